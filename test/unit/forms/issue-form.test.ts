import { describe, expect, test } from '@jest/globals';
import { issueOfEvent } from '../../../shared/application/forms/issue-of-event.ts';
import { openOwnForm } from '../../../shared/application/forms/open-own.ts';
import { printForm } from '../../../shared/application/forms/print-form.ts';
import { readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { newestTemplates } from '../../../shared/application/forms/templates.ts';
import { checkChain } from '../../../shared/domain/history/chain.ts';
import { allowed, newDossierId } from '../application/office-of-vu-ban.ts';

import { openDesk } from './desk.ts';

describe('made once', () => {
  test('by whoever asks first; officer, follower and a second press get the same bytes, and one event says so', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    const lan = await desk.officer('lan-tran');
    const request = { dossierId: id, form: '01' } as const;
    const of = 4;
    const links = await Promise.all([
      printForm(desk.deps, lan, request),
      issueOfEvent(desk.deps, { dossierId: id, number: of, type: 'DossierReceived' }),
      printForm(desk.deps, lan, request),
      issueOfEvent(desk.deps, { dossierId: id, number: of, type: 'DossierReceived' }),
    ]);
    expect(links[1]).toBe('made');
    expect(links[0]).toEqual(links[2]);
    const all = await desk.events(id);
    expect(all.filter(({ type }) => type === 'FormIssued')).toHaveLength(1);
    expect(checkChain(all).faults).toEqual([]);
    expect([...desk.deps.documents.objects.keys()]).toEqual([
      `forms/${id}/01-4-v${newestTemplates['01'].version}.pdf`,
    ]);
  });
  test('also after a crash between the object and its event: what stands is the form', async () => {
    let falls = true;
    const desk = await openDesk((history) => ({
      ...history,
      append: (append) => {
        if (falls && append.events[0]?.type === 'FormIssued') throw new Error('killed');
        return history.append(append);
      },
    }));
    const id = await desk.received();
    await expect(desk.issue(id, '01')).rejects.toThrow('killed');
    falls = false;
    desk.chance.set('2026-11-24T02:00:00Z');
    const { issued, bytes } = await desk.issue(id, '01');
    expect(issued.public).toMatchObject({
      form: '01',
      of: 4,
      template: newestTemplates['01'].version,
      size: bytes.length,
    });
    expect(desk.deps.documents.objects.size).toBe(1);
  });
  test('a year later it is the same paper: nothing in it is newer than what it tells of', async () => {
    const [today, later] = [await openDesk(), await openDesk()];
    const ids = [await today.received(), await later.received()] as const;
    const first = await today.issue(ids[0], '01');
    later.chance.set('2027-11-23T02:00:00Z');
    const text = (await later.issue(ids[1], '01')).text;
    expect(text).toBe(first.text);
  });
  test('a changed or vanished object is never given out', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    const { key, bytes } = await desk.issue(id, '01');
    const lan = await desk.officer('lan-tran');
    const request = { dossierId: id, form: '01' } as const;
    const object = desk.deps.documents.objects.get(key);
    if (!object) throw new Error('nothing is kept');
    object.bytes = Uint8Array.from([...bytes.slice(0, -1), 0]);
    expect(await printForm(desk.deps, lan, request)).toMatchObject({ refused: 'FORM_CHANGED' });
    expect(await openOwnForm(desk.deps, desk.citizen, request)).toMatchObject({ refused: 'FORM_CHANGED' });
    desk.deps.documents.objects.delete(key);
    expect(await printForm(desk.deps, lan, request)).toMatchObject({ refused: 'FORM_CHANGED' });
  });
  test('whoever was erased is not printed again', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    desk.deps.privateValues.eraseKey(id);
    expect(await issueOfEvent(desk.deps, { dossierId: id, number: 4, type: 'DossierReceived' })).toBe(
      'nobody-to-print',
    );
  });
  test('a forged notice is refused for good', async () => {
    const desk = await openDesk();
    const { id } = await desk.file();
    for (const notice of [
      { dossierId: id, number: 99, type: 'DossierReceived' },
      { dossierId: id, number: 1, type: 'DossierFiled' },
      { dossierId: newDossierId(), number: 1, type: 'DossierReceived' },
    ])
      await expect(issueOfEvent(desk.deps, notice)).rejects.toThrow('is not in the history');
  });
});

describe('who may', () => {
  test('the desk prints, and its reading is on record; another desk does not', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    const request = { dossierId: id, form: '01' } as const;
    const link = allowed(await printForm(desk.deps, await desk.officer('lan-tran'), request));
    expect(link).toEqual({
      url: expect.stringMatching(/name=giay-tiep-nhan-4\.pdf&seconds=60$/),
      expiresAt: '2026-11-23T09:01:00+07:00',
    });
    const { rows } = await desk.deps.reads.list(id, { limit: 9 });
    expect(rows).toMatchObject([{ person: 'lan-tran', what: 'form', purpose: 'handling' }]);
    expect(await printForm(desk.deps, await desk.officer('chi-duong'), request)).toMatchObject({
      refused: 'NOT_PERMITTED',
    });
  });
  test('a unit that works on it prints its control sheet, but not the receipt with its secret', async () => {
    const desk = await openDesk();
    const id = await desk.receiveCertificate();
    await desk.openRouteStep(id, 'prepare');
    const minh = await desk.officer('minh-vu');
    expect(await printForm(desk.deps, minh, { dossierId: id, form: '01' })).toMatchObject({
      refused: 'NOT_PERMITTED',
    });
    expect(await printForm(desk.deps, minh, { dossierId: id, form: '06' })).toMatchObject({
      url: expect.any(String),
    });
  });
  test('a party opens what was made for him, and is not shown the control sheet', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    const request = { dossierId: id, form: '01' } as const;
    expect(await openOwnForm(desk.deps, desk.citizen, request)).toMatchObject({ refused: 'FORM_NOT_READY' });
    await desk.issue(id, '01');
    await desk.issue(id, '06');
    expect(await openOwnForm(desk.deps, desk.citizen, request)).toMatchObject({ url: expect.any(String) });
    // What he was refused is no reading.
    expect((await desk.deps.reads.list(id, { limit: 9 })).rows).toMatchObject([
      { person: desk.citizen.account, what: 'form', purpose: 'following' },
    ]);
    expect(await openOwnForm(desk.deps, desk.citizen, { dossierId: id, form: '06' })).toMatchObject({
      refused: 'FORM_NOT_READY',
    });
    const view = allowed(await readOwnDossier(desk.deps, desk.citizen, { dossierId: id, language: 'vi' }));
    expect(view.forms).toMatchObject([{ form: '01', of: 4, issued: true }]);
    expect(view.happenings.map(({ type }) => type)).not.toContain('FormIssued');
  });
});
