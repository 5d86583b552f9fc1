import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import {
  AccountRecovery,
  type CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  OidcAttributeRequestMethod,
  ProviderAttribute,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolEmail,
  UserPoolIdentityProviderOidc,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { environmentSchema } from '../../functions/sign-in/link-account/environment.ts';
import type { House } from '../constructs/house.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { accountKeyPrefix, identityNumberAttribute, signInReturnPath } from '../names.ts';
import { HouseStack } from './house-stack.ts';
import type { PortalStack } from './portal.ts';
import type { StorageStack } from './storage.ts';
import type { WatchStack } from './watch.ts';

export interface Audience {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** The `iss` of its tokens. Built by hand: the emulator does not know the pool's own attribute for it. */
  readonly issuer: string;
}

/** The sentence of the pool's own mail: it carries the name and the first password, and nothing else. */
const invitation = {
  emailSubject: 'Tài khoản Một Cửa / Your Mot Cua account',
  emailBody:
    'Tài khoản của bạn: {username}. Mật khẩu dùng một lần: {####}<br>Your account: {username}. One-time password: {####}',
};

/** Who people are: the officers' pool and the citizens' pool. What they may do is data, never here. */
export class IdentityStack extends HouseStack {
  readonly officers: Audience;
  readonly citizens: Audience;

  constructor(scope: Construct, house: House, storage: StorageStack, watch: WatchStack, portal: PortalStack) {
    super(scope, 'identity', house, 'who people are');

    const officers = new UserPool(this, 'Officers', {
      ...this.poolBasics(house),
      userPoolName: house.names.pool('officers'),
      signInAliases: { username: true, email: true },
      ...(house.settings.officersSecondFactor === 'required'
        ? { mfa: Mfa.REQUIRED, mfaSecondFactor: { otp: true, sms: false } }
        : { mfa: Mfa.OFF }),
    });
    this.officers = this.audience(house, 'officers', officers, portal.siteUrl, undefined);

    const citizens = new UserPool(this, 'Citizens', {
      ...this.poolBasics(house),
      userPoolName: house.names.pool('citizens'),
      signInAliases: { username: true },
      // Mutable for the pool itself, which writes it anew at each sign-in through the provider. See `audience`.
      customAttributes: {
        [identityNumberAttribute]: new StringAttribute({ mutable: true, minLen: 9, maxLen: 12 }),
      },
    });
    const linkAccount = new HouseFunction(this, 'LinkAccount', house, {
      folder: 'sign-in/link-account',
      environment: FunctionEnvironment.of(environmentSchema, {
        STAGE: house.stage,
        PROVINCE: house.province.id,
        REGISTRY_TABLE_NAME: storage.tables.registry.table.tableName,
        IDENTITY_KEY_ID: storage.identityKey.keyId,
      }),
      memoryMb: house.province.sizes.doorMemoryMb,
      // Cognito waits five seconds for a trigger, and no longer.
      timeoutSeconds: 5,
      alarms: watch.alarms,
      harm: 'Citizens cannot sign in.',
      runbook: 'sign-in-fails',
    });
    storage.tables.registry.allow(linkAccount, ['put', 'update'], { keysBeginWith: accountKeyPrefix });
    linkAccount.allow(['kms:GenerateMac'], [storage.identityKey.keyArn]);
    citizens.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, linkAccount.function);
    this.citizens = this.audience(
      house,
      'citizens',
      citizens,
      portal.siteUrl,
      this.nationalProvider(house, citizens),
    );

    this.tell('OfficerPoolId', this.officers.pool.userPoolId);
    this.tell('OfficerClientId', this.officers.client.userPoolClientId);
    this.tell('CitizenPoolId', this.citizens.pool.userPoolId);
    this.tell('CitizenClientId', this.citizens.client.userPoolClientId);
  }

  private poolBasics(house: House) {
    const sender = house.settings.ownMailSender ? house.province.senders.email : undefined;
    return {
      // Essentials in full: nothing here needs more, and the managed page needs no less.
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.NONE,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      userInvitation: invitation,
      deletionProtection: house.settings.protectFromDeletion,
      removalPolicy: house.settings.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(sender
        ? {
            email: UserPoolEmail.withSES({
              fromEmail: sender.address,
              fromName: sender.name,
              sesRegion: house.province.region,
              sesVerifiedDomain: sender.domain,
            }),
          }
        : {}),
    };
  }

  private audience(
    house: House,
    who: 'officers' | 'citizens',
    pool: UserPool,
    siteUrl: string,
    provider: UserPoolIdentityProviderOidc | undefined,
  ): Audience {
    pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: house.names.signInDomain(who) },
      managedLoginVersion:
        house.settings.signInPage === 'managed'
          ? ManagedLoginVersion.NEWER_MANAGED_LOGIN
          : ManagedLoginVersion.CLASSIC_HOSTED_UI,
    });
    const readable = new ClientAttributes().withStandardAttributes({ fullname: true, email: true });
    // Cognito writes a provider's claims with the client's own rights, so then the client must hold them. A person
    // cannot use them: that takes a token with the scope aws.cognito.signin.user.admin, which the client's scopes
    // leave out, or a sign-in past the hosted page, which its flows leave out.
    const writable = provider
      ? new ClientAttributes()
          .withStandardAttributes({ fullname: true })
          .withCustomAttributes(identityNumberAttribute)
      : new ClientAttributes().withStandardAttributes({ locale: true });
    const client = pool.addClient('Web', {
      userPoolClientName: house.names.client(who),
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${siteUrl}${signInReturnPath}`],
        logoutUrls: [`${siteUrl}/`],
      },
      supportedIdentityProviders: [
        provider
          ? UserPoolClientIdentityProvider.custom(provider.providerName)
          : UserPoolClientIdentityProvider.COGNITO,
      ],
      readAttributes: readable,
      writeAttributes: writable,
      // Half an hour of a stolen token, and a working day without signing in again.
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(10),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // Left out, Cognito would allow its default flows, with which any page could sign in past the hosted one.
    (client.node.defaultChild as CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    if (provider) client.node.addDependency(provider);
    return { pool, client, issuer: `https://cognito-idp.${this.region}.amazonaws.com/${pool.userPoolId}` };
  }

  private nationalProvider(house: House, pool: UserPool): UserPoolIdentityProviderOidc | undefined {
    const provider = house.settings.nationalIdentity ? house.province.nationalIdentity : undefined;
    if (!provider) return undefined;
    return new UserPoolIdentityProviderOidc(this, 'NationalIdentity', {
      userPool: pool,
      name: provider.providerName,
      issuerUrl: provider.issuer,
      clientId: provider.clientId,
      clientSecret: SecretValue.secretsManager(provider.clientSecretName).unsafeUnwrap(),
      scopes: provider.scopes,
      attributeRequestMethod: OidcAttributeRequestMethod.GET,
      attributeMapping: {
        fullname: ProviderAttribute.other(provider.claims.name),
        custom: {
          [`custom:${identityNumberAttribute}`]: ProviderAttribute.other(provider.claims.identityNumber),
        },
      },
    });
  }
}
