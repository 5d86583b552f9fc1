#!/usr/bin/env node
// Starts one of the project's commands: `node infra/local/run.mjs infra/local/start.ts [arguments]`.
// It runs on any Node from 20 and needs nothing installed: it installs the npm packages of the lockfile when they
// are missing or have changed, then hands over to the Node 24 that came with them. It writes to stderr only, so
// that a command's own answer on stdout stays clean.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeLock } from './lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const node24 = join(modules, '.bin', 'node');
const record = join(modules, '.motcua-lock');
const GIGABYTE = 1024 ** 3;
const NEEDED_BYTES = 1.5 * GIGABYTE;

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    stoppedBy = signal;
    child?.kill(signal);
  });
}

stopWithNpm();

try {
  checkMachine();
  if (!isInstalled()) await install();
  const [script, ...args] = process.argv.slice(2);
  if (script === undefined) throw new Error('Which command? Use npm start, npm test, npm run check ...');
  leave(await run(node24, [join(root, script), ...args]));
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  say(code === 'ENOSPC' ? 'The disk is full: free some space, then try again.' : message);
  process.exit(1);
}

function checkMachine() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  const machine = process.env['MOTCUA_PLATFORM'] ?? `${process.platform} ${process.arch}`;
  if (machine !== 'linux x64') {
    throw new Error(
      `This project runs on Linux x64 and this is ${machine}: use a Linux x64 machine, a virtual machine or WSL 2.`,
    );
  }
}

function isInstalled() {
  return existsSync(node24) && existsSync(record) && readFileSync(record, 'utf8') === lockfileHash();
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

async function install() {
  const release = await takeLock(join(root, '.local', 'install.lock'), () =>
    say('Another command is installing the npm packages: waiting for it.'),
  );
  try {
    // Whoever held the lock may have done the work.
    if (isInstalled()) return;
    const disk = statfsSync(root);
    const freeBytes = disk.bavail * disk.bsize;
    if (freeBytes < NEEDED_BYTES) {
      const free = (freeBytes / GIGABYTE).toFixed(1);
      throw new Error(`Only ${free} GB are free on this disk and the packages need 1.5 GB: free some space.`);
    }
    const began = Date.now();
    say('Installing npm packages from the lockfile (about 40 s) ...');
    const output = await npmCi();
    writeFileSync(record, lockfileHash());
    say(`Installed npm packages in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    return output;
  } finally {
    release();
  }
}

/** npm's own words are shown only when it fails. */
async function npmCi() {
  let output = '';
  const status = await run('npm', ['ci', '--no-progress'], (text) => (output += text));
  if (status.signal !== null || stoppedBy !== undefined) leave(status);
  if (status.code === 0) return;
  if (output.includes('ENOSPC')) throw new Error('The disk is full: free some space, then try again.');
  process.stderr.write(output);
  const cause = /E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)/.test(output)
    ? 'the package registry cannot be reached, check the network'
    : 'its own words are above';
  throw new Error(`npm ci could not install the packages: ${cause}.`);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {(text: string) => void} [onOutput] without it the command has this terminal
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function run(command, args, onOutput) {
  return new Promise((resolve, reject) => {
    const started = spawn(command, args, {
      cwd: onOutput ? root : process.cwd(),
      stdio: onOutput ? 'pipe' : 'inherit',
    });
    child = started;
    started.stdout?.on('data', (data) => onOutput?.(String(data)));
    started.stderr?.on('data', (data) => onOutput?.(String(data)));
    started.on('error', (error) => {
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      reject(missing ? new Error(`${command} was not found: is it on the PATH?`) : error);
    });
    started.on('close', (code, signal) => resolve({ code, signal }));
  });
}

/**
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} status
 * @returns {never}
 */
function leave({ code, signal }) {
  process.exit(code ?? 128 + constants.signals[signal ?? stoppedBy ?? 'SIGTERM']);
}

/** npm runs us through a shell, which stays behind when npm is killed: then nobody could stop what we started. */
function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = parentOf(process.ppid);
  setInterval(() => {
    if (parentOf(process.ppid) !== npm) child?.kill('SIGTERM');
  }, 1000).unref();
}

/**
 * @param {number} pid
 * @returns {string | undefined} the parent's id
 */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
