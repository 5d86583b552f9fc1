/**
 * Every key, index and attribute name that tables are found by. Free of the SDK, so that `infra` and tests can make
 * the tables from the very same words.
 */
export const tableKey = { partition: 'pk', sort: 'sk' } as const;

type Index = {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  /** What a row of the index carries besides keys: nothing, everything, or these attributes. */
  readonly projection: 'KEYS_ONLY' | 'ALL' | readonly string[];
};
type TableShape = {
  readonly indexes: { readonly [index: string]: Index };
  /** Attribute (seconds since 1970) after which a row may vanish. */
  readonly expiry?: string;
  readonly stream?: 'NEW_IMAGE';
};

export const tables = {
  history: {
    stream: 'NEW_IMAGE',
    indexes: {
      unitQueue: { name: 'unit-queue', partition: 'unitQueue', sort: 'dueKey', projection: 'ALL' },
      applicantDossiers: {
        name: 'applicant-dossiers',
        partition: 'applicantKey',
        sort: 'filedAt',
        projection: 'KEYS_ONLY',
      },
      accountDossiers: {
        name: 'account-dossiers',
        partition: 'account',
        sort: 'filedAt',
        projection: 'KEYS_ONLY',
      },
      dossierCode: { name: 'dossier-code', partition: 'code', sort: 'pk', projection: 'KEYS_ONLY' },
      filingNumber: { name: 'filing-number', partition: 'filingNumber', sort: 'pk', projection: 'KEYS_ONLY' },
      /** A desk's book of a month, by day of receipt and code. */
      register: { name: 'register', partition: 'book', sort: 'entry', projection: 'KEYS_ONLY' },
      /** Open dossiers by the instant at which something must have come of them: what repair looks at. */
      waits: { name: 'waits', partition: 'waits', sort: 'waitsAt', projection: 'KEYS_ONLY' },
      /** Sparse: open steps of which somebody was reminded, by the unit that holds them, and by the competent agency. */
      remindedInUnit: {
        name: 'reminded-in-unit',
        partition: 'remindedUnit',
        sort: 'remindedDue',
        projection: 'ALL',
      },
      remindedInAgency: {
        name: 'reminded-in-agency',
        partition: 'remindedAgency',
        sort: 'remindedDue',
        projection: 'ALL',
      },
      /** Sparse: dossiers with papers that a unit has to do something about, or that come to it. */
      paperHeld: {
        name: 'paper-held',
        partition: 'paperHeld',
        sort: 'paperHeldAt',
        projection: 'KEYS_ONLY',
      },
      paperComing: {
        name: 'paper-coming',
        partition: 'paperComing',
        sort: 'paperComingAt',
        projection: 'KEYS_ONLY',
      },
      /** Sparse: dossiers whose result waits at a desk. */
      uncollected: {
        name: 'uncollected',
        partition: 'uncollected',
        sort: 'readyAt',
        projection: 'KEYS_ONLY',
      },
    },
  },
  private: {
    expiry: 'expiresAt',
    indexes: {
      accountDrafts: {
        name: 'account-drafts',
        partition: 'account',
        sort: 'savedAt',
        projection: ['procedureCode', 'version'],
      },
    },
  },
  registry: {
    indexes: {
      unitPeople: { name: 'unit-people', partition: 'unit', sort: 'pk', projection: 'KEYS_ONLY' },
    },
  },
  reads: { indexes: {} },
  files: {
    expiry: 'expiresAt',
    indexes: {
      /** What was never attached, by the hour from which it is cleared. */
      toBeCleared: { name: 'to-be-cleared', partition: 'clears', sort: 'madeAt', projection: 'ALL' },
    },
  },
  machines: { expiry: 'expiresAt', indexes: {} },
  guards: { expiry: 'expiresAt', indexes: {} },
  parked: {
    indexes: {
      parkedOpen: { name: 'parked-open', partition: 'open', sort: 'parkedAt', projection: 'ALL' },
    },
  },
  notices: {
    indexes: {
      /** What is still to be done, by state; what was sent or closed leaves it. */
      noticeList: { name: 'notice-list', partition: 'listed', sort: 'listedAt', projection: 'ALL' },
    },
  },
} as const satisfies { readonly [table: string]: TableShape };
export type TableName = keyof typeof tables;

