import { describe, expect, test } from '@jest/globals';
import { functionFolders } from '../../infra/names.ts';
import { rights } from './expected-rights.ts';
import { conditionsOf, nameOfFunction, rightsOf } from './rights.ts';
import { type Json, plain, synthesise } from './synthesised.ts';

const live = synthesise('ninh-binh', 'live');
const { ofType } = live;

/** The scanner's stand-in is for the local cloud alone. */
const deployed = functionFolders.filter((folder) => folder !== 'uploads/scan-stand-in');

describe('the rights of functions', () => {
  test.each(deployed)('%s may do this and no more', (folder) => {
    expect(rightsOf(live, folder)).toEqual([...rights[folder]].sort());
  });

  test('no function may scan, touch a table itself, or delete from what is a record', () => {
    const given = deployed.flatMap((folder) => rightsOf(live, folder));
    for (const right of given) {
      expect(right).not.toMatch(/Scan|Table\b|PartiQL|DeleteItem.*(History|Reads|Registry|Parked)/);
      if (/^dynamodb (History|Reads|Registry|Parked)/.test(right)) expect(right).not.toContain('DeleteItem');
      expect(right).not.toMatch(/: .*\*/);
    }
    const onMany = given.filter((right) => right.includes('*'));
    // Machines of one province: dossiers pin versions, and a version may be older than the deploy.
    // Files and papers lie below a dossier's id, in buckets and folders of theirs.
    const ofFiles = /^s3 motcua-ninh-binh-live-(quarantine-[^/]+|documents-[^/]+\/\w+)\/\*: /;
    expect(onMany.filter((right) => !right.startsWith('states ') && !ofFiles.test(right))).toEqual([
      'dynamodb *: ListStreams',
      's3 motcua-ninh-binh-live-archive-<AWS::AccountId>/*: PutObject',
    ]);
  });

  test('conditions narrow what a resource cannot', () => {
    expect(conditionsOf(live, 'sign-in/link-account', 'dynamodb:PutItem')).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ACCOUNT#*'] },
    });
    for (const folder of ['doors/public', 'doors/citizen', 'doors/office', 'doors/audit'] as const) {
      expect(conditionsOf(live, folder, 'kms:Decrypt')).toEqual({
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['dossierId'] },
      });
    }
    expect(conditionsOf(live, 'followers/archive', 'kms:GenerateDataKey')).toEqual({
      StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
    });
    expect(conditionsOf(live, 'followers/relay', 'kms:Decrypt')).toEqual({
      StringEquals: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' },
    });
  });

  test('a role is taken by its service only', () => {
    const principals = ofType('AWS::IAM::Role').map(({ Properties }) =>
      Properties.AssumeRolePolicyDocument.Statement.map(({ Principal }: Json) => Principal.Service).join(),
    );
    expect(new Set(principals)).toEqual(
      new Set([
        'lambda.amazonaws.com',
        'backup.amazonaws.com',
        'states.amazonaws.com',
        'malware-protection-plan.guardduty.amazonaws.com',
      ]),
    );
  });
});

