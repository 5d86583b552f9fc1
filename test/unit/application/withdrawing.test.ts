import { describe, expect, test } from '@jest/globals';
import { issueForm } from '../../../shared/application/forms/issue-form.ts';
import { formKey } from '../../../shared/application/forms/papers.ts';
import { receiveAtCounter } from '../../../shared/application/receive-at-counter.ts';
import { systemCaller } from '../../../shared/application/callers.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { openPostOffice } from '../notice/post-office.ts';
import { printer } from '../forms/printer.ts';
import { readPdf } from '../forms/read-pdf.ts';
import { allowed, newCommandId, newDossierId } from './office-of-vu-ban.ts';

/** Nobody of this name is meant; she has a telephone and no account. */
const grandmother = { name: 'Phạm Thị Lụa', personalIdNumber: '099148000077', phone: '0912000077' };

async function receivedAtCounter() {
  const post = await openPostOffice();
  const { office } = post;
  const lan = await office.officer('lan-tran');
  const { components, sets, returnMethod } = office.filing;
  const given = { components, sets, returnMethod };
  const id = newDossierId();
  allowed(
    await receiveAtCounter(office.deps, lan, {
      dossierId: id,
      desk: unitId('vu-ban-mot-cua'),
      filing: { ...office.filing, parties: { applicant: grandmother } },
      receipt: { ...given, papers: [{ pages: 1, copies: 1 }] },
    }),
  );
  await office.openRouteStep(id, 'decide');
  return { ...post, id, lan };
}

describe('whoever has no account withdraws at the counter', () => {
  test('the dossier ends with every open step, for the applicant, by the officer', async () => {
    const { office, id, lan } = await receivedAtCounter();
    const request = { dossierId: id, commandId: newCommandId(), reason: 'Tôi không cần nữa.' };
    const before = await office.history.head(id);
    const applicant = before?.dossier.parties.find(({ role }) => role === 'applicant');
    expect(applicant?.account).toBeUndefined();
    allowed(await withdrawDossier(office.deps, lan, request));
    expect(await withdrawDossier(office.deps, lan, request)).toMatchObject({ repeated: true });
    expect((await office.history.head(id))?.dossier).toMatchObject({ status: 'withdrawn', steps: [] });
    const events = (await office.history.items(id, 0, 100)).items.flatMap((item) => item.events);
    expect(events.at(-1)).toMatchObject({
      type: 'DossierWithdrawn',
      actor: { person: 'lan-tran', post: expect.any(String) },
      public: { by: applicant?.key },
    });
    expect(JSON.stringify(events)).not.toContain('không cần');
    expect(await office.openRouteStep(id, 'decide', 1, 2)).toBe('answered');
    expect(office.answered.at(-1)).toEqual({ token: 'decide-1-2', outcome: 'withdrawn' });
  });
  test('form 05 is made of it, and the applicant is told, as when a citizen withdraws himself', async () => {
    const { office, id, lan, tellAll, senders } = await receivedAtCounter();
    allowed(
      await withdrawDossier(office.deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        reason: 'Tôi không cần nữa.',
      }),
    );
    const { issued } = allowed(
      await issueForm({ ...office.deps, printer }, systemCaller('forms'), { dossierId: id, form: '05' }),
    );
    const bytes = await office.deps.documents.read(formKey(id, issued.public), issued.public.versionId);
    if (!bytes) throw new Error('The form is not kept');
    const text = (await readPdf(bytes)).pages.join(' ');
    expect(text).toContain('Phạm Thị Lụa');
    expect(text).toContain('Tôi không cần nữa.');
    await tellAll(id);
    expect(senders.texts.at(-1)?.text).toMatch(/rut/i);
  });
  test('not in a unit that has no desk', async () => {
    const { office, id } = await receivedAtCounter();
    const by = async (person: string) =>
      withdrawDossier(office.deps, await office.officer(person), {
        dossierId: id,
        commandId: newCommandId(),
      });
    expect(await by('minh-vu')).toMatchObject({ refused: 'NOT_PERMITTED' });
    expect((await office.history.head(id))?.dossier.status).toBe('in-process');
  });
});
