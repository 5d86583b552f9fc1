import { describe, expect, test } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { eachMessage, PoisonError } from '../../../functions/edge/batch.ts';
import { readFailure } from '../../../functions/edge/failures.ts';

const id = '01992000-0000-7000-8000-000000000001';
/** In the shape in which EventBridge puts an ended execution on the queue; what repair does not read is left out. */
const ended = (machine: string, name: string, status: string): string =>
  JSON.stringify({
    version: '0',
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    detail: {
      executionArn: `arn:aws:states:ap-southeast-1:000000000000:execution:${machine}:${name}`,
      stateMachineArn: `arn:aws:states:ap-southeast-1:000000000000:stateMachine:${machine}`,
      name,
      status,
      input: null,
      output: null,
    },
  });

describe('what comes to the repair queue', () => {
  test.each([
    ['a route that failed', ended('motcua-x-route', `${id}-2`, 'FAILED')],
    ['a route that was aborted', ended('motcua-x-route', `${id}-11`, 'ABORTED')],
    ['a clock that timed out', ended('motcua-x-clock', `${id}-20261126080000000-1`, 'TIMED_OUT')],
  ])('%s was noticed, and is named by its dossier', (_, body) => {
    expect(readFailure(body)).toEqual({ dossierId: id, why: 'noticed' });
  });
  test('the id of a dossier alone is somebody’s wish', () => {
    expect(readFailure(JSON.stringify({ dossierId: id }))).toEqual({ dossierId: id, why: 'asked' });
  });
  test.each([
    'not JSON',
    '{}',
    JSON.stringify({ dossierId: 'nobody' }),
    ended('motcua-x-route', 'by-hand', 'FAILED'),
  ])('%s is nothing that can be repaired', (body) => {
    expect(readFailure(body)).toBeUndefined();
  });
});

test('of a batch what can never be handled is parked with its reason, a passing fault comes again, the rest goes on', async () => {
  const parked: string[][] = [];
  const handled: string[] = [];
  const handler = eachMessage(
    'repair',
    { put: async (body, reason) => void parked.push([body, reason]) },
    async (body) => {
      if (body === 'damaged') throw new PoisonError('UnreadableFailureError');
      if (body === 'unknown') throw new RangeError('no such dossier');
      if (body === 'busy') throw new Error('The store is busy');
      handled.push(body);
      return 'runs';
    },
    (fault) => fault instanceof RangeError,
  );
  const Records = ['damaged', 'busy', 'unknown', 'well'].map((body) => ({ messageId: `m-${body}`, body }));
  const answer = await handler({ Records } as Partial<SQSEvent> as SQSEvent);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-busy' }] });
  expect(parked).toEqual([
    ['damaged', 'UnreadableFailureError'],
    ['unknown', 'RangeError'],
  ]);
  expect(handled).toEqual(['well']);
});
