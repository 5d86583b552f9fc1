import { type Account, accountFiles, ensureAccounts } from './accounts.ts';
import type { Cloud } from './cloud.ts';
import type { Outputs } from './deploy.ts';
import { fingerprintOf } from './fingerprint.ts';
import { Notes } from './notes.ts';
import { paths } from './paths.ts';

/** What the province's registry is filled with. Called again after every change of its sources: idempotent. */
export type SeedProvince = (seed: {
  readonly endpoint: string;
  readonly province: string;
  readonly outputs: Outputs;
  /** Which account of the officers' pool is whose: the registry links them. */
  readonly accounts: readonly Account[];
}) => Promise<void>;

interface SeedOptions {
  readonly cloud: Cloud;
  readonly province: string;
  readonly outputs: Outputs;
  readonly seedProvince: SeedProvince;
}

/** Makes the accounts and fills the registry, unless this cloud was seeded from the same sources. */
export async function seed({
  cloud,
  province,
  outputs,
  seedProvince,
}: SeedOptions): Promise<'unchanged' | 'seeded'> {
  const notes = new Notes(cloud.endpoint);
  const sources = [
    paths.fromRoot('shared', 'catalogue'),
    paths.fromRoot('shared', 'application', 'seed-province.ts'),
    ...accountFiles(province),
    import.meta.filename,
  ];
  const fingerprint = fingerprintOf(sources, cloud.identity, province);
  if ((await notes.read('seeded'))?.fingerprint === fingerprint) return 'unchanged';
  const accounts = await ensureAccounts(cloud, outputs, province);
  await seedProvince({ endpoint: cloud.endpoint, province, outputs, accounts });
  await notes.write('seeded', fingerprint, JSON.stringify(accounts));
  return 'seeded';
}

/** The accounts as they were seeded. */
export async function seededAccounts(cloud: Cloud): Promise<Account[]> {
  const note = await new Notes(cloud.endpoint).read('seeded');
  return note === undefined || note.content === '' ? [] : (JSON.parse(note.content) as Account[]);
}
