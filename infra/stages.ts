import { standInSource } from '../shared/domain/file/file.ts';

/**
 * Every difference between the three places the platform runs in, each value with its reason.
 * Nothing else in `infra/` may ask which stage it is building for.
 */
export const stageNames = ['local', 'rehearsal', 'live'] as const;
export type Stage = (typeof stageNames)[number];

interface Reasoned<T> {
  readonly value: T;
  readonly because: string;
}

const set = <const T>(value: T, because: string): Reasoned<T> => ({ value, because });

/** Whose word on a file is taken: who puts it on the event bus, and whether that is a stand-in of ours. */
const guardDuty: Scanner = { source: 'aws.guardduty', standIn: false };
type Scanner = { readonly source: string; readonly standIn: boolean };

export const stages = {
  /** Whether tables, buckets, keys and pools outlive their stack. */
  retainData: {
    local: set(
      false,
      'a try-out is thrown away whole; a kept table would only be emptied by the next deploy',
    ),
    rehearsal: set(
      true,
      'rehearses the rules of live, and holds weeks of test material people still compare with',
    ),
    live: set(true, 'these are public records: no command on a stack may remove them'),
  },
  /** Deletion protection of tables and pools, termination protection of stacks. */
  protectFromDeletion: {
    local: set(false, 'npm start --fresh must be able to begin anew'),
    rehearsal: set(false, 'is torn down and made again to prove that the template alone is enough'),
    live: set(true, 'a second, separate act of an administrator must stand before any deletion'),
  },
  /** How `cdk deploy` gets its rights to publish code. */
  publishing: {
    local: set(
      'own-credentials',
      'the asset roles of a bootstrapped account cannot be assumed in the emulator',
    ),
    rehearsal: set(
      'bootstrap-roles',
      'the account is bootstrapped; whoever deploys needs no rights of his own',
    ),
    live: set('bootstrap-roles', 'the account is bootstrapped; whoever deploys needs no rights of his own'),
  },
  /** The rights under which several messages are sent at once. */
  sendInBatches: {
    local: set(
      ['sqs:SendMessage', 'sqs:SendMessageBatch'],
      'the emulator asks for the call by its own name, which IAM does not know',
    ),
    rehearsal: set(['sqs:SendMessage'], 'SendMessage covers the batch'),
    live: set(['sqs:SendMessage'], 'SendMessage covers the batch'),
  },
  /** On what a function may answer the task tokens of machines. */
  answerTasksOn: {
    local: set(
      (machines: string) => [machines, '*'],
      'the emulator asks for the right on everything, AWS for the machine that handed out the token',
    ),
    rehearsal: set((machines: string) => [machines], 'a token opens nothing but its own machine'),
    live: set((machines: string) => [machines], 'a token opens nothing but its own machine'),
  },
  /** Whether queues, buckets and topics refuse whoever comes without TLS. */
  refusePlainHttp: {
    local: set(
      false,
      'the emulator answers over plain HTTP, on the loopback interface, and would refuse our functions',
    ),
    rehearsal: set(true, 'AWS answers over TLS everywhere: anything else is a mistake or an attack'),
    live: set(true, 'AWS answers over TLS everywhere: anything else is a mistake or an attack'),
  },
  /** Where CloudFront sends /api/*. */
  apiOrigin: {
    local: set('emulator', 'the emulator does not dial host names that belong to AWS'),
    rehearsal: set('execute-api', 'the HTTP API at its own address in the region'),
    live: set('execute-api', 'the HTTP API at its own address in the region'),
  },
  /** What people type to reach the site: sign-in pages return there and nowhere else. */
  siteAddress: {
    local: set('context', 'the front runs on a port of this machine, chosen at start (-c siteUrl=...)'),
    rehearsal: set(
      'distribution',
      "CloudFront's own name: a rehearsal must not answer on the public's address",
    ),
    live: set('domain-or-distribution', "the province's domain name where its file gives one"),
  },
  /** The least timeout a function gets. Its own may be longer. */
  leastTimeoutSeconds: {
    local: set(60, 'cold starts share the few cores of one machine and pass the timeouts that AWS needs'),
    rehearsal: set(0, "each function's own timeout holds"),
    live: set(0, "each function's own timeout holds"),
  },
  tracing: {
    local: set(false, 'the emulator accepts traces but nobody can read them'),
    rehearsal: set(true, 'the way of one request through door, stream and queue is found again by its trace'),
    live: set(true, 'the way of one request through door, stream and queue is found again by its trace'),
  },
  logRetentionDays: {
    local: set(7, 'logs of a try-out'),
    rehearsal: set(30, 'as long as a round of acceptance lasts'),
    live: set(365, 'a complaint may come within a year of the act; logs hold no personal data'),
  },
  officersSecondFactor: {
    local: set(
      'off',
      'the accounts are made up and printed on the screen; a code each time would only be in the way',
    ),
    rehearsal: set('required', 'officers learn to sign in as they will in live'),
    live: set('required', 'an officer sees the papers of a whole commune'),
  },
  /** Which page of the pool people sign in on. */
  signInPage: {
    local: set('classic', 'the emulator has one page, and does not know the branding the managed page needs'),
    rehearsal: set('managed', 'accessible, in Vietnamese, with the second factor built in'),
    live: set('managed', 'accessible, in Vietnamese, with the second factor built in'),
  },
  /** Whether a province's national identity provider is used, where its file names one. */
  nationalIdentity: {
    local: set(false, 'the emulator refuses AWS::Cognito::UserPoolIdentityProvider; accounts are seeded'),
    rehearsal: set(true, "the provider's own trial environment, named in the province's file"),
    live: set(true, 'a citizen proves who he is with his electronic identity, level 2'),
  },
  /** Mail of the pools through the province's own sender, where its file names one. */
  ownMailSender: {
    local: set(false, 'the emulator keeps all mail in its box, whoever sends it'),
    rehearsal: set(true, "people must recognise the sender; and the pool's own sender stops at 50 a day"),
    live: set(true, "people must recognise the sender; and the pool's own sender stops at 50 a day"),
  },
  /** What looks for malware in files that arrive. */
  malwareScanner: {
    local: set(
      { source: standInSource, standIn: true },
      'the emulator has no scanner, and lets nobody speak in its name: a function marks objects in its place',
    ),
    rehearsal: set(guardDuty, 'Malware Protection for S3, which marks each object and tells the event bus'),
    live: set(guardDuty, 'Malware Protection for S3, which marks each object and tells the event bus'),
  },
  /** On what a function may send mail, and whether only from the province's own address. */
  sendMail: {
    local: set(
      { on: (): string[] => ['*'], fromOwnAddressOnly: false },
      'the emulator asks for the right on everything, and does not know the sender’s address when it does',
    ),
    rehearsal: set(
      { on: (own: string[]) => own, fromOwnAddressOnly: true },
      'the sender’s identity and its configuration set, nothing else',
    ),
    live: set(
      { on: (own: string[]) => own, fromOwnAddressOnly: true },
      'the sender’s identity and its configuration set, nothing else',
    ),
  },
  /** Senders of notices where the province's file names none. */
  madeUpSenders: {
    local: set(true, 'what is sent lies in the emulator, and people want to see it'),
    rehearsal: set(false, 'nobody may be written to under a name that is not the province’s own'),
    live: set(false, 'nobody may be written to under a name that is not the province’s own'),
  },
  /** Alarms by e-mail. The alarms themselves are the same everywhere. */
  alarmMail: {
    local: set(false, 'nobody is to be woken by a try-out'),
    rehearsal: set(true, 'the people on duty rehearse too'),
    live: set(true, 'somebody must read it within the hour'),
  },
  /** The stacks `aws-only` and `edge`: firewall, backups, budget, branding. */
  awsOnlyStacks: {
    local: set(false, 'the emulator refuses their resources, and with them the whole deploy'),
    rehearsal: set(true, 'what is never deployed before live would be tried out on live'),
    live: set(true, 'needed for the promises of the service'),
  },
} as const satisfies Record<string, Record<Stage, Reasoned<unknown>>>;

export type StageSettings = {
  readonly [K in keyof typeof stages]: (typeof stages)[K][Stage]['value'];
};

/** The values of one stage, without their reasons. */
export function settingsOf(stage: Stage): StageSettings {
  return Object.fromEntries(
    Object.entries(stages).map(([name, byStage]) => [name, byStage[stage].value]),
  ) as unknown as StageSettings;
}
