import { createHash } from 'node:crypto';
import type { DossierForm } from '../../domain/dossier/events.ts';
import type { IssuedForm } from '../../domain/dossier/due-forms.ts';
import { refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import type { DossierId } from '../../domain/ids.ts';
import { instantFromMs, msOf } from '../../domain/ids.ts';
import { wire } from '../../texts/dates.ts';
import type { Documents } from '../ports/documents.ts';
import type { Chance } from '../ports/others.ts';
import type { Told } from '../dossier-story.ts';
import { textIn } from '../private-fields.ts';

/** Where papers lie among the documents, how they are checked, and how they are opened. */

export const pdf = 'application/pdf';
/** A link is for the press that asked for it. */
const linkSeconds = 60;

export type PaperLink = { readonly url: string; readonly expiresAt: string };
export type PaperDeps = { readonly documents: Documents; readonly chance: Pick<Chance, 'now'> };

/** Form, event and version of the template name the object: made again by somebody else, it is the same object. */
export const formKey = (
  dossierId: DossierId,
  { form, of, template }: { readonly form: DossierForm; readonly of: number; readonly template: number },
): string => `forms/${dossierId}/${form}-${of}-v${template}.pdf`;

/** A result's letter, by the name that its event gives it. */
export const resultKey = (dossierId: DossierId, name: string): string => `forms/${dossierId}/${name}.pdf`;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What was kept, if it is still what the history committed to; a changed or vanished object is never given out. */
export async function checkedBytes(
  { documents }: Pick<PaperDeps, 'documents'>,
  key: string,
  versionId: string,
  sha256: string | undefined,
): Promise<Uint8Array | Refusal> {
  const bytes = await documents.read(key, versionId);
  return bytes && sha256 !== undefined && sha256Of(bytes) === sha256 ? bytes : refuse('FORM_CHANGED');
}

export async function openForm(
  deps: PaperDeps,
  issued: IssuedForm,
  told: readonly Told[],
): Promise<PaperLink | Refusal> {
  const { form, of, versionId } = issued.public;
  const values = told.find(({ event }) => event.number === issued.number)?.values ?? {};
  const name = `${fileNames[form]}-${of}.pdf`;
  return openPaper(deps, formKey(issued.dossierId, issued.public), versionId, textIn(values, 'sha256'), name);
}

/** Checks first, then links: so that a reprint is the first print, byte for byte. */
export async function openPaper(
  deps: PaperDeps,
  key: string,
  versionId: string,
  sha256: string | undefined,
  name: string,
): Promise<PaperLink | Refusal> {
  const bytes = await checkedBytes(deps, key, versionId, sha256);
  return 'refused' in bytes ? bytes : linkTo(deps, key, versionId, name);
}

export async function linkTo(
  { documents, chance }: PaperDeps,
  key: string,
  versionId: string,
  name: string,
): Promise<PaperLink> {
  const url = await documents.link(key, versionId, { name, type: pdf, seconds: linkSeconds });
  return { url, expiresAt: wire(instantFromMs(msOf(chance.now()) + linkSeconds * 1000)) };
}

/** What a paper is called where it is saved: nothing in it tells whose it is. */
const fileNames = {
  '01': 'giay-tiep-nhan',
  '02': 'phieu-yeu-cau-bo-sung',
  '03': 'phieu-tu-choi',
  '04': 'van-ban-xin-loi',
  '05': 'thong-bao-dung-giai-quyet',
  '06': 'phieu-kiem-soat',
} as const satisfies Record<DossierForm, string>;
