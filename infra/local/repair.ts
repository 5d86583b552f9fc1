import {
  ListExecutionsCommand,
  type ListExecutionsCommandOutput,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { awaitedDossiers } from '../../shared/application/repair-dossier.ts';
import { instantFromMs } from '../../shared/domain/ids.ts';
import { namesOf } from '../names.ts';
import { clientSettings } from './aws.ts';
import type { Cloud } from './cloud.ts';
import { type Outputs, output } from './deploy.ts';

const idLength = 36;
const batchSize = 10;

/**
 * The emulator ends every execution when it stops, and reports none of them. So each start asks repair to look at the
 * dossiers whose executions ended badly, and at those that wait for a machine. What is well is left as it is.
 */
export async function repairAfterStart(
  { endpoint }: Cloud,
  province: string,
  outputs: Outputs,
): Promise<'unchanged' | 'started again'> {
  const settings = clientSettings(endpoint);
  const names = namesOf(province, 'local');
  const history = dynamoHistory({ client: makeDynamoClient(settings), tableName: names.table('history') });
  const ids = new Set<string>([
    ...(await endedBadly(new SFNClient(settings), names.prefix)),
    ...(await awaitedDossiers(history, instantFromMs(Date.now()))),
  ]);
  const sqs = new SQSClient(settings);
  const all = [...ids];
  for (let from = 0; from < all.length; from += batchSize) {
    await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: output(outputs, 'RepairQueueUrl'),
        Entries: all.slice(from, from + batchSize).map((dossierId, i) => ({
          Id: String(i),
          MessageBody: JSON.stringify({ dossierId }),
        })),
      }),
    );
  }
  return all.length === 0 ? 'unchanged' : 'started again';
}

/** The dossiers of executions of this province's machines that ended otherwise than well. */
async function endedBadly(sfn: SFNClient, prefix: string): Promise<readonly string[]> {
  const ids: string[] = [];
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({ maxResults: 1000 }));
  for (const { stateMachineArn, name } of stateMachines) {
    if (!name?.startsWith(prefix)) continue;
    for (const statusFilter of ['FAILED', 'ABORTED', 'TIMED_OUT'] as const) {
      let nextToken: string | undefined;
      do {
        const page: ListExecutionsCommandOutput = await sfn.send(
          new ListExecutionsCommand({ stateMachineArn, statusFilter, nextToken, maxResults: 1000 }),
        );
        for (const execution of page.executions ?? []) ids.push((execution.name ?? '').slice(0, idLength));
        nextToken = page.nextToken;
      } while (nextToken);
    }
  }
  return ids;
}
