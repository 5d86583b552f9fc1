import { type App, Validations } from 'aws-cdk-lib';
import { releasedRoutes } from '../shared/routes/released.ts';
import type { House } from './constructs/house.ts';
import { type FunctionFolder, functionFolders } from './names.ts';

export interface Acknowledgement {
  /** A construct, by its stack's room and its path in it. */
  readonly at: string;
  /** One finding, exactly: a rule of cdk-nag with what it found. */
  readonly finding: string;
  readonly because: string;
}

/** Where each function stands in the tree of constructs. */
const functionPaths: Record<FunctionFolder, string> = {
  'doors/public': 'doors/Door-public',
  'doors/citizen': 'doors/Door-citizen',
  'doors/office': 'doors/Door-office',
  'doors/admin': 'doors/Door-admin',
  'doors/audit': 'doors/Door-audit',
  'doors/print': 'doors/Door-print',
  'steps/open-step': 'routes/OpenStep',
  'clocks/wake': 'routes/Wake',
  'clocks/repair': 'routes/Repair',
  'followers/relay': 'followers/Relay',
  'followers/conduct': 'followers/Conduct',
  'followers/archive': 'followers/Archive',
  'followers/issue': 'forms/Issue',
  'followers/park': 'followers/Park',
  'followers/attach': 'uploads/Attach',
  'uploads/inspect': 'uploads/Inspect',
  'uploads/scan-stand-in': 'uploads/ScanStandIn',
  'clocks/clear-uploads': 'uploads/ClearUploads',
  'followers/notify': 'notices/Notify',
  'followers/bounce': 'notices/Bounce',
  'sign-in/link-account': 'identity/LinkAccount',
};

const nag = (finding: string): string => `AwsSolutions-${finding}`;
const anyResource = nag('IAM5[Resource::*]');

