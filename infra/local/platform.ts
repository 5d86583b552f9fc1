import { S3Client } from '@aws-sdk/client-s3';
import type { Account } from './accounts.ts';
import { clientSettings, region } from './aws.ts';
import { buildFunctions, buildWeb } from './build.ts';
import type { Cloud } from './cloud.ts';
import { deploy, type Outputs, output } from './deploy.ts';
import { fingerprintOf } from './fingerprint.ts';
import { startFront } from './front.ts';
import { Notes } from './notes.ts';
import { paths } from './paths.ts';
import { step } from './progress.ts';
import { publishWeb, type SignIn, type WebConfig } from './publish.ts';
import { repairAfterStart } from './repair.ts';
import { seed, seededAccounts } from './seed.ts';
import { seedProvince } from './seed-province.ts';
import type { Session } from './session.ts';

export interface Platform {
  readonly siteUrl: string;
  readonly outputs: Outputs;
  readonly accounts: readonly Account[];
}

interface PlatformOptions {
  readonly cloud: Cloud;
  readonly port: number;
  readonly province: string;
}

/** Brings everything the service is onto a running local cloud, and opens the front. */
export async function bringUpPlatform(session: Session, options: PlatformOptions): Promise<Platform> {
  const { cloud, port, province } = options;
  const siteUrl = `http://localhost:${port}`;
  await step('Bundling the functions', buildFunctions);
  const outputs = await deploy(session, { cloud, province, siteUrl });
  await step('Building the pages', () => buildWeb(session));
  await step('Publishing the pages', () => publish(cloud, outputs, province));
  await step('Seeding the province', () => seed({ cloud, province, outputs, seedProvince }));
  await step('Starting the routes again', () => repairAfterStart(cloud, province, outputs));
  await startFront(session, {
    port,
    cloudPort: cloud.port,
    distributionDomain: output(outputs, 'DistributionDomainName'),
  });
  return { siteUrl, outputs, accounts: await seededAccounts(cloud) };
}

async function publish(cloud: Cloud, outputs: Outputs, province: string): Promise<'unchanged' | 'published'> {
  const notes = new Notes(cloud.endpoint);
  const config = webConfig(cloud, outputs, province);
  const fingerprint = fingerprintOf([paths.webBundle], cloud.identity, JSON.stringify(config));
  if ((await notes.read('published'))?.fingerprint === fingerprint) return 'unchanged';
  const s3 = new S3Client(clientSettings(cloud.endpoint));
  await publishWeb({ s3, bucket: output(outputs, 'WebBucketName'), config });
  await notes.write('published', fingerprint);
  return 'published';
}

function webConfig(cloud: Cloud, outputs: Outputs, province: string): WebConfig {
  return {
    province,
    stage: 'local',
    citizens: signIn(cloud, output(outputs, 'CitizenPoolId'), output(outputs, 'CitizenClientId')),
    officers: signIn(cloud, output(outputs, 'OfficerPoolId'), output(outputs, 'OfficerClientId')),
  };
}

/** The emulator's tokens name the AWS issuer; its pages and endpoints stand on its own port. */
function signIn(cloud: Cloud, poolId: string, clientId: string): SignIn {
  return {
    authority: `https://cognito-idp.${region}.amazonaws.com/${poolId}`,
    authorizationEndpoint: `${cloud.endpoint}/oauth2/authorize`,
    tokenEndpoint: `${cloud.endpoint}/oauth2/token`,
    logoutEndpoint: `${cloud.endpoint}/logout`,
    clientId,
  };
}
