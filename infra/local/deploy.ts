import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { awsEnvironment, localAccount, region } from './aws.ts';
import type { Cloud } from './cloud.ts';
import { Failure } from './failure.ts';
import { filesBelow, fingerprintOf } from './fingerprint.ts';
import { applyFixUps } from './fix-ups.ts';
import { Notes } from './notes.ts';
import { paths } from './paths.ts';
import { runNode } from './processes.ts';
import { step } from './progress.ts';
import type { Session } from './session.ts';

export interface DeployOptions {
  readonly cloud: Cloud;
  readonly province: string;
  /** Where people reach the site: sign-in returns there. */
  readonly siteUrl: string;
}

/** What the stacks tell, of all stacks together: each name is told once. */
export type Outputs = ReadonlyMap<string, string>;

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Deploys the real app with the stock CDK CLI, unless this cloud has exactly it already. */
export async function deploy(session: Session, options: DeployOptions): Promise<Outputs> {
  const notes = new Notes(options.cloud.endpoint);
  const fingerprint = deployFingerprint(options);
  const deployed = await notes.read('deployed');
  if (deployed?.fingerprint === fingerprint) {
    await step('Deploying the stacks', () => Promise.resolve('unchanged'));
    return parseOutputs(deployed.content);
  }
  if ((await notes.read('bootstrapped'))?.fingerprint !== 'yes') {
    await step('Preparing the local cloud for the CDK', () => bootstrap(session, options.cloud));
    await notes.write('bootstrapped', 'yes');
  }
  return step('Deploying the stacks', async () => {
    const content = await deployStacks(session, options);
    await notes.write('deployed', fingerprint, content);
    writeFileSync(join(options.cloud.folder, 'outputs.json'), content);
    return parseOutputs(content);
  });
}

/** Reads one output, or says which stack forgot to tell it. */
export function output(outputs: Outputs, name: string): string {
  const value = outputs.get(name);
  if (value === undefined) throw new Failure(`The stacks have no output ${name}: see infra/stacks.`);
  return value;
}

async function bootstrap(session: Session, cloud: Cloud): Promise<void> {
  // Outside the project's folder the CLI does not synthesise the app only to learn where to bootstrap.
  const args = [
    'bootstrap',
    `aws://${localAccount}/${region}`,
    '--app',
    '',
    '--output',
    join(cloud.folder, 'cdk.out'),
  ];
  const { code, output } = await runCdk(session, cloud, args);
  if (code !== 0) throw failed('The local cloud cannot be prepared for the CDK', cloud, output);
}

async function deployStacks(session: Session, { cloud, province, siteUrl }: DeployOptions): Promise<string> {
  const outputsFile = join(cloud.folder, 'outputs.json');
  const assembly = join(cloud.folder, 'cdk.out');
  const { code, output } = await runCdk(session, cloud, [
    'deploy',
    '--all',
    ...['--require-approval', 'never', '--outputs-file', outputsFile, '--output', assembly],
    ...['-c', `province=${province}`, '-c', 'stage=local'],
    ...['-c', `siteUrl=${siteUrl}`, '-c', `cloudPort=${cloud.port}`],
    // Bundled already: the app need not do it again.
    ...['-c', 'bundles=dist/functions'],
  ]);
  if (code !== 0) throw failed('The stacks cannot be deployed', cloud, output);
  if (!existsSync(outputsFile)) throw failed('The deploy told no outputs', cloud, output);
  const content = readFileSync(outputsFile, 'utf8');
  await applyFixUps(cloud.endpoint, assembly, Object.keys(outputsSchema.parse(JSON.parse(content))));
  return content;
}

function runCdk(session: Session, cloud: Cloud, args: string[]): Promise<{ code: number; output: string }> {
  const cdk = join(paths.modules, 'aws-cdk', 'bin', 'cdk');
  return runNode(session, [cdk, ...args, '--ci', '--no-color', '--no-notices'], {
    ...awsEnvironment(cloud.endpoint),
    CDK_DISABLE_VERSION_CHECK: 'true',
  });
}

function failed(what: string, cloud: Cloud, output: string): Failure {
  if (/ENOSPC|No space left/.test(output))
    return new Failure('The disk is full: free some space, then try again.');
  mkdirSync(cloud.folder, { recursive: true });
  const log = join(cloud.folder, 'deploy.log');
  writeFileSync(log, output);
  const cause = causeOf(output);
  return new Failure(
    `${what}: ${cause ?? 'no reason was given'} (all of it in ${log.slice(paths.root.length + 1)}).`,
  );
}

/** The resource that failed and why, else what the app itself threw, else the last line that speaks of an error. */
function causeOf(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  const resource = lines.find((line) => /(CREATE|UPDATE|DELETE)_FAILED/.test(line));
  return (
    resource?.split('|').slice(3).join(' ').trim() ??
    lines.find((line) => /^\w*Error: /.test(line)) ??
    lines.findLast((line) => /error|failed/i.test(line))
  );
}

function deployFingerprint({ cloud, province, siteUrl }: DeployOptions): string {
  const infra = filesBelow(paths.fromRoot('infra')).filter((file) => !file.startsWith(import.meta.dirname));
  // Each function's construct asks for what its environment schema names.
  const environments = filesBelow(paths.functions).filter((file) => basename(file) === 'environment.ts');
  const files = [
    ...infra,
    ...environments,
    import.meta.filename,
    join(import.meta.dirname, 'fix-ups.ts'),
    paths.functionBundles,
    paths.fromRoot('cdk.json'),
    paths.fromRoot('package-lock.json'),
  ];
  return fingerprintOf(files, cloud.identity, String(cloud.port), province, siteUrl);
}

function parseOutputs(content: string): Outputs {
  return new Map(
    Object.values(outputsSchema.parse(JSON.parse(content))).flatMap((told) => Object.entries(told)),
  );
}
