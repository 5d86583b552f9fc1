import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { type BuildOptions, buildApp } from '../../infra/app.ts';
import { bundleFolder, functionFolders } from '../../infra/names.ts';
import { readProvince } from '../../infra/provinces/schema.ts';
import type { Stage } from '../../infra/stages.ts';

// Templates are read as they are: a test says what it expects of them, so their shape is not typed further.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type Json = any;

export interface Resource {
  readonly room: string;
  readonly id: string;
  readonly Type: string;
  readonly Properties: Json;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Synthesised {
  readonly house: ReturnType<typeof buildApp>['house'];
  readonly templates: ReadonlyMap<string, Json>;
  readonly resources: readonly Resource[];
  readonly protectedStacks: ReadonlyMap<string, boolean>;
  ofType(type: string): Resource[];
  /** The only one of its type in a room, or whose id begins so. */
  one(type: string, room: string, idBegins?: string): Resource;
}

const scratch = mkdtempSync(join(tmpdir(), 'motcua-infra-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Stub bundles, so that a test of templates needs no build. */
const bundles = join(scratch, 'bundles');
for (const folder of functionFolders) {
  mkdirSync(join(bundles, bundleFolder(folder)), { recursive: true });
  writeFileSync(
    join(bundles, bundleFolder(folder), 'index.mjs'),
    'export const handler = async () => null;\n',
  );
}

export const provinceOf = (id: string) =>
  id === 'ha-nam-thu' ? readProvince(id, join(import.meta.dirname, 'provinces')) : readProvince(id);

let count = 0;
export function build(province: string, stage: Stage, options: BuildOptions = {}) {
  const outdir = join(scratch, `out-${count++}`);
  return { ...buildApp(provinceOf(province), stage, { bundles, outdir, ...options }), outdir };
}

/** Every finding of cdk-nag, acknowledged or not, as "path finding". */
export function findings(province: string, stage: Stage, rules: 'acknowledged' | 'bare'): string[] {
  const { app, house, outdir } = build(province, stage, { rules });
  const file = join(outdir, 'validation-report.json');
  try {
    app.synth();
  } catch (thrown) {
    // Findings are thrown, and read from the report; anything else is a fault.
    if (!existsSync(file)) throw thrown;
  }
  const report: Json = JSON.parse(readFileSync(file, 'utf8'));
  return report.pluginReports.flatMap(({ violations }: Json) =>
    violations.flatMap(({ ruleName, violatingConstructs }: Json) =>
      violatingConstructs.map(
        ({ constructPath }: Json) =>
          `${constructPath.replace(`${house.names.prefix}-`, '').replace(/\/Resource$/, '')} ${ruleName}`,
      ),
    ),
  );
}

export function synthesise(province: string, stage: Stage, options: BuildOptions = {}): Synthesised {
  const { app, house } = build(province, stage, { rules: 'none', ...options });
  const { stacks } = app.synth();
  const room = (stackName: string) => stackName.slice(house.names.prefix.length + 1);
  const templates = new Map<string, Json>(stacks.map((stack) => [room(stack.stackName), stack.template]));
  const resources = [...templates].flatMap(([name, template]) =>
    Object.entries<Json>(template.Resources).map(([id, resource]) => ({
      room: name,
      id,
      Properties: {},
      ...resource,
    })),
  );
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  return {
    house,
    templates,
    resources,
    protectedStacks: new Map(
      stacks.map((stack) => [room(stack.stackName), stack.terminationProtection ?? false]),
    ),
    ofType,
    one(type, inRoom, idBegins = '') {
      const found = ofType(type).filter(({ room: at, id }) => at === inRoom && id.startsWith(idBegins));
      const [only] = found;
      if (!only || found.length > 1) throw new Error(`${found.length} of ${type} in ${inRoom} ${idBegins}`);
      return only;
    },
  };
}

/** Text of a template's value, with references written as their target's id. */
export function plain(value: Json): string {
  if (value === null || typeof value !== 'object') return String(value);
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`;
  if ('Fn::GetStackOutput' in value) {
    const { StackName, OutputName } = value['Fn::GetStackOutput'];
    const target = OutputName.replace(/^PublishOutput(Ref|FnGetAtt)/, '').replace(/[0-9A-F]{8}$/, '');
    return `<${StackName.replace(/^motcua-.*-(local|rehearsal|live)-/, '')}:${target}>`;
  }
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(plain).join(value['Fn::Join'][0]);
  return JSON.stringify(value);
}

/** Where each type keeps its physical name. A type that has one and is not here fails `physicalNames`. */
const nameOf: Record<string, (properties: Json) => Json> = {
  'AWS::ApiGatewayV2::Api': ({ Name }) => Name,
  'AWS::Backup::BackupPlan': ({ BackupPlan }) => `${BackupPlan.BackupPlanName}-plan`,
  'AWS::Backup::BackupVault': ({ BackupVaultName }) => BackupVaultName,
  'AWS::Budgets::Budget': ({ Budget }) => Budget.BudgetName,
  'AWS::CloudFront::Function': ({ Name }) => Name,
  'AWS::CloudFront::OriginAccessControl': ({ OriginAccessControlConfig }) => OriginAccessControlConfig.Name,
  'AWS::CloudFront::ResponseHeadersPolicy': ({ ResponseHeadersPolicyConfig }) =>
    ResponseHeadersPolicyConfig.Name,
  'AWS::CloudWatch::Alarm': ({ AlarmName }) => AlarmName,
  'AWS::Cognito::UserPool': ({ UserPoolName }) => UserPoolName,
  'AWS::Cognito::UserPoolClient': ({ ClientName }) => ClientName,
  'AWS::Cognito::UserPoolDomain': ({ Domain }) => `${Domain}-sign-in`,
  'AWS::DynamoDB::Table': ({ TableName }) => TableName,
  'AWS::KMS::Alias': ({ AliasName }) => AliasName,
  'AWS::Lambda::Function': ({ FunctionName }) => FunctionName,
  'AWS::Logs::LogGroup': ({ LogGroupName }) => LogGroupName,
  'AWS::S3::Bucket': ({ BucketName }) => BucketName,
  'AWS::Events::Rule': ({ Name }) => `${Name}-rule`,
  'AWS::StepFunctions::StateMachine': ({ StateMachineName }) => StateMachineName,
  'AWS::SES::ConfigurationSet': ({ Name }) => Name,
  'AWS::SNS::Topic': ({ TopicName }) => TopicName,
  'AWS::SQS::Queue': ({ QueueName }) => `${QueueName}-queue`,
  'AWS::WAFv2::WebACL': ({ Name }) => Name,
};
/** What has no name that could clash: named by an id, or inside something named. Roles are named after their stack. */
const nameless = [
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Backup::BackupSelection',
  'AWS::CloudFront::Distribution',
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::Cognito::UserPoolIdentityProvider',
  'AWS::GuardDuty::MalwareProtectionPlan',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

/** All physical names, each with its kind where two kinds may share a name. */
export function physicalNames(resources: readonly Resource[]): string[] {
  return resources
    .filter(({ Type }) => !nameless.includes(Type))
    .map(({ Type, id, Properties }) => {
      const name = nameOf[Type]?.(Properties);
      if (name === undefined)
        throw new Error(`${id} (${Type}) has no name, or one that this test cannot find`);
      return plain(name);
    });
}
