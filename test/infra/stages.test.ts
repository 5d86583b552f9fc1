import { describe, expect, test } from '@jest/globals';
import { settingsOf, stageNames, stages } from '../../infra/stages.ts';
import { type Json, physicalNames, plain, type Synthesised, synthesise } from './synthesised.ts';

const local = synthesise('ninh-binh', 'local', { siteUrl: 'http://localhost:3111', cloudPort: 4999 });
const live = synthesise('ninh-binh', 'live');
const other = synthesise('ha-nam-thu', 'live');

/** Templates with the stage's own name and code addresses taken out. */
function withoutStage(synthesised: Synthesised, stage: string): Json {
  const text = JSON.stringify(Object.fromEntries(synthesised.templates));
  return JSON.parse(
    text
      .replaceAll(`-${stage}-`, '-*-')
      .replaceAll(`-${stage}"`, '-*"')
      .replaceAll(`"${stage}"`, '"*"')
      .replaceAll(`, ${stage}:`, ', *:')
      .replaceAll(`, ${stage}"`, ', *"'),
  );
}

describe('stages', () => {
  test('every difference has a reason for each stage', () => {
    for (const difference of Object.values(stages)) {
      for (const stage of stageNames) expect(difference[stage].because.length).toBeGreaterThan(15);
    }
  });

  test('nothing differs but what stages.ts says: live with the settings of local is local', () => {
    const pretended = synthesise('ninh-binh', 'live', {
      settings: settingsOf('local'),
      siteUrl: 'http://localhost:3111',
      cloudPort: 4999,
    });
    expect(withoutStage(pretended, 'live')).toEqual(withoutStage(local, 'local'));
    expect(withoutStage(live, 'live')).not.toEqual(withoutStage(local, 'local'));
  });

  test('the API is reached at its own address, or through the emulator', () => {
    const origin = ({ one }: Synthesised) =>
      one('AWS::CloudFront::Distribution', 'portal').Properties.DistributionConfig.Origins[1];
    expect(plain(origin(live).DomainName)).toBe('<ApiF70053CD>.execute-api.ap-southeast-1.<AWS::URLSuffix>');
    expect(origin(live).CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only' });
    expect(origin(local).DomainName).toBe('127.0.0.1');
    expect(origin(local).CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'http-only',
      HTTPPort: 4999,
    });
    expect(plain(origin(local).OriginPath)).toBe('/_aws/execute-api/<ApiF70053CD>/$default');
  });

  test('sign-in returns to the site and nowhere else', () => {
    const returns = ({ ofType }: Synthesised) =>
      ofType('AWS::Cognito::UserPoolClient').map(({ Properties }) => [
        Properties.CallbackURLs.map(plain),
        Properties.LogoutURLs.map(plain),
      ]);
    expect(returns(local)).toEqual(
      Array(2).fill([['http://localhost:3111/dang-nhap/xong/'], ['http://localhost:3111/']]),
    );
    expect(returns(other)).toEqual(
      Array(2).fill([
        ['https://motcua.hanamthu.example/dang-nhap/xong/'],
        ['https://motcua.hanamthu.example/'],
      ]),
    );
    expect(returns(live)).toEqual(
      Array(2).fill([
        [expect.stringMatching(/^https:\/\/<portal:Distribution\w+DomainName>\/dang-nhap\/xong\/$/)],
        [expect.stringMatching(/^https:\/\/<portal:Distribution\w+DomainName>\/$/)],
      ]),
    );
  });

  test('pages may ask us, the token endpoints of our pools and the two buckets of files, and nobody else', () => {
    const policy = ({ one }: Synthesised): string =>
      plain(
        one('AWS::CloudFront::ResponseHeadersPolicy', 'portal').Properties.ResponseHeadersPolicyConfig
          .SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy,
      );
    expect(policy(live)).toContain(
      "connect-src 'self' https://motcua-ninh-binh-live-officers.auth.ap-southeast-1.amazoncognito.com https://motcua-ninh-binh-live-citizens.auth.ap-southeast-1.amazoncognito.com https://s3.ap-southeast-1.amazonaws.com/motcua-ninh-binh-live-quarantine-<AWS::AccountId>/ https://s3.ap-southeast-1.amazonaws.com/motcua-ninh-binh-live-documents-<AWS::AccountId>/;",
    );
    expect(policy(local)).toContain("connect-src 'self' http://localhost:4999 http://127.0.0.1:4999;");
    for (const text of [policy(live), policy(local)]) {
      expect(text).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(text).not.toMatch(/unsafe|\*/);
    }
  });
});

