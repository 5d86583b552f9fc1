import * as z from 'zod';

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<Name>;
export type Renamed<Variables> = {
  readonly [Name in keyof Variables & string as CamelCase<Name>]: Variables[Name];
};

/**
 * The variables a function declared, read once at its start and renamed into the code's language
 * (`HISTORY_TABLE_NAME` → `historyTableName`). The only place that reads `process.env` in a function.
 * @throws Error that names what is missing, never its value.
 */
export function readEnvironment<Schema extends z.ZodObject>(schema: Schema): Renamed<z.output<Schema>> {
  const read = schema.safeParse(process.env);
  if (!read.success) {
    throw new Error(
      `Settings missing or wrong: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    );
  }
  const renamed = Object.entries(read.data).map(([name, value]) => [camelCase(name), value]);
  return Object.fromEntries(renamed) as Renamed<z.output<Schema>>;
}

const camelCase = (name: string): string =>
  name.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const text = z.string().min(1);

/** What several functions are told; each function's own `environment.ts` picks what it reads. */
export const variables = {
  place: { STAGE: z.enum(['local', 'rehearsal', 'live']), PROVINCE: text },
  history: { HISTORY_TABLE_NAME: text },
  registry: { REGISTRY_TABLE_NAME: text },
  reads: { READS_TABLE_NAME: text },
  parked: { PARKED_TABLE_NAME: text },
  files: { FILES_TABLE_NAME: text },
  quarantine: { QUARANTINE_BUCKET_NAME: text },
  notices: { NOTICES_TABLE_NAME: text },
  /** The site's address without a slash at its end, for links. */
  site: { SITE_URL: z.url() },
  guards: { GUARDS_TABLE_NAME: text },
  private: { PRIVATE_TABLE_NAME: text, WRAP_KEY_ID: text },
  identities: { IDENTITY_KEY_ID: text },
  documents: { DOCUMENTS_BUCKET_NAME: text },
  machines: {
    MACHINES_TABLE_NAME: text,
    /** `arn:<partition>:states:<region>:<account>` */
    MACHINE_ARN_PREFIX: text,
    /** `motcua-<province>-<stage>` */
    MACHINE_NAME_PREFIX: text,
  },
  followerQueues: {
    /** JSON: the address of each follower's queue, by the follower's name. */
    FOLLOWER_QUEUES: z.string().transform((json) => z.record(z.string(), z.url()).parse(JSON.parse(json))),
  },
} as const;
