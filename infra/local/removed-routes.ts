import {
  ListStateMachinesCommand,
  type ListStateMachinesCommandOutput,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dossierOfPartition, historyKeys } from '../../shared/adapters/dynamodb/keys.ts';
import { decodeState } from '../../shared/adapters/dynamodb/state.ts';
import { storedHeadSchema } from '../../shared/contracts/stored.ts';
import { isEnded } from '../../shared/domain/dossier/status.ts';
import { dossierId } from '../../shared/domain/ids.ts';
import { releasedRoutes } from '../../shared/routes/released.ts';
import { Failure } from './failure.ts';
import type { Names } from '../names.ts';

/**
 * Asked before each deployment: a route's version may go only when no open dossier pins it. Nothing is read when no
 * machine would go; otherwise every dossier of the province is looked at once, which takes minutes and is rare.
 * @throws Failure that names the versions and how many dossiers still go along them.
 */
export async function requireRoutesKept(of: {
  readonly sfn: SFNClient;
  readonly dynamo: DynamoDBDocumentClient;
  readonly names: Names;
  readonly historyTable?: string;
}): Promise<'unchanged' | 'none is pinned'> {
  const gone = await machinesThatWouldGo(of.sfn, of.names);
  if (gone.length === 0) return 'unchanged';
  const pinned = await openDossiersByMachine(
    of.dynamo,
    of.names,
    of.historyTable ?? of.names.table('history'),
  );
  const lost = gone.flatMap((name) => {
    const dossiers = pinned.get(name) ?? 0;
    return dossiers === 0 ? [] : [`  ${name}: open dossiers ${dossiers}`];
  });
  if (lost.length === 0) return 'none is pinned';
  throw new Failure(
    `These routes are still under way. Put their files back into shared/routes and run npm run routes:\n${lost.join('\n')}`,
  );
}

async function machinesThatWouldGo(sfn: SFNClient, names: Names): Promise<readonly string[]> {
  const kept = new Set([names.clockMachine, ...Object.values(releasedRoutes).map(machineOf(names))]);
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListStateMachinesCommandOutput = await sfn.send(new ListStateMachinesCommand({ nextToken }));
    for (const { name = '' } of page.stateMachines ?? [])
      if (name.startsWith(`${names.prefix}-`) && !kept.has(name)) found.push(name);
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}

const machineOf =
  (names: Names) =>
  ({
    hash,
    route,
  }: {
    readonly hash: string;
    readonly route: { readonly name: string; readonly version: number };
  }) =>
    names.routeMachine({ name: route.name, version: route.version, hash });

async function openDossiersByMachine(
  dynamo: DynamoDBDocumentClient,
  names: Names,
  TableName: string,
): Promise<ReadonlyMap<string, number>> {
  const { sk } = historyKeys.head('');
  const counts = new Map<string, number>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamo.send(
      new ScanCommand({
        TableName,
        ExclusiveStartKey,
        FilterExpression: 'sk = :head',
        ExpressionAttributeValues: { ':head': sk },
      }),
    );
    for (const item of page.Items ?? []) {
      const id = dossierOfPartition(String(item['pk']));
      if (!id) continue;
      const dossier = decodeState(dossierId(id), storedHeadSchema.parse(item));
      if (isEnded(dossier)) continue;
      const name = names.routeMachine(dossier.pins.route);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return counts;
}
