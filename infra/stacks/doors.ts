import {
  HttpApi,
  type IHttpRouteAuthorizer,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import { environmentSchema as adminEnvironment } from '../../functions/doors/admin/environment.ts';
import { environmentSchema as auditEnvironment } from '../../functions/doors/audit/environment.ts';
import { environmentSchema as citizenEnvironment } from '../../functions/doors/citizen/environment.ts';
import { environmentSchema as officeEnvironment } from '../../functions/doors/office/environment.ts';
import { environmentSchema as printEnvironment } from '../../functions/doors/print/environment.ts';
import { environmentSchema as publicEnvironment } from '../../functions/doors/public/environment.ts';
import { tables } from '../../shared/adapters/dynamodb/keys.ts';
import type { House } from '../constructs/house.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { FollowersStack } from './followers.ts';
import { allowDocuments, printerMemoryMb } from './forms.ts';
import { HouseStack } from './house-stack.ts';
import type { Audience, IdentityStack } from './identity.ts';
import type { PortalStack } from './portal.ts';
import type { RoutesStack } from './routes.ts';
import type { StorageStack } from './storage.ts';
import { allowS3Key, bucketsOf } from './uploads.ts';
import type { WatchStack } from './watch.ts';

type Door = 'public' | 'citizen' | 'office' | 'admin' | 'audit' | 'print';

/** The HTTP API cuts a request off at 30 seconds; a door answers before that or not at all. */
const doorSeconds = 20;

const harms: Record<Door, string> = {
  public: 'People cannot look up procedures or follow their dossiers.',
  citizen: 'Citizens cannot file, hand in supplements or withdraw.',
  office: 'The counter cannot receive, decide or return dossiers: people wait.',
  admin: 'Posts cannot be given or taken away, and parked messages and notices cannot be sent again.',
  audit: 'Nobody can check the history of a dossier.',
  print: 'Receipts and other forms cannot be printed at the counter, nor results registered.',
};

/** Functions behind HTTP, one per audience, each with the rights of its own audience and no more. */
export class DoorsStack extends HouseStack {
  private readonly house: House;
  private readonly watch: WatchStack;
  private readonly api: ReturnType<typeof HttpApi.fromHttpApiAttributes>;

  constructor(
    scope: Construct,
    house: House,
    rooms: {
      storage: StorageStack;
      watch: WatchStack;
      portal: PortalStack;
      identity: IdentityStack;
      followers: FollowersStack;
      routes: RoutesStack;
    },
  ) {
    super(scope, 'doors', house, 'what answers HTTP');
    this.house = house;
    this.watch = rooms.watch;
    this.api = HttpApi.fromHttpApiAttributes(this, 'Api', { httpApiId: rooms.portal.apiId });
    const { storage, identity } = rooms;
    const { history, private: secrets, registry, reads, guards, parked, notices } = storage.tables;

    const common = { STAGE: house.stage, PROVINCE: house.province.id };
    const historyName = { HISTORY_TABLE_NAME: history.table.tableName };
    const privateName = { PRIVATE_TABLE_NAME: secrets.table.tableName };
    const registryName = { REGISTRY_TABLE_NAME: registry.table.tableName };
    const readsName = { READS_TABLE_NAME: reads.table.tableName };
    const guardsName = { GUARDS_TABLE_NAME: guards.table.tableName };
    const sending = {
      FILES_TABLE_NAME: storage.tables.files.table.tableName,
      QUARANTINE_BUCKET_NAME: storage.quarantine.bucketName,
      DOCUMENTS_BUCKET_NAME: storage.documents.bucketName,
    };
    const wrapKey = { WRAP_KEY_ID: storage.wrapKey.keyId };
    const identityKey = { IDENTITY_KEY_ID: storage.identityKey.keyId };

    const open = this.door(
      'public',
      FunctionEnvironment.of(publicEnvironment, {
        ...common,
        ...historyName,
        ...privateName,
        ...registryName,
        ...guardsName,
        ...wrapKey,
      }),
    );
    history.allow(open, ['read'], {
      indexes: [tables.history.indexes.dossierCode.name, tables.history.indexes.filingNumber.name],
    });
    secrets.allow(open, ['read']);
    registry.allow(open, ['read']);
    guards.allow(open, ['read', 'put', 'update', 'check', 'delete']);
    this.unwrap(open, storage, []);

    const citizen = this.door(
      'citizen',
      FunctionEnvironment.of(citizenEnvironment, {
        ...common,
        ...historyName,
        ...privateName,
        ...registryName,
        ...wrapKey,
        ...identityKey,
        ...sending,
        ...guardsName,
        ...readsName,
        CITIZEN_ISSUER: identity.citizens.issuer,
      }),
    );
    history.allow(citizen, appendOnly, {
      indexes: [
        tables.history.indexes.accountDossiers.name,
        tables.history.indexes.applicantDossiers.name,
        tables.history.indexes.dossierCode.name,
        tables.history.indexes.filingNumber.name,
      ],
    });
    secrets.allow(citizen, [...appendOnly, 'delete'], {
      indexes: [tables.private.indexes.accountDrafts.name],
    });
    registry.allow(citizen, ['read']);
    this.unwrap(citizen, storage, ['kms:GenerateDataKey']);
    citizen.allow(['kms:GenerateMac'], [storage.identityKey.keyArn]);
    guards.allow(citizen, ['read', 'put', 'update']);
    reads.allow(citizen, appendOnly);
    this.allowFiles(citizen, storage);
    allowDocuments(
      citizen,
      this,
      house,
      storage,
      ['forms', 'files'],
      ['s3:GetObject', 's3:GetObjectVersion'],
    );

    const office = this.door(
      'office',
      FunctionEnvironment.of(officeEnvironment, {
        ...common,
        ...historyName,
        ...privateName,
        ...registryName,
        ...readsName,
        ...wrapKey,
        ...identityKey,
        ...sending,
        ...guardsName,
        OFFICER_ISSUER: identity.officers.issuer,
      }),
    );
    history.allow(office, appendOnly, {
      indexes: [
        tables.history.indexes.unitQueue.name,
        tables.history.indexes.remindedInUnit.name,
        tables.history.indexes.remindedInAgency.name,
        tables.history.indexes.paperHeld.name,
        tables.history.indexes.paperComing.name,
        tables.history.indexes.uncollected.name,
        tables.history.indexes.applicantDossiers.name,
        tables.history.indexes.dossierCode.name,
        tables.history.indexes.filingNumber.name,
      ],
    });
    secrets.allow(office, [...appendOnly, 'delete']);
    registry.allow(office, ['read'], { indexes: [tables.registry.indexes.unitPeople.name] });
    reads.allow(office, appendOnly);
    this.unwrap(office, storage, ['kms:GenerateDataKey']);
    office.allow(['kms:GenerateMac'], [storage.identityKey.keyArn]);
    guards.allow(office, ['read', 'put', 'update']);
    this.allowFiles(office, storage);
    allowDocuments(office, this, house, storage, ['files'], ['s3:GetObject', 's3:GetObjectVersion']);

    const admin = this.door(
      'admin',
      FunctionEnvironment.of(adminEnvironment, {
        ...common,
        ...registryName,
        ...historyName,
        PARKED_TABLE_NAME: parked.table.tableName,
        NOTICES_TABLE_NAME: notices.table.tableName,
        SITE_URL: rooms.portal.siteUrl,
        FOLLOWER_QUEUES: this.toJsonString(rooms.followers.addresses()),
        REPAIR_QUEUE_URL: rooms.routes.repairQueue.queueUrl,
        OFFICER_ISSUER: identity.officers.issuer,
      }),
    );
    admin.allow(['sqs:SendMessage'], [rooms.routes.repairQueue.queueArn]);
    // Whether what a notice says is still so; it holds nobody's name.
    history.allow(admin, ['read']);
    registry.allow(admin, appendOnly, { indexes: [tables.registry.indexes.unitPeople.name] });
    notices.allow(admin, ['read', 'put', 'update'], { indexes: [tables.notices.indexes.noticeList.name] });
    parked.allow(admin, appendOnly, { indexes: [tables.parked.indexes.parkedOpen.name] });
    admin.allow(
      house.settings.sendInBatches,
      Object.values(rooms.followers.queues).map((queue) => queue.queueArn),
    );

    const audit = this.door(
      'audit',
      FunctionEnvironment.of(auditEnvironment, {
        ...common,
        ...historyName,
        ...privateName,
        ...registryName,
        ...readsName,
        ...wrapKey,
        OFFICER_ISSUER: identity.officers.issuer,
      }),
    );
    history.allow(audit, ['read'], {
      indexes: [tables.history.indexes.dossierCode.name, tables.history.indexes.filingNumber.name],
    });
    secrets.allow(audit, ['read']);
    registry.allow(audit, ['read']);
    reads.allow(audit, appendOnly);
    this.unwrap(audit, storage, []);

    const print = this.door(
      'print',
      FunctionEnvironment.of(printEnvironment, {
        ...common,
        ...historyName,
        ...privateName,
        ...registryName,
        ...readsName,
        ...wrapKey,
        DOCUMENTS_BUCKET_NAME: storage.documents.bucketName,
        FILES_TABLE_NAME: storage.tables.files.table.tableName,
        SITE_URL: rooms.portal.siteUrl,
        OFFICER_ISSUER: identity.officers.issuer,
      }),
      printerMemoryMb,
    );
    history.allow(print, appendOnly, { indexes: [tables.history.indexes.register.name] });
    secrets.allow(print, ['read', 'put']);
    registry.allow(print, ['read']);
    reads.allow(print, appendOnly);
    storage.tables.files.allow(print, ['read']);
    this.unwrap(print, storage, []);
    allowDocuments(print, this, house, storage, ['files'], ['s3:GetObject', 's3:GetObjectVersion']);
    allowDocuments(
      print,
      this,
      house,
      storage,
      ['forms', 'registers'],
      ['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion'],
    );

    const officers = this.authorizer('OfficersOnly', identity.officers);
    const none = new HttpNoneAuthorizer();
    this.routes('public', open, ['/api/public/{proxy+}', '/api/openapi.json'], none);
    this.routes(
      'citizen',
      citizen,
      ['/api/citizen/{proxy+}'],
      this.authorizer('CitizensOnly', identity.citizens),
    );
    this.routes('office', office, ['/api/office/{proxy+}'], officers);
    this.routes('admin', admin, ['/api/admin/{proxy+}'], officers);
    this.routes('audit', audit, ['/api/audit/{proxy+}'], officers);
    this.routes('print', print, ['/api/print/{proxy+}'], officers);
  }

  private door(
    door: Door,
    environment: FunctionEnvironment,
    memoryMb = this.house.province.sizes.doorMemoryMb,
  ): HouseFunction {
    return new HouseFunction(this, `Door-${door}`, this.house, {
      folder: `doors/${door}`,
      environment,
      memoryMb,
      timeoutSeconds: doorSeconds,
      alarms: this.watch.alarms,
      harm: harms[door],
      runbook: 'a-door-fails',
    });
  }

  /**
   * A door signs invitations and links with its own rights: to put into quarantine, to see whether something is there,
   * and to take it away again. It reads nothing there.
   */
  private allowFiles(to: Pick<HouseFunction, 'allow'>, storage: StorageStack): void {
    const { quarantine } = bucketsOf(this.house, this);
    storage.tables.files.allow(to, ['read', 'put', 'delete']);
    to.allow(['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], [`arn:aws:s3:::${quarantine}/*`]);
    allowS3Key(to, this, storage, ['kms:GenerateDataKey', 'kms:Decrypt']);
  }

  /** A dossier's data key is unwrapped under its dossier's name only: any other context is refused by the role. */
  private unwrap(to: Pick<HouseFunction, 'allow'>, storage: StorageStack, more: readonly string[]): void {
    to.allow(['kms:Decrypt', ...more], [storage.wrapKey.keyArn], {
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['dossierId'] },
    });
  }

  private authorizer(id: string, audience: Audience): HttpJwtAuthorizer {
    return new HttpJwtAuthorizer(id, audience.issuer, { jwtAudience: [audience.client.userPoolClientId] });
  }

  private routes(
    door: Door,
    to: { readonly function: HouseFunction['function'] },
    paths: readonly string[],
    authorizer: IHttpRouteAuthorizer,
  ): void {
    const integration = new HttpLambdaIntegration(`To-${door}`, to.function);
    for (const path of paths) {
      const what = path.replace('/{proxy+}', '').replace('/api/', '');
      new HttpRoute(this, `Route-${what}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, path.endsWith('}') ? HttpMethod.ANY : HttpMethod.GET),
        integration,
        authorizer,
        // An access token only: an ID token carries no scope.
        ...(authorizer instanceof HttpJwtAuthorizer ? { authorizationScopes: ['openid'] } : {}),
      });
    }
  }
}

/**
 * Written, changed, never deleted. What IAM cannot say: that a history item is not replaced by another put of the same
 * key. The condition in the append's transaction refuses it, and the hash chain, the archive and point-in-time
 * recovery would show it.
 */
const appendOnly = ['read', 'put', 'update', 'check'] as const;
