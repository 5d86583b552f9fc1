import { issueForm } from '../../../shared/application/forms/issue-form.ts';
import { formKey } from '../../../shared/application/forms/papers.ts';
import type { History } from '../../../shared/application/ports/history.ts';
import type { DossierForm } from '../../../shared/domain/dossier/events.ts';
import { systemCaller } from '../../../shared/application/callers.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newDossierId, openOffice } from '../application/office-of-vu-ban.ts';
import { printer } from './printer.ts';
import { readPdf } from './read-pdf.ts';

/** A desk whose forms are made, kept and read again. */
export async function openDesk(wrap?: (history: History) => History) {
  const office = await openOffice(wrap);
  const deps = { ...office.deps, printer };
  const received = async (of = {}) => {
    const { id } = await office.file(newDossierId(), of);
    allowed(await office.receive(id));
    return id;
  };
  const issue = async (dossierId: DossierId, form: DossierForm, of?: number) => {
    const { issued } = allowed(await issueForm(deps, systemCaller('forms'), { dossierId, form, of }));
    const key = formKey(dossierId, issued.public);
    const bytes = await deps.documents.read(key, issued.public.versionId);
    if (!bytes) throw new Error(`${key} is not kept`);
    return { issued, key, bytes, text: (await readPdf(bytes)).pages.join(' ') };
  };
  const events = async (id: DossierId) =>
    (await office.deps.history.items(id, 0, 100)).items.flatMap((item) => item.events);
  return { ...office, deps, received, issue, events };
}
/** What is wrong with the papers of whoever asked. */
export const reasons = [
  { componentId: 'original-paper', fault: 'unreadable', words: 'Trang 2 bị mờ, xin chụp lại.' },
  { componentId: 'dossier', fault: 'not-valid', words: 'Tờ khai chưa ký.', basis: 'Điều 5 NĐ 23/2015' },
] as const;
