import { describe, expect, test } from '@jest/globals';
import { isCommandId, isDossierId } from '../../../shared/domain/ids.ts';
import { uuidV4, uuidV7 } from '../../../web/kit/ids.ts';
import { safePath } from '../../../web/kit/safe-path.ts';
import { fieldOfPath, whole } from '../../../web/kit/typed.ts';

describe('ids', () => {
  test('a dossier’s id is what the domain takes for one, and begins with its time', () => {
    const id = uuidV7(Date.parse('2026-08-27T03:00:00.000Z'), new Uint8Array(16).fill(0xff));
    expect(id).toBe('01a04128-fb80-7fff-bfff-ffffffffffff');
    expect(isDossierId(uuidV7())).toBe(true);
    expect(isCommandId(uuidV4())).toBe(true);
  });
  test('later ids sort later', () => {
    expect(uuidV7(1_000) < uuidV7(1_001)).toBe(true);
  });
});

test.each([
  ['/ho-so/?nop=2.000815', '/ho-so/?nop=2.000815'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['', '/'],
])('after sign-in, %j leads to %j', (path, expected) => {
  expect(safePath(path)).toBe(expected);
});

test.each([
  ['/parties/applicant/phone', 'parties.applicant.phone'],
  ['body.filing.parties.applicant.name', 'parties.applicant.name'],
  ['receipt.papers[0].copies', 'papers.0.copies'],
  ['form.paper-names', 'form.paper-names'],
])('an error at %s marks the field %s', (path, field) => {
  expect(fieldOfPath(path)).toBe(field);
});

test.each([
  ['12', 12],
  [' 1.200 ', 1200],
  ['0', 0],
  ['1,5', undefined],
  ['một', undefined],
  ['', undefined],
])('%j typed as a number is %s', (typed, number) => {
  expect(whole({ count: typed }, 'count')).toBe(number);
});
