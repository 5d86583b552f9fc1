import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { makeDynamoClient } from '../shared/adapters/dynamodb/make-client.ts';
import { buildFunctions, buildWeb } from './local/build.ts';
import { Failure } from './local/failure.ts';
import { paths } from './local/paths.ts';
import { step } from './local/progress.ts';
import { publishWeb, type SignIn, type WebConfig } from './local/publish.ts';
import { type FirstAdministrator, seedOnAws } from './local/seed-province.ts';
import { runSession } from './local/session.ts';
import { namesOf } from './names.ts';
import { type Province, readProvince } from './provinces/schema.ts';
import { requireRoutesKept } from './local/removed-routes.ts';
import { type Stage, stageNames } from './stages.ts';

const help = `npm run deploy -- --province <id> --stage rehearsal|live [--yes]

  Deploys to AWS with the credentials of this shell (AWS_PROFILE or AWS_ACCESS_KEY_ID ...): the account is theirs.
  Once per account, before the first time:
    npx cdk bootstrap aws://<account>/ap-southeast-1 aws://<account>/us-east-1
  --administrator <sub> --administrator-name <name>
          gives an account of the officers' pool, by its sub, the first post of administrator
  --yes   does not ask before rights are widened (for a pipeline)`;

interface Target {
  readonly province: Province;
  readonly stage: Exclude<Stage, 'local'>;
  readonly asks: boolean;
  readonly administrator?: FirstAdministrator;
}

/** Reads and checks what is asked for, before anything is built. */
export function readTarget(
  args: readonly string[],
  readFile: (id: string) => Province = readProvince,
): Target {
  const { values } = parse(args);
  if (!values.province || !values.stage) throw new Failure(`Which province, and which stage?\n\n${help}`);
  const stage = stageNames.find((name) => name === values.stage);
  if (!stage) throw new Failure(`There is no stage "${values.stage}": it is rehearsal or live.`);
  if (stage === 'local') throw new Failure('The local stage is started with npm start.');
  const province = readProvinceOrFail(values.province, readFile);
  if (province.alarms.email.endsWith('.example')) {
    throw new Failure(
      `infra/provinces/${province.id}.yaml: alarms.email is made up. Give an address somebody reads.`,
    );
  }
  const { administrator: subject, 'administrator-name': name } = values;
  if ((subject === undefined) !== (name === undefined)) {
    throw new Failure('Give both --administrator and --administrator-name, or neither.');
  }
  return {
    province,
    stage,
    asks: stage === 'live' && !values.yes,
    ...(subject !== undefined && name !== undefined && { administrator: { subject, name } }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        province: { type: 'string' },
        stage: { type: 'string' },
        administrator: { type: 'string' },
        'administrator-name': { type: 'string' },
        yes: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`);
  }
}

function readProvinceOrFail(id: string, readFile: (id: string) => Province): Province {
  try {
    return readFile(id);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}

const outputsSchema = z
  .record(z.string(), z.record(z.string(), z.string()))
  .transform((stacks) => Object.assign({}, ...Object.values(stacks)))
  .pipe(
    z.object({
      SiteUrl: z.url(),
      WebBucketName: z.string(),
      IdentityKeyId: z.string(),
      OfficerPoolId: z.string(),
      OfficerClientId: z.string(),
      CitizenPoolId: z.string(),
      CitizenClientId: z.string(),
    }),
  );
type Outputs = z.infer<typeof outputsSchema>;

async function deployStacks({ province, stage, asks }: Target): Promise<Outputs> {
  const folder = join(paths.work, 'deploy', namesOf(province.id, stage).prefix);
  mkdirSync(folder, { recursive: true });
  const outputsFile = join(folder, 'outputs.json');
  const args = [
    join(paths.modules, 'aws-cdk', 'bin', 'cdk'),
    'deploy',
    '--all',
    ...['--require-approval', asks ? 'broadening' : 'never'],
    ...['--outputs-file', outputsFile, '--output', join(folder, 'cdk.out')],
    ...['-c', `province=${province.id}`, '-c', `stage=${stage}`, '-c', 'bundles=dist/functions'],
  ];
  // With this terminal: the CDK shows its own progress, and asks.
  const [code] = await once(spawn(paths.node, args, { cwd: paths.root, stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Failure('The stacks are not deployed: the reason is above.');
  return outputsSchema.parse(JSON.parse(readFileSync(outputsFile, 'utf8')));
}

/** What the pages are told of the province's pools. */
export function webConfig(
  { province, stage }: Pick<Target, 'province' | 'stage'>,
  outputs: Omit<Outputs, 'IdentityKeyId'>,
): WebConfig {
  const names = namesOf(province.id, stage);
  const signIn = (who: 'officers' | 'citizens', poolId: string, clientId: string): SignIn => {
    const page = `https://${names.signInDomain(who)}.auth.${province.region}.amazoncognito.com`;
    return {
      authority: `https://cognito-idp.${province.region}.amazonaws.com/${poolId}`,
      authorizationEndpoint: `${page}/oauth2/authorize`,
      tokenEndpoint: `${page}/oauth2/token`,
      logoutEndpoint: `${page}/logout`,
      clientId,
    };
  };
  return {
    province: province.id,
    stage,
    citizens: signIn('citizens', outputs.CitizenPoolId, outputs.CitizenClientId),
    officers: signIn('officers', outputs.OfficerPoolId, outputs.OfficerClientId),
  };
}

if (import.meta.main) {
  await runSession(async (session) => {
    const target = readTarget(process.argv.slice(2));
    const { province } = target;
    await step('Bundling the functions', buildFunctions);
    await step('Building the pages', () => buildWeb(session));
    await step('Looking for dossiers on routes that would go', () =>
      requireRoutesKept({
        sfn: new SFNClient({ region: province.region }),
        dynamo: makeDynamoClient({ region: province.region }),
        names: namesOf(province.id, target.stage),
      }),
    );
    const outputs = await deployStacks(target);
    await step('Publishing the pages', () =>
      publishWeb({
        s3: new S3Client({ region: province.region }),
        bucket: outputs.WebBucketName,
        config: webConfig(target, outputs),
      }),
    );
    await step('Seeding the registry', () =>
      seedOnAws({
        region: province.region,
        province: province.id,
        stage: target.stage,
        identityKeyId: outputs.IdentityKeyId,
        ...(target.administrator && { administrator: target.administrator }),
      }),
    );
    if (!province.nationalIdentity) {
      process.stdout.write(
        `\n  infra/provinces/${province.id}.yaml names no nationalIdentity: citizens sign in only with accounts that an administrator makes.\n`,
      );
    }
    process.stdout.write(`\n  ${outputs.SiteUrl}\n`);
    return 0;
  });
}
