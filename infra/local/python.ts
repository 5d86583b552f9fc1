import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { takeLock } from './lock.mjs';
import { paths } from './paths.ts';
import { run } from './processes.ts';
import type { Session } from './session.ts';

const requirements = ['requirements.txt', 'requirements-check.txt'].map((file) =>
  join(import.meta.dirname, file),
);
const record = join(paths.venv, '.motcua-requirements');
const needed = 'The local cloud needs Python 3.10 or newer';

export const venvPython = join(paths.venv, 'bin', 'python');

/** Makes the project's own Python environment, unless it is there and up to date. */
export async function ensurePython(session: Session): Promise<'unchanged' | 'installed'> {
  if (isUpToDate()) return 'unchanged';
  const release = await takeLock(join(paths.work, 'python.lock'));
  try {
    if (isUpToDate()) return 'unchanged';
    const python = findPython();
    rmSync(paths.venv, { recursive: true, force: true });
    const made = await run(session, python, ['-m', 'venv', paths.venv], environment());
    if (made.code !== 0) throw venvFailure(made.output);
    const installed = await run(
      session,
      venvPython,
      // Wheels only: building from source would need a compiler and run code that no hash covers.
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--require-hashes']
        .concat(['--only-binary', ':all:'])
        .concat(requirements.flatMap((file) => ['-r', file])),
      environment(),
    );
    if (installed.code !== 0) throw pipFailure(installed.output);
    writeFileSync(record, fingerprint());
    return 'installed';
  } finally {
    release();
  }
}

function isUpToDate(): boolean {
  return existsSync(venvPython) && existsSync(record) && readFileSync(record, 'utf8') === fingerprint();
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of requirements) hash.update(readFileSync(file));
  // A virtual environment holds absolute addresses: a moved checkout needs a new one.
  return hash.update(paths.venv).digest('hex');
}

/** The first Python on the PATH that is new enough. */
function findPython(): string {
  const tooOld: string[] = [];
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']) {
    const { status, stdout } = spawnSync(
      name,
      ['-c', 'import sys; print("%d.%d" % sys.version_info[:2], sys.maxsize > 2**32, sys.executable)'],
      { encoding: 'utf8' },
    );
    if (status !== 0) continue;
    const [version = '', , ...executable] = stdout.trim().split(' ');
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major === 3 && minor >= 10) return executable.join(' ') || name;
    tooOld.push(version);
  }
  const found =
    tooOld.length > 0 ? `only Python ${[...new Set(tooOld)].join(', ')} was found` : 'none was found';
  throw new Failure(
    `${needed}, and ${found}: install it (Debian, Ubuntu: sudo apt install python3 python3-venv).`,
  );
}

function venvFailure(output: string): Failure {
  if (output.includes('No space left'))
    return new Failure('The disk is full: free some space, then try again.');
  if (/ensurepip|No module named venv/.test(output)) {
    return new Failure(
      'Python has no venv module: install it (Debian, Ubuntu: sudo apt install python3-venv).',
    );
  }
  return new Failure(`Python could not make an environment in .local/venv: ${lastLine(output)}`);
}

function pipFailure(output: string): Failure {
  if (output.includes('No space left'))
    return new Failure('The disk is full: free some space, then try again.');
  if (/HASHES|do not match/i.test(output)) {
    return new Failure(
      'A Python package is not the one that infra/local/requirements*.txt pins: nothing was kept.',
    );
  }
  if (/connection|resolve|timed out/i.test(output)) {
    return new Failure('The Python package registry cannot be reached: check the network, then try again.');
  }
  return new Failure(`pip could not install the packages of the local cloud: ${lastLine(output)}`);
}

function environment(): NodeJS.ProcessEnv {
  const { PYTHONHOME: _home, PYTHONPATH: _path, ...rest } = process.env;
  return { ...rest, PYTHONNOUSERSITE: '1' };
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
