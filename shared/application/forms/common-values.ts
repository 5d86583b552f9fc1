import type { Dossier } from '../../domain/dossier/dossier.ts';
import { maskIdNumber } from '../../domain/dossier/masking.ts';
import type { DossierEvent, Reason } from '../../domain/dossier/events.ts';
import { wholeDossier } from '../../domain/dossier/events.ts';
import type { FormValues, Row } from '../../domain/form/template.ts';
import type { Instant } from '../../domain/ids.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure-version.ts';
import { longDay } from '../../texts/dates.ts';
import { printedWords } from '../../texts/forms.ts';
import { phoneText } from '../../texts/phones.ts';
import { wholeDossierText } from '../../texts/status.ts';
import type { TellingDeps } from '../dependencies.ts';
import type { Story, Told } from '../dossier-story.ts';
import { personIn, textsIn } from '../private-fields.ts';

export type Fields = FormValues['fields'];
type Deps = Pick<TellingDeps, 'registry'>;

/** What every form says: whose it is, who issues it, where and when. Nothing in it is newer than the event it tells of. */
export async function commonFields(
  deps: Deps,
  story: Story,
  content: ProcedureContent,
  on: Instant,
): Promise<Fields> {
  const { dossier } = story.head;
  const filed = story.told.find(({ event }) => event.type === 'DossierFiled');
  const applicant = filed && personIn(filed.values, 'applicant');
  const proxy = filed && (personIn(filed.values, 'submitter') ?? personIn(filed.values, 'representative'));
  const submitter = proxy && proxy.personalIdNumber !== applicant?.personalIdNumber ? proxy.name : undefined;
  return {
    ...(await deskFields(deps, dossier.desk, on)),
    applicant: applicant?.name,
    idNumber: applicant && maskIdNumber(applicant.personalIdNumber),
    address: applicant?.address,
    phone: applicant?.phone && phoneText(applicant.phone),
    email: applicant?.email,
    submitter,
    submitterOrApplicant: submitter ?? applicant?.name,
    procedure: content.name,
    field: content.field,
  };
}

/** The desk that issues a form, and the agency above it. */
export async function deskFields(deps: Deps, desk: string, on: Instant): Promise<Fields> {
  const unit = await deps.registry.unit(desk);
  const agency = unit?.parent && (await deps.registry.unit(unit.parent));
  const agencyName = agency ? agency.name.vi : undefined;
  return {
    agency: agencyName?.toLocaleUpperCase('vi'),
    desk: unit?.name.vi ?? desk,
    deskAddress: unit?.address,
    hotline: unit?.phone && phoneText(unit.phone),
    place: agencyName && /(?:xã|phường|đặc khu|tỉnh|thành phố) (.+)$/iu.exec(agencyName)?.[1],
    date: longDay(on),
  };
}

/** The name of the officer who did it; a citizen's act and the system's have none. */
export const officerName = async (deps: Deps, event: DossierEvent): Promise<string | undefined> =>
  (await deps.registry.person(event.actor.person))?.name;

/** Reasons as the rows of a form, each with the officer's words. */
export function reasonRows(
  reasons: readonly Reason[],
  { values }: Told,
  content: ProcedureContent,
): { readonly rows: Row[]; readonly basis: string | undefined } {
  const words = textsIn(values, 'words');
  const rows = reasons.map(({ componentId, fault }, index) => ({
    n: String(index + 1),
    component:
      componentId === wholeDossier
        ? wholeDossierText.vi
        : (content.components.find(({ id }) => id === componentId)?.name ?? componentId),
    fault: printedWords.faults[fault],
    words: words[index] ?? '',
  }));
  const bases = new Set(reasons.flatMap(({ basis }) => (basis ? [basis] : [])));
  return { rows, basis: bases.size > 0 ? [...bases].join('; ') : undefined };
}

/** Where a dossier stands in the register: a book a month and desk, numbered by day and by the code's own ordinal. */
export function registerPlace(dossier: Pick<Dossier, 'code' | 'receivedAt'>, localDay: string) {
  const [year, month, date] = localDay.split('-');
  const ordinal = dossier.code?.split('-').at(-1) ?? '';
  return { book: `${month}/${year}`, ordinal: `${date}-${ordinal}` };
}