/** Every finding of cdk-nag that we leave standing on this stage, each with its reason. A test holds that none is idle. */
export function acknowledgements(house: House): Acknowledgement[] {
  const { settings, names, province } = house;
  const found: Acknowledgement[] = [
    {
      at: 'portal/Web',
      finding: nag('S1'),
      because: 'Public pages that CloudFront alone reads: a log would hold nothing but its own fetches.',
    },
    {
      at: 'portal/Distribution',
      finding: nag('CFR1'),
      because: 'Citizens of the province file from abroad too.',
    },
    {
      at: 'portal/Distribution',
      finding: nag('CFR3'),
      because:
        "Its logs hold people's addresses and what they looked up. The API keeps a log without either.",
    },
    {
      at: 'followers/RelayDeadLetters/Queue',
      finding: nag('SQS3'),
      because: 'It is a dead-letter queue itself: of the stream, which the rule does not look at.',
    },
    {
      at: 'doors/Route-public',
      finding: nag('APIG4'),
      because:
        'The public may look up procedures and follow a dossier by the secret of its receipt, without an account.',
    },
    {
      at: 'doors/Route-openapi.json',
      finding: nag('APIG4'),
      because: 'The description of the API is public.',
    },
    {
      at: 'followers/Archive/Role/DefaultPolicy',
      finding: nag(`IAM5[Resource::arn:aws:s3:::${names.bucket('archive', '<AWS::AccountId>')}/*]`),
      because: 'Objects are named by day and unit. The right is to put them, not to read, list or delete.',
    },
    {
      at: 'identity/Citizens',
      finding: nag('COG2'),
      because:
        'The national identity provider asks for the second factor; a pool account is only for try-outs.',
    },
    ...(['Officers', 'Citizens'] as const).map((pool) => ({
      at: `identity/${pool}`,
      finding: nag('COG8'),
      because:
        'Plus adds risk scores from addresses, and an office shares one. The second factor and the hosted page stay.',
    })),
    ...machineFindings(house),
    ...fileFindings(house),
    ...documentFindings(house),
    // ListStreams and telephone numbers know no resource; where requests are traced, X-Ray knows none either.
    ...functionFolders
      .filter((folder) => folder !== 'uploads/scan-stand-in' || settings.malwareScanner.standIn)
      .filter(
        (folder) =>
          settings.tracing ||
          folder === 'followers/relay' ||
          folder === 'followers/notify' ||
          (settings.answerTasksOn('').includes('*') && answering.includes(folder)),
      )
      .map((folder) => ({
        at: `${functionPaths[folder]}/Role/DefaultPolicy`,
        finding: anyResource,
        because:
          'X-Ray (ListStreams, for the relay; telephone numbers, for who sends SMS) have no resource that a policy could name.',
      })),
  ];
  if (settings.officersSecondFactor === 'off') {
    found.push({
      at: 'identity/Officers',
      finding: nag('COG2'),
      because: 'See officersSecondFactor in stages.ts.',
    });
  }
  if (!settings.awsOnlyStacks) {
    found.push({
      at: 'portal/Distribution',
      finding: nag('CFR2'),
      because: 'See awsOnlyStacks in stages.ts.',
    });
  } else {
    found.push({
      at: 'aws-only/BackupPlan/Tables/Role',
      finding: nag(
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      ),
      because:
        "AWS Backup's own role: it is kept in step with what the service needs, and the service alone may take it.",
    });
  }
  if (settings.siteAddress !== 'domain-or-distribution' || !province.site) {
    found.push({
      at: 'portal/Distribution',
      finding: nag('CFR4'),
      because: "CloudFront's own name takes no other setting. With a domain name it is TLS 1.2 at the least.",
    });
  }
  if (!settings.refusePlainHttp) {
    const open: [string, string][] = [
      ['storage/Logs', 'S10'],
      ['storage/Logs/Policy', 'S10'],
      ['storage/Archive', 'S10'],
      ['storage/Documents', 'S10'],
      ['storage/Quarantine', 'S10'],
      ['storage/Arrivals', 'SQS4'],
      ['portal/Web', 'S10'],
      ['portal/Web/Policy', 'S10'],
      ['followers/ArchiveQueue/Queue', 'SQS4'],
      ['followers/ArchiveQueue/DeadLetters/Queue', 'SQS4'],
      ['followers/RelayDeadLetters/Queue', 'SQS4'],
      ...[
        'followers/Conduct',
        'forms/Issue',
        'routes/Steps',
        'routes/Repair',
        'notices/Notify',
        'notices/Bounce',
        'uploads/Attach',
        'uploads/Inspect',
      ].flatMap((queue): [string, string][] => [
        [`${queue}Queue/Queue`, 'SQS4'],
        [`${queue}Queue/DeadLetters/Queue`, 'SQS4'],
      ]),
    ];
    found.push(
      ...open.map(([at, rule]) => ({ at, finding: nag(rule), because: 'See refusePlainHttp in stages.ts.' })),
    );
  }
  if (settings.apiOrigin === 'emulator') {
    found.push({ at: 'portal/Distribution', finding: nag('CFR5'), because: 'See apiOrigin in stages.ts.' });
  }
  return found;
}

