import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../../shared/domain/history/canonical-json.ts';
import type { HashedValue } from '../../../shared/domain/history/canonical-json.ts';
import {
  checkChain,
  checkCommitments,
  checkHead,
  chainStart,
  commit,
  commitAll,
  hashEvent,
} from '../../../shared/domain/history/chain.ts';
import type { HistoryEvent } from '../../../shared/domain/history/event.ts';
import { dossierId, instantFromMs } from '../../../shared/domain/ids.ts';

const id = dossierId('01992000-0000-7000-8000-000000000001');
const salt = Buffer.alloc(32, 7).toString('base64url');

function chainOf(length: number): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  for (let number = 1; number <= length; number += 1) {
    const before = events.at(-1);
    events.push({
      dossierId: id,
      number,
      type: 'Something',
      v: 1,
      at: instantFromMs(1_780_000_000_000 + number),
      actor: { person: 'somebody' },
      previous: before ? hashEvent(before) : chainStart,
      public: { text: `việc ${number}`, count: number },
      commitments: commitAll({ name: { salt, value: 'Nguyễn Văn A' } }),
    });
  }
  return events;
}

const hashed: fc.Arbitrary<HashedValue> = fc.letrec<{ value: HashedValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 6 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('canonical JSON', () => {
  test('is what the public RFC 8785 implementation writes', () => {
    fc.assert(fc.property(hashed, (value) => canonicalJson(value) === canonicalize(value)));
  });
  test('leaves out undefined members, and refuses fractions, null and lone surrogates', () => {
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
    for (const bad of [1.5, Number.MAX_VALUE, null, '\ud800']) {
      expect(() => canonicalJson(bad as HashedValue)).toThrow(TypeError);
    }
  });
});

describe('a chain of events', () => {
  test('is intact as written, also when it is checked page by page', () => {
    const events = chainOf(7);
    const first = checkChain(events.slice(0, 3));
    const second = checkChain(events.slice(3), first.position);
    expect([...first.faults, ...second.faults]).toEqual([]);
    expect(checkHead(second.position, { version: 7, hash: second.position.hash })).toEqual([]);
  });
  test('shows any change of any byte of any event but its last link, which the head shows', () => {
    const events = chainOf(5);
    const last = events.at(-1);
    const head = { version: 5, hash: last ? hashEvent(last) : '' };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.string({ minLength: 1 }), (index, added) => {
        const forged = events.map((event, at) =>
          at === index
            ? { ...event, public: { ...event.public, text: `${String(event.public['text'])}${added}` } }
            : event,
        );
        const { position, faults } = checkChain(forged);
        return faults.length + checkHead(position, head).length > 0;
      }),
    );
  });
  test('shows a missing, doubled, exchanged or foreign event, and time that runs back', () => {
    const [a, b, c] = chainOf(3);
    if (!a || !b || !c) throw new Error('three events');
    expect(checkChain([a, c]).faults.map(({ fault }) => fault)).toContain('GAP');
    expect(checkChain([a, a]).faults.length).toBeGreaterThan(0);
    expect(checkChain([b, a, c]).faults.length).toBeGreaterThan(0);
    const other = dossierId('01992000-0000-7000-8000-000000000002');
    expect(checkChain([a, { ...b, dossierId: other }]).faults.map(({ fault }) => fault)).toContain(
      'OTHER_DOSSIER',
    );
    const early = { ...b, at: instantFromMs(1) };
    expect(checkChain([a, early]).faults.map(({ fault }) => fault)).toContain('TIME_RUNS_BACK');
  });
  test('cut short is shown by the head', () => {
    const events = chainOf(3);
    const { position } = checkChain(events.slice(0, 2));
    expect(checkHead(position, { version: 3, hash: 'x' })).toEqual([{ fault: 'HEAD_DIFFERS', number: 2 }]);
  });
});

describe('a commitment', () => {
  test('fits its value and salt and no other', () => {
    const value = { salt, value: { name: 'Trần Thị B', phone: '0912345678' } };
    const [event] = chainOf(1);
    if (!event) throw new Error('one event');
    const committed = { ...event, commitments: { applicant: commit(value) } };
    expect(checkCommitments(committed, { applicant: value })).toEqual([]);
    expect(checkCommitments(committed, {})).toEqual([]);
    expect(checkCommitments(committed, { applicant: { ...value, value: 'another' } })).toEqual(['applicant']);
    expect(
      checkCommitments(committed, {
        applicant: { ...value, salt: Buffer.alloc(32, 8).toString('base64url') },
      }),
    ).toEqual(['applicant']);
  });
});