export type Key = { readonly pk: string; readonly sk: string };

/** Wide enough for every number that is sorted as text. */
const digits = 8;
const padded = (number: number): string => {
  if (!Number.isInteger(number) || number < 0 || number >= 10 ** digits) {
    throw new RangeError(`${number} does not fit a key`);
  }
  return String(number).padStart(digits, '0');
};

const after = (prefix: string, text: string): string | undefined =>
  text.startsWith(prefix) ? text.slice(prefix.length) : undefined;

export const dossierPartition = (dossierId: string): string => `DOSSIER#${dossierId}`;
export const dossierOfPartition = (pk: string): string | undefined => after('DOSSIER#', pk);

const inDossier = (dossierId: string, sk: string): Key => ({ pk: dossierPartition(dossierId), sk });

/** Table `history`. */
export const historyKeys = {
  item: (dossierId: string, firstNumber: number): Key => inDossier(dossierId, `H#${padded(firstNumber)}`),
  /** Sort keys of the items whose first event follows a number. */
  itemsAfter: (number: number) => ({ from: `H#${padded(number + 1)}`, to: `H#${'9'.repeat(digits)}` }),
  head: (dossierId: string): Key => inDossier(dossierId, 'HEAD'),
  step: (dossierId: string, step: string, visit: number): Key =>
    inDossier(dossierId, `STEP#${step}#${padded(visit)}`),
  counter: (identifier: string, date: string): Key => ({
    pk: `COUNTER#${identifier}#${date}`,
    sk: 'COUNTER',
  }),
  unitQueue: (unitId: string): string => `UNIT#${unitId}`,
  /** One of eight shards of an hour, by the dossier: province-wide, and no key is hot. */
  waits: (instant: string, shard: number): string => `WAITS#${instant.slice(0, 13)}#${shard}`,
  waitShards: 8,
  waitShard: (dossierId: string): number => Number.parseInt(dossierId.slice(-1), 16) % 8,
  /** A book is a desk's month, `YYYY-MM`; in it a dossier stands by the local date of its receipt and its code. */
  book: (desk: string, month: string): string => `BOOK#${desk}#${month}`,
  entry: (date: string, code: string): string => `${date}#${code}`,
  /** Oldest due first; without a due instant a step stands by the instant since which it waits. */
  dueKey: (dueOrSince: string, dossierId: string, step: string): string =>
    `${dueOrSince}#${dossierId}#${step}`,
} as const;

/** Is a sort key of the history table that of an item with events? The relay hears of these alone. */
export const isHistoryItemKey = (sk: string): boolean => sk.startsWith('H#');

/** Table `private`. */
export const privateKeys = {
  dataKey: (dossierId: string): Key => inDossier(dossierId, 'KEY'),
  values: (dossierId: string, valuesId: string): Key => inDossier(dossierId, `VALUES#${valuesId}`),
  valuesOf: (sk: string): string | undefined => after('VALUES#', sk),
  draft: (dossierId: string): Key => inDossier(dossierId, 'DRAFT'),
} as const;