/** Objects are named by dossier and file: a right is to a bucket, or to the files in it. */
function fileFindings({ names, settings, province }: House): Acknowledgement[] {
  const [quarantine, documents] = (['quarantine', 'documents'] as const).map((what) =>
    names.bucket(what, '<AWS::AccountId>'),
  );
  const on = (at: string, what: string): Acknowledgement => ({
    at: `${at}/Role/DefaultPolicy`,
    finding: nag(`IAM5[Resource::arn:aws:s3:::${what}]`),
    because: 'Objects are named by dossier and file, which no policy can list beforehand.',
  });
  const rules = `arn:aws:events:${province.region}:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
  return [
    on('doors/Door-citizen', `${quarantine}/*`),
    on('doors/Door-office', `${quarantine}/*`),
    on('doors/Door-office', `${documents}/files/*`),
    ...['uploads/Attach', 'uploads/Inspect'].flatMap((at) => [
      on(at, `${quarantine}/*`),
      on(at, `${documents}/files/*`),
    ]),
    on('uploads/ClearUploads', `${quarantine}/*`),
    ...(settings.malwareScanner.standIn
      ? [
          on('uploads/ScanStandIn', `${quarantine}/*`),
          {
            at: 'storage/Arrivals',
            finding: nag('SQS3'),
            because: 'Of the stand-in on the local cloud: a file that it cannot look at stays unchecked.',
          },
        ]
      : [
          { ...on('aws-only/Scanner', `${quarantine}/*`), at: 'aws-only/ScannerRole/DefaultPolicy' },
          {
            at: 'aws-only/ScannerRole/DefaultPolicy',
            finding: nag(`IAM5[Resource::${rules}]`),
            because: 'The rules that GuardDuty makes for itself, under the name AWS documents.',
          },
        ]),
  ];
}

/** Functions that answer the task tokens of machines. */
const answering: readonly FunctionFolder[] = ['steps/open-step', 'followers/conduct'];

/** The machines, and the rights on them of the functions that lead dossiers along. */
function machineFindings({ names, settings, province }: House): Acknowledgement[] {
  const arn = (what: string) =>
    `arn:aws:states:${province.region}:<AWS::AccountId>:${what}:${names.prefix}-*`;
  const ofMachines = nag(`IAM5[Resource::${arn('stateMachine')}]`);
  const ofExecutions = nag(`IAM5[Resource::${arn('execution')}:*]`);
  const because =
    "The province's own machines, and no others: dossiers pin versions, so a version may be older than this deploy.";
  const machines = [...Object.keys(releasedRoutes).map((name) => `Route-${name.replace('/', '-')}`), 'Clock'];
  return [
    ...answering.map((folder) => ({
      at: `${functionPaths[folder]}/Role/DefaultPolicy`,
      finding: ofMachines,
      because,
    })),
    { at: 'routes/Repair/Role/DefaultPolicy', finding: ofMachines, because },
    { at: 'routes/Repair/Role/DefaultPolicy', finding: ofExecutions, because },
    { at: 'followers/Conduct/Role/DefaultPolicy', finding: ofExecutions, because },
    ...machines.flatMap((machine) => [
      {
        at: `routes/${machine}/Machine`,
        finding: nag('SF1'),
        because:
          'The service keeps every transition for 90 days; a second copy in a log would cost more than the steps.',
      },
      {
        at: `routes/${machine}/Role/DefaultPolicy`,
        finding: anyResource,
        because: 'Log deliveries (and X-Ray) have no resource that a policy could name.',
      },
      ...(settings.tracing
        ? []
        : [{ at: `routes/${machine}/Machine`, finding: nag('SF2'), because: 'See tracing in stages.ts.' }]),
    ]),
  ];
}

/** Writes the acknowledgements into the tree. A path that leads nowhere is a fault. */
export function acknowledge(app: App, house: House): void {
  for (const { at, finding, because } of acknowledgements(house)) {
    const path = house.names.stack(at);
    const construct = app.node.findAll().find(({ node }) => node.path === path);
    if (!construct) throw new Error(`infra/acknowledgements.ts names ${at}, and there is no such construct.`);
    Validations.of(construct).acknowledge({ id: finding, reason: because });
  }
}

/** Papers lie below a dossier's id: which papers a function may open is said by their folder. */
const documentFindings = ({ names }: House): Acknowledgement[] =>
  (
    [
      ['doors/citizen', ['forms', 'files']],
      ['doors/print', ['files', 'forms', 'registers']],
      ['followers/issue', ['forms']],
    ] as const
  ).flatMap(([folder, folders]) =>
    folders.map((below) => ({
      at: `${functionPaths[folder]}/Role/DefaultPolicy`,
      finding: nag(
        `IAM5[Resource::arn:aws:s3:::${names.bucket('documents', '<AWS::AccountId>')}/${below}/*]`,
      ),
      because: 'Objects are named by dossier. The right is to open and to put them, not to list or delete.',
    })),
  );