describe('two provinces side by side', () => {
  test('share no physical name', () => {
    const names = new Set([...physicalNames(live.resources), ...live.house.names.stack('storage')]);
    for (const name of physicalNames(other.resources)) {
      expect(names).not.toContain(name);
      expect(name).toContain('motcua-ha-nam-thu-live-');
    }
  });

  test('are made of the same things, but what a province may choose', () => {
    const shape = ({ resources }: Synthesised) =>
      resources.map(({ room, Type, id }) => `${room} ${Type} ${id}`).sort();
    const extra = shape(other).filter((one) => !shape(live).includes(one));
    expect(extra).toEqual([expect.stringMatching(/^identity AWS::Cognito::UserPoolIdentityProvider /)]);
    expect(shape(live).filter((one) => !shape(other).includes(one))).toEqual([]);
  });

  test('a domain name brings its certificate and TLS 1.2', () => {
    const { DistributionConfig } = other.one('AWS::CloudFront::Distribution', 'portal').Properties;
    expect(DistributionConfig.Aliases).toEqual(['motcua.hanamthu.example']);
    expect(DistributionConfig.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
  });
});

describe('people', () => {
  test('nobody signs himself up; officers need a second factor, but locally', () => {
    for (const { ofType } of [local, live]) {
      for (const { Properties } of ofType('AWS::Cognito::UserPool')) {
        expect(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
        expect(Properties.UserPoolTier).toBe('ESSENTIALS');
        expect(Properties.Policies.PasswordPolicy.MinimumLength).toBe(12);
      }
    }
    expect(live.one('AWS::Cognito::UserPool', 'identity', 'Officers').Properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    expect(local.one('AWS::Cognito::UserPool', 'identity', 'Officers').Properties.MfaConfiguration).toBe(
      'OFF',
    );
  });

  test('clients are public, sign in on the hosted page only, and cannot write the identity number', () => {
    for (const synthesised of [local, live, other]) {
      for (const { Properties } of synthesised.ofType('AWS::Cognito::UserPoolClient')) {
        expect(Properties).toMatchObject({
          GenerateSecret: false,
          AllowedOAuthFlows: ['code'],
          AllowedOAuthScopes: ['openid', 'profile'],
          ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
          EnableTokenRevocation: true,
          PreventUserExistenceErrors: 'ENABLED',
          AccessTokenValidity: 30,
          RefreshTokenValidity: 600,
        });
        expect(Properties.ReadAttributes).toEqual(['email', 'name']);
      }
    }
    expect(
      live.one('AWS::Cognito::UserPoolClient', 'identity', 'Citizens').Properties.WriteAttributes,
    ).toEqual(['locale']);
  });

  test('with the national provider, only it signs citizens in, and its claims are written for them', () => {
    const client = other.one('AWS::Cognito::UserPoolClient', 'identity', 'Citizens');
    expect(client.Properties.SupportedIdentityProviders.map(plain)).toEqual([
      expect.stringMatching(/^<NationalIdentity\w+>$/),
    ]);
    expect(client.Properties.WriteAttributes).toEqual(['custom:identity_number', 'name']);
    const provider = other.one('AWS::Cognito::UserPoolIdentityProvider', 'identity').Properties;
    expect(provider.AttributeMapping).toEqual({ name: 'ho_ten', 'custom:identity_number': 'so_dinh_danh' });
    expect(provider.ProviderDetails.client_secret).toMatch(/^\{\{resolve:secretsmanager:motcua\/ha-nam-thu/);
    const officers = other.one('AWS::Cognito::UserPoolClient', 'identity', 'Officers');
    expect(officers.Properties.SupportedIdentityProviders).toEqual(['COGNITO']);
  });

  test('a sign-in of a citizen links his account', () => {
    expect(live.one('AWS::Cognito::UserPool', 'identity', 'Citizens').Properties.LambdaConfig).toEqual({
      PreTokenGeneration: { 'Fn::GetAtt': [expect.stringMatching(/^LinkAccountFunction/), 'Arn'] },
    });
  });
});

describe('what only AWS has', () => {
  test('stands in two stacks, and not locally', () => {
    expect([...local.templates.keys()]).not.toContain('aws-only');
    expect([...local.templates.keys()]).not.toContain('edge');
    expect([...live.templates.keys()]).toEqual(expect.arrayContaining(['aws-only', 'edge']));
  });

  test('a firewall before CloudFront that keeps no samples of requests', () => {
    const acl = live.one('AWS::WAFv2::WebACL', 'edge').Properties;
    expect(acl.Scope).toBe('CLOUDFRONT');
    expect(acl.Rules.map(({ Name }: Json) => Name)).toEqual([
      'one-address',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
    const { WebACLId } = live.one('AWS::CloudFront::Distribution', 'portal').Properties.DistributionConfig;
    expect(WebACLId['Fn::GetStackOutput']).toMatchObject({ Region: 'us-east-1' });
  });

  test('every night all tables but the guards are copied, for 35 days', () => {
    const [rule] = live.one('AWS::Backup::BackupPlan', 'aws-only').Properties.BackupPlan.BackupPlanRule;
    expect(rule.Lifecycle).toEqual({ DeleteAfterDays: 35 });
    const { Resources } = live.one('AWS::Backup::BackupSelection', 'aws-only').Properties.BackupSelection;
    expect(Resources).toHaveLength(7);
    expect(JSON.stringify(Resources)).not.toContain('Guards');
  });

  test('a budget that warns, and a page for each pool', () => {
    expect(live.one('AWS::Budgets::Budget', 'aws-only').Properties.NotificationsWithSubscribers).toHaveLength(
      2,
    );
    expect(live.ofType('AWS::Cognito::ManagedLoginBranding')).toHaveLength(2);
  });
});
