import { readEnvironment } from '../../edge/environment.ts';
import { identitiesBy, registryOf } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { linkAccount } from './link-account.ts';

const environment = readEnvironment(environmentSchema);

export const handler = linkAccount({
  identities: identitiesBy(environment.identityKeyId),
  editor: registryOf(environment.registryTableName),
});
