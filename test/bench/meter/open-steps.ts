import { historyKeys } from '../../../shared/adapters/dynamodb/keys.ts';
import { namesOf } from '../../../infra/names.ts';
import { eventually, type World } from '../../journeys/world.ts';
import { ask } from './emulator.ts';

const seconds = 120;

/**
 * Waits for a step past the functions, in the table itself: waiting by the API would be metered, and how often a page
 * looks before the machine has asked is no matter of the dossier.
 */
export async function whenStepIsOpen(at: World, id: string, step: string): Promise<void> {
  const { pk, sk } = historyKeys.step(id, step, 1);
  const item = await eventually(
    async () => {
      const { Item } = await ask(at.cloudEndpoint, 'dynamodb', 'DynamoDB_20120810.GetItem', {
        TableName: namesOf(at.province, 'local').table('history'),
        Key: { pk: { S: pk }, sk: { S: sk } },
        ConsistentRead: true,
      });
      return Item;
    },
    (found) => found !== undefined,
    seconds,
  );
  if (item === undefined) throw new Error(`${step} of ${id} was not opened within ${seconds} s`);
}