describe('rights that the local cloud does not ask for', () => {
  test('the API may call each door on its own routes, Cognito its trigger, and nobody else anything', () => {
    const permissions = ofType('AWS::Lambda::Permission').map(({ Properties }) => [
      nameOfFunction(live, Properties.FunctionName['Fn::GetAtt'][0]),
      Properties.Principal,
      plain(Properties.SourceArn).replace(/^arn:aws:execute-api:.*?\/\*\/\*/, ''),
    ]);
    expect(permissions.sort()).toEqual([
      ['clocks-clear-uploads', 'events.amazonaws.com', '<ClearHourly162D90C9.Arn>'],
      ['clocks-repair', 'events.amazonaws.com', '<Sweep576358E8.Arn>'],
      ['doors-admin', 'apigateway.amazonaws.com', '/api/admin/{proxy+}'],
      ['doors-audit', 'apigateway.amazonaws.com', '/api/audit/{proxy+}'],
      ['doors-citizen', 'apigateway.amazonaws.com', '/api/citizen/{proxy+}'],
      ['doors-office', 'apigateway.amazonaws.com', '/api/office/{proxy+}'],
      ['doors-print', 'apigateway.amazonaws.com', '/api/print/{proxy+}'],
      ['doors-public', 'apigateway.amazonaws.com', '/api/openapi.json'],
      ['doors-public', 'apigateway.amazonaws.com', '/api/public/{proxy+}'],
      ['followers-notify', 'events.amazonaws.com', '<SendDueB9EE3592.Arn>'],
      ['sign-in-link-account', 'cognito-idp.amazonaws.com', '<Citizens14250467.Arn>'],
    ]);
  });

  test('the data key is used through tables by whoever may use them, by the alarms and by the reports of bounces', () => {
    const key = live.one('AWS::KMS::Key', 'storage', 'DataKey');
    const [, ...others] = key.Properties.KeyPolicy.Statement;
    expect(others).toHaveLength(2);
    expect(others[0]).toMatchObject({
      Principal: { AWS: '*' },
      Condition: {
        StringEquals: {
          'kms:CallerAccount': { Ref: 'AWS::AccountId' },
          'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com',
        },
      },
    });
    expect(others[1]).toMatchObject({
      Principal: { Service: ['cloudwatch.amazonaws.com', 'ses.amazonaws.com'] },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
    for (const { Properties } of ofType('AWS::KMS::Key')) {
      expect(JSON.stringify(Properties.KeyPolicy.Statement[0].Principal)).toContain(':root');
    }
  });

  test('CloudFront alone reads the pages, and only this distribution', () => {
    const policy = live.one('AWS::S3::BucketPolicy', 'portal').Properties.PolicyDocument.Statement;
    const allowed = policy.filter(({ Effect }: Json) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Action: 's3:GetObject',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
    });
  });
});

describe('what feeds the followers', () => {
  const mappings = ofType('AWS::Lambda::EventSourceMapping');
  const of = (name: string) =>
    mappings
      .filter(({ Properties }) => nameOfFunction(live, Properties.FunctionName.Ref) === name)
      .map((one) => one.Properties);

  test('the relay hears of new history items only, retries, splits, gives up in time, and tells where', () => {
    expect(of('followers-relay')).toHaveLength(1);
    const [relay] = of('followers-relay');
    expect(relay).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 20 * 3600,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': ['RelayDeadLettersQueueD6850E4E', 'Arn'] } },
      },
    });
    expect(relay.FilterCriteria.Filters.map(({ Pattern }: Json) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'H#' }] } } } },
    ]);
  });

  test('the archive and the parking answer for each message', () => {
    expect(of('followers-archive').map(({ FunctionResponseTypes }) => FunctionResponseTypes)).toEqual([
      ['ReportBatchItemFailures'],
    ]);
    expect(of('followers-park').map(({ FunctionResponseTypes }) => FunctionResponseTypes)).toEqual([
      ...Array(10).fill(['ReportBatchItemFailures']),
    ]);
    for (const name of [
      'followers-attach',
      'uploads-inspect',
      'followers-conduct',
      'steps-open-step',
      'clocks-repair',
    ]) {
      expect(of(name).map(({ FunctionResponseTypes }) => FunctionResponseTypes)).toEqual([
        ['ReportBatchItemFailures'],
      ]);
    }
  });

  test('every dead-letter queue is parked', () => {
    const deadLetters = ofType('AWS::SQS::Queue').filter(({ Properties }) =>
      Properties.QueueName.endsWith('-dlq'),
    );
    expect(
      of('followers-park')
        .map(({ EventSourceArn }) => plain(EventSourceArn).replace(/^.*?(\w+DeadLettersQueue).*$/, '$1'))
        .sort(),
    ).toEqual(deadLetters.map(({ id }) => id.replace(/[0-9A-F]{8}$/, '')).sort());
  });
});

