import { describe, expect, test } from '@jest/globals';
import { trackDossier } from '../../../shared/application/track-dossier.ts';
import { allowed, openOffice } from './office-of-vu-ban.ts';

describe('tracking', () => {
  test('locks a code after five wrong tries for an hour, then opens again', async () => {
    const office = await openOffice();
    const { id } = await office.file();
    const code = allowed(await office.receive(id)).dossier.code ?? '';
    const ask = (digits: string) =>
      trackDossier(office.deps, {
        question: { code: ` ${code.toLowerCase()} `, digits },
        addressKey: 'a',
        language: 'vi',
      });
    expect(await ask('5678')).toMatchObject({ code });
    for (const left of [4, 3, 2, 1])
      expect(await ask('0000')).toMatchObject({ refused: 'TRACKING_FAILED', facts: { left } });
    expect(await ask('0000')).toMatchObject({ refused: 'TRACKING_LOCKED' });
    expect(await ask('5678')).toMatchObject({ refused: 'TRACKING_LOCKED' });
    office.chance.set('2026-11-23T03:00:01Z');
    expect(await ask('5678')).toMatchObject({ code });
  });
  test('goes by the filing number before receipt and after, and one count of wrong tries is kept for both', async () => {
    const office = await openOffice();
    const { id, filingNumber } = await office.file();
    const ask = (code: string, digits: string) =>
      trackDossier(office.deps, { question: { code, digits }, addressKey: 'a', language: 'vi' });
    expect(await ask(filingNumber.toLowerCase(), '5678')).toMatchObject({ code: filingNumber });
    expect(await ask(filingNumber, '0000')).toMatchObject({ refused: 'TRACKING_FAILED' });
    const code = allowed(await office.receive(id)).dossier.code ?? '';
    expect(await ask(filingNumber, '5678')).toMatchObject({ code });
    for (const number of [filingNumber, code, filingNumber, code]) await ask(number, '0000');
    expect(await ask(filingNumber, '0000')).toMatchObject({ refused: 'TRACKING_LOCKED' });
    expect(await ask(code, '5678')).toMatchObject({ refused: 'TRACKING_LOCKED' });
  });
  test('a code that does not exist answers and locks like one that does', async () => {
    const office = await openOffice();
    const ask = () =>
      trackDossier(office.deps, {
        question: { code: '000.00.87.H42-261123-9999', digits: '1234' },
        addressKey: 'a',
        language: 'vi',
      });
    const answers = [];
    for (let tries = 0; tries < 5; tries += 1) answers.push(await ask());
    expect(answers.map((answer) => ('refused' in answer ? answer.refused : ''))).toEqual([
      ...Array.from({ length: 4 }, () => 'TRACKING_FAILED'),
      'TRACKING_LOCKED',
    ]);
  });
  test('counts each address, and refuses a forged secret', async () => {
    const office = await openOffice();
    const ask = () =>
      trackDossier(office.deps, {
        question: { fragment: `${'A'.repeat(22)}.${'B'.repeat(22)}` },
        addressKey: 'b',
        language: 'vi',
      });
    expect(await ask()).toMatchObject({ refused: 'TRACKING_FAILED' });
    for (let tries = 0; tries < 59; tries += 1) await ask();
    expect(await ask()).toMatchObject({ refused: 'TOO_MANY_TRIES' });
  });
});
