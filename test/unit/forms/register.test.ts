import { describe, expect, test } from '@jest/globals';
import { printRegister, readRegister } from '../../../shared/application/forms/register.ts';
import { recordDelivery } from '../../../shared/application/paper-acts.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { returnResult } from '../../../shared/application/return-result.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, openOffice } from '../application/office-of-vu-ban.ts';
import { leave, printer } from './printer.ts';
import { readPdf } from './read-pdf.ts';

const book = { desk: 'vu-ban-mot-cua', month: '2026-11' };

async function openBook() {
  const office = await openOffice();
  const deps = { ...office.deps, printer };
  const lan = await office.officer('lan-tran');
  const receive = async () => {
    const { id } = await office.file();
    allowed(await office.receive(id));
    return id;
  };
  const stepVersion = async (id: DossierId) => (await deps.history.head(id))?.dossier.steps[0]?.version ?? 0;
  const row = async () => allowed(await readRegister(deps, lan, book, { limit: 50 })).rows[0];
  return { ...office, deps, lan, receive, stepVersion, row };
}

describe('the register', () => {
  test('numbers a dossier as its receipt does, and says when and how its result went out, while it is out', async () => {
    const { deps, lan, receive, openRouteStep, stepVersion, row } = await openBook();
    const id = await receive();
    const on = async () => ({
      dossierId: id,
      commandId: newCommandId(),
      stepVersion: await stepVersion(id),
    });
    expect(await row()).toMatchObject({ n: '23-0001', returnedAt: '', returnWay: '' });
    await openRouteStep(id);
    allowed(await completeStep(deps, lan, { ...(await on()), step: 'decide', outcome: 'granted' }));
    // Asked for in person, sent by post.
    allowed(
      await returnResult(deps, lan, { ...(await on()), method: 'post', trackingNumber: 'EB125966888VN' }),
    );
    expect(await row()).toMatchObject({ returnedAt: '23/11/2026', returnWay: 'Bưu chính' });
    allowed(
      await recordDelivery(deps, lan, { dossierId: id, commandId: newCommandId(), outcome: 'came-back' }),
    );
    expect(await row()).toMatchObject({ returnedAt: '', returnWay: '' });
  });
  test('that is longer than one print is printed in parts, each row once', async () => {
    const { deps, lan, receive } = await openBook();
    for (let n = 0; n < 501; n += 1) await receive();
    const first = allowed(await printRegister(deps, lan, book));
    expect(first.next).toBeDefined();
    const second = allowed(await printRegister(deps, lan, book, first.next));
    expect(second.next).toBeUndefined();
    const texts = await Promise.all(
      [...deps.documents.objects.values()].map(async ({ bytes }) => (await readPdf(bytes)).pages.join(' ')),
    );
    await leave('07-last-part', [...deps.documents.objects.values()].at(-1)?.bytes ?? new Uint8Array());
    expect(texts[0]).toContain('Từ số 23-0001 đến số 23-0500');
    expect(texts[0]).toContain('Trong phần này: 500 hồ sơ.');
    expect(texts[1]).toContain('Từ số 23-0501 đến số 23-0501');
    expect(texts[1]).not.toContain('23-0500');
  }, 120_000);
  test('of a short month is one print with its total, and no part', async () => {
    const { deps, lan, receive } = await openBook();
    await receive();
    const { next } = allowed(await printRegister(deps, lan, book));
    expect(next).toBeUndefined();
    const [kept] = [...deps.documents.objects.values()];
    const text = (await readPdf(kept?.bytes ?? new Uint8Array())).pages.join(' ');
    expect(text).toContain('Tổng số: 1 hồ sơ.');
    expect(text).not.toContain('Trong phần này');
  });
});
