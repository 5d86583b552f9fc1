import { createHash } from 'node:crypto';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import { isRefusal, refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import { fillTemplate } from '../../domain/form/template.ts';
import { mayAct } from '../../domain/office/permissions.ts';
import { day as dayText, localDay } from '../../texts/dates.ts';
import { printedWords } from '../../texts/forms.ts';
import { phoneText } from '../../texts/phones.ts';
import type { OfficerCaller } from '../callers.ts';
import type { RecordedDeps } from '../dependencies.ts';
import { dossierStory } from '../dossier-story.ts';
import { pinnedProcedure } from '../pinned-procedure.ts';
import type { DossierRow, Page, PageRequest } from '../ports/history.ts';
import { personIn } from '../private-fields.ts';
import { deskFields, registerPlace } from './common-values.ts';
import type { FormDeps } from './issue-form.ts';
import { linkTo, pdf } from './papers.ts';
import type { PaperLink } from './papers.ts';
import { newestTemplates } from './templates.ts';

/** Of which desk, and which month or day of it. */
export type RegisterRequest = {
  readonly desk: string;
  readonly month: string;
  readonly day?: string | undefined;
};
type RegisterDeps = FormDeps & RecordedDeps;

/** A row of form 07; names and numbers in full, as in the desk's own book. */
export type RegisterRow = { readonly dossierId: string } & Readonly<Record<RegisterField, string>>;
type RegisterField =
  | 'n'
  | 'code'
  | 'procedure'
  | 'sets'
  | 'applicant'
  | 'contact'
  | 'unit'
  | 'receivedAt'
  | 'dueAt'
  | 'returnedAt'
  | 'returnWay'
  | 'signed'
  | 'note';

const atOnce = 25;

/** One page of the desk's register; each dossier's reading is recorded with it. */
export async function readRegister(
  deps: Omit<RegisterDeps, 'documents' | 'printer' | 'siteUrl'>,
  caller: OfficerCaller,
  { desk, month, day }: RegisterRequest,
  page: PageRequest,
): Promise<Page<RegisterRow> | Refusal> {
  const allowed = mayAct('read-register', caller.who);
  if (isRefusal(allowed)) return allowed;
  const post = caller.who.posts.find(
    ({ unitId, role }) => unitId === desk && (role === 'desk-officer' || role === 'desk-head'),
  );
  if (!post) return refuse('NOT_PERMITTED', { act: 'read-register' });
  const found = await deps.history.registered(desk, { month, ...(day && { day }) }, page);
  const rows: RegisterRow[] = [];
  for (let from = 0; from < found.rows.length; from += atOnce) {
    const some = await Promise.all(
      found.rows.slice(from, from + atOnce).map(async (row) => {
        await deps.reads.record({
          dossierId: row.dossierId,
          at: deps.chance.now(),
          person: caller.personId,
          post: post.id,
          purpose: 'handling',
          what: 'register',
        });
        return registerRow(deps, row, caller);
      }),
    );
    rows.push(...some);
  }
  return { rows, ...(found.cursor && { cursor: found.cursor }) };
}

async function registerRow(
  deps: Omit<RegisterDeps, 'documents' | 'printer' | 'siteUrl'>,
  { dossierId, dossier }: DossierRow,
  caller: OfficerCaller,
): Promise<RegisterRow> {
  const content = await pinnedProcedure(deps, dossier);
  const story = await dossierStory(deps, dossierId);
  const find = (type: DossierEvent['type']) => story?.told.findLast(({ event }) => event.type === type);
  const filed = find('DossierFiled');
  const received = find('DossierReceived')?.event;
  // What the post brought back, or what is to be returned anew after its correction, was not returned.
  const isReturned = dossier.delivery === 'sent' || dossier.delivery === 'returned';
  const returned = isReturned ? find('ResultReturned')?.event : undefined;
  // Nobody reads his own in the book either: others see his row, he does not.
  const isOwn = dossier.parties.some(({ key }) => key === caller.who.key);
  const applicant = filed && !isOwn ? personIn(filed.values, 'applicant') : undefined;
  const ended = dossier.status === 'rejected' ? 'Từ chối' : dossier.status === 'withdrawn' ? 'Đã rút' : '';
  return {
    dossierId,
    // The number that the receipt names: codes are given to all desks of an agency, so a desk's book may skip some.
    n: registerPlace(dossier, dossier.receivedAt ? localDay(dossier.receivedAt) : '').ordinal,
    code: dossier.code ?? '',
    procedure: content.short.vi,
    sets: received?.type === 'DossierReceived' ? String(received.public.sets) : '',
    applicant: applicant?.name ?? '',
    contact: [applicant?.address, applicant?.phone && phoneText(applicant.phone)].filter(Boolean).join('\n'),
    unit: (await deps.registry.unit(dossier.competentUnit))?.name.vi ?? dossier.competentUnit,
    receivedAt: dossier.receivedAt ? dayText(dossier.receivedAt) : '',
    dueAt: dossier.dueAt ? dayText(dossier.dueAt) : '',
    returnedAt: returned ? dayText(returned.at) : '',
    returnWay: returned?.type === 'ResultReturned' ? printedWords.shortWays[returned.public.method] : '',
    signed: '',
    note: ended,
  };
}

/** As many pages of rows as are drawn at once. */
const pagesAtOnce = 10;
const rowsOfPage = 50;

export type RegisterLink = PaperLink & { readonly next?: string };

/**
 * The register on paper, in parts where it is long: `next` begins the part that follows. It says what is true now, so it
 * is not kept: the same rows give the same object, which is gone again after a day.
 */
export async function printRegister(
  deps: RegisterDeps,
  caller: OfficerCaller,
  request: RegisterRequest,
  from?: string,
): Promise<RegisterLink | Refusal> {
  const rows: RegisterRow[] = [];
  let cursor = from;
  for (let pages = 0; pages < pagesAtOnce; pages += 1) {
    const asked = { limit: rowsOfPage, ...(cursor !== undefined && { cursor }) };
    const page = await readRegister(deps, caller, request, asked);
    if (isRefusal(page)) return page;
    rows.push(...page.rows);
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  const isPart = from !== undefined || cursor !== undefined;
  const now = deps.chance.now();
  const { desk, month, day } = request;
  const { book } = registerPlace({}, day ?? `${month}-01`);
  const [first, last] = [rows[0]?.n, rows.at(-1)?.n];
  const count = String(rows.length);
  const values = {
    fields: {
      ...(await deskFields(deps, desk, now)),
      book,
      period: day ? `Ngày ${dayText(`${day}T05:00:00Z`)}` : `Tháng ${book}`,
      ...(isPart
        ? { inPart: count, range: first && last && `Từ số ${first} đến số ${last}` }
        : { total: count }),
    },
    lists: { dossiers: rows },
  };
  const sheet = fillTemplate(newestTemplates['07'], values, now);
  const name = createHash('sha256')
    .update(JSON.stringify({ ...sheet, at: localDay(now) }))
    .digest('hex');
  const key = `registers/${desk}/${name}.pdf`;
  const { versionId } = await deps.documents.keepOnce(key, await deps.printer.print(sheet), pdf);
  const part = isPart && first ? `-tu-${first}` : '';
  const link = await linkTo(deps, key, versionId, `so-theo-doi-${day ?? month}${part}.pdf`);
  return { ...link, ...(cursor !== undefined && { next: cursor }) };
}