describe('files that arrive', () => {
  test('are looked into by GuardDuty, which marks them, and whose word alone is taken', () => {
    const plan = live.one('AWS::GuardDuty::MalwareProtectionPlan', 'aws-only').Properties;
    expect(plan.Actions).toEqual({ Tagging: { Status: 'ENABLED' } });
    expect(plain(plan.ProtectedResource.S3Bucket.BucketName)).toMatch(/Quarantine/);
    const rule = ofType('AWS::Events::Rule').find(({ Properties }) => Properties.Name.endsWith('-scanned'));
    expect(rule?.Properties.EventPattern).toMatchObject({
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [expect.anything()] } },
    });
    expect(plain(rule?.Properties.Targets[0].Arn)).toMatch(/InspectQueue/);
  });

  test('are put and read by pages of any of our addresses with an invitation, and do not stay in quarantine', () => {
    const quarantine = live.one('AWS::S3::Bucket', 'storage', 'Quarantine').Properties;
    expect(quarantine.CorsConfiguration.CorsRules).toMatchObject([{ AllowedMethods: ['PUT'] }]);
    expect(quarantine.LifecycleConfiguration.Rules).toMatchObject([
      { ExpirationInDays: 14, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
    ]);
    const documents = live.one('AWS::S3::Bucket', 'storage', 'Documents').Properties;
    expect(documents.CorsConfiguration.CorsRules).toMatchObject([{ AllowedMethods: ['GET'] }]);
    const hourly = ofType('AWS::Events::Rule').find(({ Properties }) =>
      Properties.Name.endsWith('-clear-uploads'),
    );
    expect(hourly?.Properties).toMatchObject({ ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' });
  });
});

describe('routes', () => {
  test('each asks for an access token of its audience, but the public ones', () => {
    const authorizers = new Map(
      ofType('AWS::ApiGatewayV2::Authorizer').map(({ id, Properties }) => [
        id,
        `${Properties.AuthorizerType} ${plain(Properties.JwtConfiguration.Issuer)} ${plain(Properties.JwtConfiguration.Audience[0])}`,
      ]),
    );
    const routes = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
      authorizers.get(Properties.AuthorizerId?.Ref) ?? 'nobody',
      Properties.AuthorizationScopes ?? [],
    ]);
    const officers = expect.stringMatching(
      /^JWT https:\/\/cognito-idp\.ap-southeast-1\.amazonaws\.com\/<identity:Officers\w+> <identity:OfficersWeb\w+>$/,
    );
    const citizens = expect.stringMatching(
      /^JWT https:\/\/cognito-idp\.ap-southeast-1\.amazonaws\.com\/<identity:Citizens\w+> <identity:CitizensWeb\w+>$/,
    );
    expect(routes.sort()).toEqual([
      ['ANY /api/admin/{proxy+}', 'JWT', officers, ['openid']],
      ['ANY /api/audit/{proxy+}', 'JWT', officers, ['openid']],
      ['ANY /api/citizen/{proxy+}', 'JWT', citizens, ['openid']],
      ['ANY /api/office/{proxy+}', 'JWT', officers, ['openid']],
      ['ANY /api/print/{proxy+}', 'JWT', officers, ['openid']],
      ['ANY /api/public/{proxy+}', 'NONE', 'nobody', []],
      ['GET /api/openapi.json', 'NONE', 'nobody', []],
    ]);
  });

  test('the API is throttled, and its log holds nothing of people', () => {
    const { Properties } = live.one('AWS::ApiGatewayV2::Stage', 'portal');
    expect(Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 200,
      ThrottlingBurstLimit: 400,
    });
    expect(Properties.AccessLogSettings.Format).not.toMatch(
      /sourceIp|identity|authorizer|\.path|claims|userAgent/i,
    );
  });
});