/** Table `registry`. */
export const registryKeys = {
  procedure: (code: string, version: number): Key => ({
    pk: `PROCEDURE#${code}`,
    sk: `V#${padded(version)}`,
  }),
  procedureVersions: (code: string): string => `PROCEDURE#${code}`,
  /** One row per procedure, naming its newest version. */
  procedureList: 'PROCEDURES',
  procedureRow: (code: string): Key => ({ pk: 'PROCEDURES', sk: `PROCEDURE#${code}` }),
  binding: (code: string, validFrom: string): Key => ({ pk: `BINDING#${code}`, sk: `FROM#${validFrom}` }),
  bindings: (code: string): string => `BINDING#${code}`,
  noticeSettingsList: 'NOTICE-SETTINGS',
  noticeSettings: (validFrom: string): Key => ({ pk: 'NOTICE-SETTINGS', sk: `FROM#${validFrom}` }),
  unitList: 'UNITS',
  unit: (id: string): Key => ({ pk: 'UNITS', sk: `UNIT#${id}` }),
  person: (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: 'PERSON' }),
  post: (personId: string, id: string): Key => ({ pk: `PERSON#${personId}`, sk: `POST#${id}` }),
  posts: (personId: string) => ({ value: `PERSON#${personId}`, sort: { beginsWith: 'POST#' } }),
  personOfPartition: (pk: string): string | undefined => after('PERSON#', pk),
  unitPeople: (unitId: string): string => `UNIT#${unitId}`,
  account: (account: string): Key => ({ pk: `ACCOUNT#${account}`, sk: 'ACCOUNT' }),
  officer: (account: string): Key => ({ pk: `OFFICER#${account}`, sk: 'OFFICER' }),
  calendar: (version: string): Key => ({ pk: 'CALENDARS', sk: `CALENDAR#${version}` }),
  /** Names the newest calendar: versions are names, and names have no order. */
  newestCalendar: { pk: 'CALENDARS', sk: 'NEWEST' },
} as const;

/** Table `files`. */
export const fileKeys = {
  file: (dossierId: string, fileId: string): Key => inDossier(dossierId, `FILE#${fileId}`),
  filesOf: (dossierId: string) => ({ value: dossierPartition(dossierId), sort: { beginsWith: 'FILE#' } }),
  clears: (hour: string): string => `CLEARS#${hour}`,
  paper: (person: string, sha256: string): Key => ({ pk: `PERSON#${person}`, sk: `PAPER#${sha256}` }),
  papersOf: (person: string) => ({ value: `PERSON#${person}`, sort: { beginsWith: 'PAPER#' } }),
} as const;

/** Table `reads`. */
export const readKeys = {
  read: (dossierId: string, number: number): Key => inDossier(dossierId, `R#${padded(number)}`),
} as const;

/** Table `machines`: what is known of the machines of a dossier. It may be lost: repair makes it again. */
export const machineKeys = {
  run: (dossierId: string): Key => inDossier(dossierId, 'RUN'),
  parked: (dossierId: string): Key => inDossier(dossierId, 'PARKED'),
  token: (dossierId: string, step: string, visit: number): Key =>
    inDossier(dossierId, `TOKEN#${step}#${padded(visit)}`),
} as const;

/** Table `guards`. */
export const guardKeys = {
  tries: (key: string): Key => ({ pk: `GUARD#${key}`, sk: 'TRIES' }),
  lock: (key: string): Key => ({ pk: `GUARD#${key}`, sk: 'LOCK' }),
} as const;

/** Table `notices`. */
export const noticeKeys = {
  /** `sort` is `<role>#<channel>`. */
  notice: (dossierId: string, eventNumber: number, sort: string): Key =>
    inDossier(dossierId, `N#${padded(eventNumber)}#${sort}`),
  ofDossier: (dossierId: string) => ({ value: dossierPartition(dossierId), sort: { beginsWith: 'N#' } }),
  listed: (state: string): string => `STATE#${state}`,
  address: (hash: string): Key => ({ pk: `ADDRESS#${hash}`, sk: 'ADDRESS' }),
  badAddresses: 'ADDRESSES',
  templates: (kind: string): string => `TEMPLATE#${kind}`,
  template: (kind: string, version: number): Key => ({ pk: `TEMPLATE#${kind}`, sk: `V#${padded(version)}` }),
} as const;

/** Table `parked`. */
export const parkedKeys = {
  message: (id: string): Key => ({ pk: `PARKED#${id}`, sk: 'MESSAGE' }),
  /** The one partition of what waits for an administrator. */
  open: 'OPEN',
} as const;
