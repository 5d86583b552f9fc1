import { historyKeys, registryKeys, type TableName, tables } from '../shared/adapters/dynamodb/keys.ts';
import { machineName } from '../shared/domain/route/machine-name.ts';
import type { Stage } from './stages.ts';

/** The tables of a province. Their keys and indexes stand where the adapter spells them. */
export type TableKey = TableName;
export const tableKeys = Object.keys(tables) as TableKey[];

/** Functions by their folder under `functions/`. */
export const functionFolders = [
  'doors/public',
  'doors/citizen',
  'doors/office',
  'doors/admin',
  'doors/audit',
  'doors/print',
  'steps/open-step',
  'clocks/wake',
  'clocks/repair',
  'followers/relay',
  'followers/conduct',
  'followers/archive',
  'followers/issue',
  'followers/park',
  'followers/attach',
  'uploads/inspect',
  'uploads/scan-stand-in',
  'clocks/clear-uploads',
  'followers/notify',
  'followers/bounce',
  'sign-in/link-account',
] as const;
export type FunctionFolder = (typeof functionFolders)[number];

/** The folder below `dist/functions/` that holds a function's bundle. */
export const bundleFolder = (folder: FunctionFolder): string => folder.replaceAll('/', '-');

/** The regions a province's stacks live in: CloudFront takes its firewall from one region only. */
export const edgeRegion = 'us-east-1';

/** The custom attribute of the citizens' pool that holds the personal identity number. */
export const identityNumberAttribute = 'identity_number';

/** How the sort key of a history item begins: the relay is woken by these and by nothing else. */
export const historyItemPrefix = historyKeys.item('', 0).sk.replace(/\d+$/, '');

/** How the keys of account rows in the registry begin: the sign-in trigger may write these and no other. */
export const accountKeyPrefix = registryKeys.account('').pk;

/** Where the hosted sign-in page sends people back to, below the site's address. */
export const signInReturnPath = '/dang-nhap/xong/';

export type Names = ReturnType<typeof namesOf>;

/**
 * Every physical name of one province on one stage. Names are fixed, so that tools, alarms and people find things
 * without asking, and so that two provinces or two stages can never share one.
 */
export function namesOf(province: string, stage: Stage) {
  const prefix = `motcua-${province}-${stage}`;
  const name = (what: string) => `${prefix}-${what}`;
  return {
    prefix,
    table: (key: TableKey) => name(key),
    function: (folder: FunctionFolder) => name(bundleFolder(folder)),
    logGroup: (folder: FunctionFolder) => `/aws/lambda/${name(bundleFolder(folder))}`,
    apiLogGroup: `/aws/vendedlogs/${name('api')}`,
    queue: (what: string) => name(what),
    deadLetterQueue: (what: string) => name(`${what}-dlq`),
    /** Bucket names are shared by all accounts of the world, hence the account at the end. */
    bucket: (what: 'archive' | 'documents' | 'quarantine' | 'web' | 'logs', account: string) =>
      `${name(what)}-${account}`,
    keyAlias: (what: 'data' | 'wrap' | 'identity') => `alias/${name(what)}`,
    pool: (audience: 'officers' | 'citizens') => name(audience),
    client: (audience: 'officers' | 'citizens') => name(`${audience}-web`),
    signInDomain: (audience: 'officers' | 'citizens') => name(audience),
    api: name('api'),
    routeMachine: (route: { readonly name: string; readonly version: number; readonly hash: string }) =>
      machineName({ province, stage, route: route.name, version: route.version, hash: route.hash }),
    clockMachine: name('clock'),
    rule: (what: string) => name(what),
    configurationSet: name('mail'),
    bounceTopic: name('bounces'),
    alarmTopic: name('alarms'),
    alarm: (what: string) => name(what),
    edgeFunction: (what: string) => name(what),
    policy: (what: string) => name(what),
    webAcl: name('web-acl'),
    backup: name('backup'),
    budget: name('monthly-budget'),
    dashboard: name('overview'),
    stack: (room: string) => name(room),
  } as const;
}
