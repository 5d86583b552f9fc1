import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { dynamoRegistry } from '../../shared/adapters/dynamodb/registry.ts';
import { kmsIdentities } from '../../shared/adapters/kms/identities.ts';
import { makeKmsClient } from '../../shared/adapters/kms/make-client.ts';
import { seedProvince as fillRegistry } from '../../shared/application/seed-province.ts';
import { accountId, instantFromMs, postId, unitId } from '../../shared/domain/ids.ts';
import { namesOf } from '../names.ts';
import type { Stage } from '../stages.ts';
import { clientSettings } from './aws.ts';
import { readCatalogue } from './catalogue.ts';
import { output } from './deploy.ts';
import type { SeedProvince } from './seed.ts';

type Address = Parameters<typeof makeDynamoClient>[0];

function registryOn(address: Address, province: string, stage: Stage, identityKeyId: string) {
  const tableName = namesOf(province, stage).table('registry');
  return {
    editor: dynamoRegistry({ client: makeDynamoClient(address), tableName, now: () => Date.now() }),
    identities: kmsIdentities({ client: makeKmsClient(address), keyId: identityKeyId }),
  };
}

/** The local cloud, with the invented people and their accounts. */
export const seedProvince: SeedProvince = async ({ endpoint, province, outputs, accounts }) => {
  const { region, credentials } = clientSettings(endpoint);
  const deps = registryOn(
    { endpoint, region, credentials },
    province,
    'local',
    output(outputs, 'IdentityKeyId'),
  );
  const officers = accounts.filter(({ audience }) => audience === 'officers');
  await fillRegistry(
    deps,
    readCatalogue(province),
    officers.map(({ subject, personId }) => ({ account: accountId(`officers|${subject}`), personId })),
  );
};

/**
 * Stories are told at night too: the hours in which no SMS goes are taken out of a test's province, before anything
 * has read them.
 */
export async function takeOutQuietHours(endpoint: string, province: string): Promise<void> {
  const { region, credentials } = clientSettings(endpoint);
  const { editor } = registryOn({ endpoint, region, credentials }, province, 'local', '');
  const catalogue = readCatalogue(province);
  const [settings] = catalogue.noticeSettings;
  if (!settings) throw new Error('The province has no notice settings');
  await editor.put({
    ...catalogue,
    people: [],
    officerAccounts: [],
    posts: [],
    noticeSettings: [{ ...settings, validFrom: '2026-01-01', smsQuiet: { from: '00:00', to: '00:00' } }],
  });
}

/** The first administrator of a province on AWS: the account that the pool's own administrator made for him. */
export type FirstAdministrator = { readonly subject: string; readonly name: string };

/** A stage on AWS: units, calendar and procedures, and not one of the invented people. */
export async function seedOnAws(target: {
  readonly region: string;
  readonly province: string;
  readonly stage: Stage;
  readonly identityKeyId: string;
  readonly administrator?: FirstAdministrator;
}): Promise<void> {
  const { province, administrator } = target;
  const deps = registryOn({ region: target.region }, province, target.stage, target.identityKeyId);
  const seed = { ...readCatalogue(province), people: [] };
  await fillRegistry(deps, seed, []);
  if (!administrator) return;
  const personId = `administrator-${administrator.subject}`;
  const provinceUnit = seed.units.find(({ kind }) => kind === 'province');
  await deps.editor.put({
    ...seed,
    people: [{ personId, name: administrator.name, title: 'Quản trị hệ thống' }],
    officerAccounts: [{ account: accountId(`officers|${administrator.subject}`), personId }],
    posts: [
      {
        id: postId(`${personId}-1`),
        personId,
        unitId: provinceUnit?.id ?? unitId(province),
        role: 'administrator',
        from: instantFromMs(Date.now()),
      },
    ],
  });
}
