import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Append } from '../../application/ports/history.ts';
import { marksKept } from '../../application/ports/history.ts';
import { paperPlaces } from '../../domain/dossier/custody.ts';
import { awaitedAt, lastTold, readySince, unitOfStep } from '../../domain/dossier/dossier.ts';
import type { Dossier, OpenStep } from '../../domain/dossier/dossier.ts';
import { digest } from '../../domain/history/chain.ts';
import { localDateOf } from '../../domain/office/dated.ts';
import { stepChanges } from '../open-steps.ts';
import type { StepRow } from '../open-steps.ts';
import type { Item } from './client.ts';
import { historyKeys, tables } from './keys.ts';
import { encodeState } from './state.ts';

/** What an append writes into the table of histories, in one transaction: see README.md for the keys. */
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
const { indexes } = tables.history;

/**
 * A step that is done leaves its unit's list and loses the masked name. The item stays as a stub: so no function
 * needs the right to delete anything in the table of histories.
 */
const closing = {
  UpdateExpression: 'REMOVE #queue, #due, #label, #inUnit, #inAgency, #remindedDue',
  ExpressionAttributeNames: {
    '#queue': indexes.unitQueue.partition,
    '#due': indexes.unitQueue.sort,
    '#label': 'label',
    '#inUnit': indexes.remindedInUnit.partition,
    '#inAgency': indexes.remindedInAgency.partition,
    '#remindedDue': indexes.remindedInUnit.sort,
  },
};

const firstNumber = ({ before }: Append): number => (before?.dossier.version ?? 0) + 1;
export const firstKey = (append: Append) => historyKeys.item(append.after.id, firstNumber(append));

/** History item, head, steps, and the counter last: the reasons of a refusal are read in this order. */
export function writesOf(append: Append, TableName: string): Write[] {
  const { after, counter } = append;
  const { opened, closed, told } = stepChanges(append);
  const before = append.before?.dossier.version;
  return [
    {
      Put: { TableName, Item: historyItemOf(append), ConditionExpression: 'attribute_not_exists(pk)' },
    },
    {
      Put: {
        TableName,
        Item: headItemOf(append),
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :before',
              ExpressionAttributeValues: { ':before': before },
            }),
      },
    },
    ...opened.map((row): Write => ({ Put: { TableName, Item: stepItemOf(row, after) } })),
    ...told.flatMap((step) => reminding(step, after, TableName)),
    // Left as a bare key, out of every index: so that no function needs the right to delete from this table.
    ...closed.map(
      ({ step, visit }): Write => ({
        Update: { TableName, Key: historyKeys.step(after.id, step, visit), ...closing },
      }),
    ),
    ...(counter
      ? [
          {
            Update: {
              TableName,
              Key: historyKeys.counter(counter.key.identifier, counter.key.date),
              UpdateExpression: 'SET #last = :next',
              ExpressionAttributeNames: { '#last': 'last' },
              ...(counter.from === 0
                ? {
                    ConditionExpression: 'attribute_not_exists(pk)',
                    ExpressionAttributeValues: { ':next': 1 },
                  }
                : {
                    ConditionExpression: '#last = :from',
                    ExpressionAttributeValues: { ':from': counter.from, ':next': counter.from + 1 },
                  }),
            },
          },
        ]
      : []),
  ];
}

function historyItemOf(append: Append): Item & Record<string, unknown> {
  const { events, valuesId, mark } = append;
  return {
    ...firstKey(append),
    events,
    mark: [mark.scope, mark.body, mark.version],
    ...(valuesId !== undefined && { valuesId }),
  };
}

function headItemOf({ before, after, hash, mark }: Append): Record<string, unknown> {
  const marks = [...(before?.marks ?? []), mark].slice(-marksKept);
  const applicant = after.parties.find(({ role }) => role === 'applicant');
  const account = after.parties.find((party) => party.account !== undefined)?.account;
  return {
    ...historyKeys.head(after.id),
    version: after.version,
    hash,
    state: encodeState(after),
    marks: marks.map(({ scope, body, version }) => [scope, body, version]),
    filedAt: after.filedAt,
    filingNumber: after.filingNumber,
    ...(after.code !== undefined && { code: after.code }),
    ...(applicant && { [indexes.applicantDossiers.partition]: applicant.key }),
    ...(account !== undefined && { [indexes.accountDossiers.partition]: account }),
    ...waitsOf(after),
    ...bookOf(after),
    ...listedOf(after),
  };
}

