import { historyKeys } from '../../../shared/adapters/dynamodb/keys.ts';
import { namesOf } from '../../../infra/names.ts';
import { eventually, type World } from '../../journeys/world.ts';
import { ask } from './emulator.ts';

const seconds = 20;
const secondsAfterRepair = 100;

/**
 * Waits for a step. The local cloud now and then gives both branches of a route one token, so that one answer is lost
 * and the machine stands still; AWS does not. Such a dossier is started again, as an administrator would have it.
 */
export async function whenStepIsOpen(
  at: World,
  id: string,
  step: string,
): Promise<'open' | 'open-after-repair'> {
  if (await comesToOpen(at, id, step, seconds)) return 'open';
  await askToLookAt(at, id);
  if (await comesToOpen(at, id, step, secondsAfterRepair)) return 'open-after-repair';
  throw new Error(`${step} of ${id} was not opened within ${seconds + secondsAfterRepair} s`);
}

async function askToLookAt({ cloudEndpoint, province }: World, dossierId: string): Promise<void> {
  const { QueueUrl } = await ask(cloudEndpoint, 'sqs', 'AmazonSQS.GetQueueUrl', {
    QueueName: namesOf(province, 'local').queue('repair'),
  });
  await ask(cloudEndpoint, 'sqs', 'AmazonSQS.SendMessage', {
    QueueUrl,
    MessageBody: JSON.stringify({ dossierId }),
  });
}

/**
 * Looks for a step past the functions, in the table itself: waiting by the API would be metered, and how often a page
 * looks before the machine has asked is no matter of the dossier.
 */
async function comesToOpen(at: World, id: string, step: string, seconds: number): Promise<boolean> {
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
  return item !== undefined;
}
