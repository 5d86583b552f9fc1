import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { CfnManagedLoginBranding } from 'aws-cdk-lib/aws-cognito';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { House } from '../constructs/house.ts';
import { edgeRegion, tableKeys } from '../names.ts';
import { HouseStack } from './house-stack.ts';
import type { IdentityStack } from './identity.ts';
import type { StorageStack } from './storage.ts';

/** What the emulator refuses and the region needs: backups, the budget, the look of the sign-in pages. */
export class AwsOnlyStack extends HouseStack {
  constructor(scope: Construct, house: House, rooms: { storage: StorageStack; identity: IdentityStack }) {
    super(scope, 'aws-only', house, 'backups, budget, sign-in pages');
    this.backups(house, rooms.storage);
    this.malwareProtection(house, rooms.storage);

    const subscribers = [{ subscriptionType: 'EMAIL', address: house.province.alarms.email }];
    const notice = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: house.names.budget,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: house.province.sizes.monthlyBudgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [notice('ACTUAL', 80), notice('FORECASTED', 100)],
    });

    for (const who of ['officers', 'citizens'] as const) {
      const { pool, client } = rooms.identity[who];
      new CfnManagedLoginBranding(this, `SignInPage-${who}`, {
        userPoolId: pool.userPoolId,
        clientId: client.userPoolClientId,
        useCognitoProvidedValues: true,
      });
    }
  }

  /** Looks into what arrives in quarantine, marks it and tells the event bus (the rights are those AWS documents). */
  private malwareProtection(house: House, { quarantine, dataKey }: StorageStack): void {
    const role = new Role(this, 'ScannerRole', {
      assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    const bucket = `arn:aws:s3:::${house.names.bucket('quarantine', this.account)}`;
    const allow = (actions: string[], resources: string[], conditions?: Record<string, object>) =>
      role.addToPolicy(new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }));
    const rules = `arn:aws:events:${this.region}:${this.account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
    allow(['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'], [rules], {
      StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' },
    });
    allow(['events:DescribeRule', 'events:ListTargetsByRule'], [rules]);
    allow(['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'], [bucket]);
    allow(
      [
        's3:GetObject',
        's3:GetObjectVersion',
        's3:GetObjectTagging',
        's3:GetObjectVersionTagging',
        's3:PutObjectTagging',
        's3:PutObjectVersionTagging',
      ],
      [`${bucket}/*`],
    );
    allow(['s3:PutObject'], [`${bucket}/malware-protection-resource-validation-object`]);
    allow(['kms:GenerateDataKey', 'kms:Decrypt'], [dataKey.keyArn], {
      StringLike: { 'kms:ViaService': `s3.${this.region}.amazonaws.com` },
    });
    new CfnMalwareProtectionPlan(this, 'MalwareProtection', {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName: quarantine.bucketName } },
      actions: { tagging: { status: 'ENABLED' } },
    });
  }

  /** Point-in-time recovery undoes a mistake; backups survive the loss of the tables themselves. */
  private backups(house: House, storage: StorageStack): void {
    const vault = new BackupVault(this, 'BackupVault', {
      backupVaultName: house.names.backup,
      encryptionKey: storage.dataKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const plan = new BackupPlan(this, 'BackupPlan', {
      backupPlanName: house.names.backup,
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'nightly',
          // 01:00 in Viet Nam.
          scheduleExpression: Schedule.cron({ minute: '0', hour: '18' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(4),
          // No longer: a wrapped key that was deleted to erase a person lives on in a backup until it ends.
          deleteAfter: Duration.days(35),
        }),
      ],
    });
    plan.addSelection('Tables', {
      backupSelectionName: house.names.backup,
      resources: tableKeys
        // Tries are forgotten anyway, and what is known of machines is made again from the history.
        .filter((key) => key !== 'guards' && key !== 'machines')
        .map((key) => BackupResource.fromDynamoDbTable(storage.tables[key].table)),
    });
  }
}

/** The firewall before CloudFront, which takes it from one region only. */
export class EdgeStack extends HouseStack {
  readonly webAclArn: string;

  constructor(scope: Construct, house: House) {
    super(scope, 'edge', house, 'the firewall before CloudFront', edgeRegion);
    const visibility = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      // Samples hold people's addresses.
      sampledRequestsEnabled: false,
    });
    const managed = (
      name: string,
      priority: number,
      excluded: readonly string[] = [],
    ): CfnWebACL.RuleProperty => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: excluded.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
        },
      },
      visibilityConfig: visibility(name),
    });
    this.webAclArn = new CfnWebACL(this, 'WebAcl', {
      name: house.names.webAcl,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('all'),
      rules: [
        {
          name: 'one-address',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: house.province.sizes.requestsPerAddress,
              evaluationWindowSec: 300,
            },
          },
          visibilityConfig: visibility('one-address'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        // Forms hold long free text: a body over 8 KB is counted here, and refused over 256 KB by the doors.
        managed('AWSManagedRulesCommonRuleSet', 2, ['SizeRestrictions_BODY']),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
      ],
    }).attrArn;
  }
}
