import { dynamoRegistry } from '../../shared/adapters/dynamodb/registry.ts';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { kmsIdentities } from '../../shared/adapters/kms/identities.ts';
import { makeKmsClient } from '../../shared/adapters/kms/make-client.ts';
import { seedProvince as fillRegistry } from '../../shared/application/seed-province.ts';
import { accountId } from '../../shared/domain/ids.ts';
import { namesOf } from '../names.ts';
import { clientSettings } from './aws.ts';
import { readCatalogue } from './catalogue.ts';
import { output } from './deploy.ts';
import type { SeedProvince } from './seed.ts';

/** Wires the seeding verb to the tables of the local cloud. */
export const seedProvince: SeedProvince = async ({ endpoint, province, outputs, accounts }) => {
  const { region, credentials } = clientSettings(endpoint);
  const address = { endpoint, region, credentials };
  const editor = dynamoRegistry({
    client: makeDynamoClient(address),
    tableName: namesOf(province, 'local').table('registry'),
    now: () => Date.now(),
  });
  const identities = kmsIdentities({
    client: makeKmsClient(address),
    keyId: output(outputs, 'IdentityKeyId'),
  });
  const officers = accounts.filter(({ audience }) => audience === 'officers');
  await fillRegistry(
    { editor, identities },
    readCatalogue(province),
    officers.map(({ subject, personId }) => ({ account: accountId(`officers|${subject}`), personId })),
  );
};