/** From its receipt on a dossier stands in its desk's register. */
function bookOf({ desk, code, receivedAt }: Dossier): Record<string, unknown> {
  if (code === undefined || receivedAt === undefined) return {};
  const date = localDateOf(receivedAt);
  return {
    [indexes.register.partition]: historyKeys.book(desk, date.slice(0, 7)),
    [indexes.register.sort]: historyKeys.entry(date, code),
  };
}

/** Gone with the head that no longer waits: each append writes the head anew. */
function waitsOf(after: Dossier): Record<string, unknown> {
  const at = awaitedAt(after);
  if (at === undefined) return {};
  return {
    [indexes.waits.partition]: historyKeys.waits(at, historyKeys.waitShard(after.id)),
    [indexes.waits.sort]: at,
  };
}

/** In the lists of papers and of results that wait; out of them likewise with the next head. */
function listedOf(after: Dossier): Record<string, unknown> {
  const { held, coming } = paperPlaces(after);
  const ready = readySince(after);
  const listed = (index: { partition: string; sort: string }, unit: string, at: string) => ({
    [index.partition]: unit,
    [index.sort]: at,
  });
  return {
    ...(held && listed(indexes.paperHeld, held.unit, held.at)),
    ...(coming && listed(indexes.paperComing, coming.unit, coming.at)),
    ...(ready && listed(indexes.uncollected, after.desk, ready)),
  };
}

/** In the lists of what somebody was reminded of; the applicant's own step in the desk's, when it has lapsed. */
function remindedOf(step: OpenStep, after: Dossier): Record<string, string> {
  const told = lastTold(step);
  const unit = unitOfStep(step, after);
  if (told === undefined || unit === undefined || step.dueAt === undefined) return {};
  const dueKey = historyKeys.dueKey(step.dueAt, after.id, step.step);
  return {
    told,
    ...(step.holder === 'applicant' && {
      holder: unit,
      [indexes.unitQueue.partition]: historyKeys.unitQueue(unit),
      [indexes.unitQueue.sort]: dueKey,
    }),
    [indexes.remindedInUnit.partition]: unit,
    [indexes.remindedInAgency.partition]: after.competentUnit,
    [indexes.remindedInUnit.sort]: dueKey,
  };
}

/** The row of a step stays as it is, its masked name too, and comes into these lists. */
function reminding(step: OpenStep, after: Dossier, TableName: string): Write[] {
  const set = Object.entries(remindedOf(step, after));
  if (set.length === 0) return [];
  const update = {
    Key: historyKeys.step(after.id, step.step, step.visit),
    UpdateExpression: `SET ${set.map((_, index) => `#${index} = :${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(set.map(([name], index) => [`#${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(set.map(([, value], index) => [`:${index}`, value])),
  };
  return [{ Update: { TableName, ...update } }];
}

function stepItemOf({ step, row }: StepRow, after: Dossier): Record<string, unknown> {
  const { dossierId: id, ...shown } = row;
  return {
    ...historyKeys.step(id, row.step, row.visit),
    ...shown,
    ...remindedOf(step, after),
    // The applicant's own step stands in no unit's list, until it lapses.
    ...(step.holder !== 'applicant' && {
      [indexes.unitQueue.partition]: historyKeys.unitQueue(step.holder),
      [indexes.unitQueue.sort]: historyKeys.dueKey(row.dueAt ?? row.since, id, row.step),
    }),
  };
}

/** The same append always asks with the same token, so that a repeated request is done once. */
export const tokenOf = ({ after, mark, hash }: Append): string =>
  Buffer.from(digest([after.id, after.version, mark.scope, hash]), 'hex')
    .toString('base64url')
    .slice(0, 36);
