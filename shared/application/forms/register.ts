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
  first = 0,
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
      found.rows.slice(from, from + atOnce).map(async (row, index) => {
        await deps.reads.record({
          dossierId: row.dossierId,
          at: deps.chance.now(),
          person: caller.personId,
          post: post.id,
          purpose: 'handling',
          what: 'register',
        });
        return registerRow(deps, row, first + from + index + 1, caller);
      }),
    );
    rows.push(...some);
  }
  return { rows, ...(found.cursor && { cursor: found.cursor }) };
}

async function registerRow(
  deps: Omit<RegisterDeps, 'documents' | 'printer' | 'siteUrl'>,
  { dossierId, dossier }: DossierRow,
  n: number,
  caller: OfficerCaller,
): Promise<RegisterRow> {
  const content = await pinnedProcedure(deps, dossier);
  const story = await dossierStory(deps, dossierId);
  const find = (type: DossierEvent['type']) => story?.told.findLast(({ event }) => event.type === type);
  const filed = find('DossierFiled');
  const received = find('DossierReceived')?.event;
  const returned = find('ResultReturned')?.event;
  // Nobody reads his own in the book either: others see his row, he does not.
  const isOwn = dossier.parties.some(({ key }) => key === caller.who.key);
  const applicant = filed && !isOwn ? personIn(filed.values, 'applicant') : undefined;
  const ended = dossier.status === 'rejected' ? 'Từ chối' : dossier.status === 'withdrawn' ? 'Đã rút' : '';
  return {
    dossierId,
    n: String(n),
    code: dossier.code ?? '',
    procedure: content.short.vi,
    sets: received?.type === 'DossierReceived' ? String(received.public.sets) : '',
    applicant: applicant?.name ?? '',
    contact: [applicant?.address, applicant?.phone && phoneText(applicant.phone)].filter(Boolean).join('\n'),
    unit: (await deps.registry.unit(dossier.competentUnit))?.name.vi ?? dossier.competentUnit,
    receivedAt: dossier.receivedAt ? dayText(dossier.receivedAt) : '',
    dueAt: dossier.dueAt ? dayText(dossier.dueAt) : '',
    returnedAt: returned ? dayText(returned.at) : '',
    returnWay: printedWords.shortWays[dossier.returnMethod],
    signed: '',
    note: ended,
  };
}

const mostRows = 500;

/**
 * The register on paper. It says what is true now, so it is not kept: the same rows give the same object, which is gone
 * again after a day.
 */
export async function printRegister(
  deps: RegisterDeps,
  caller: OfficerCaller,
  request: RegisterRequest,
): Promise<PaperLink | Refusal> {
  const rows: RegisterRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await readRegister(
      deps,
      caller,
      request,
      { limit: 50, ...(cursor !== undefined && { cursor }) },
      rows.length,
    );
    if (isRefusal(page)) return page;
    rows.push(...page.rows);
    if (rows.length > mostRows) return refuse('REGISTER_TOO_LONG', { most: mostRows });
    cursor = page.cursor;
  } while (cursor !== undefined);
  const now = deps.chance.now();
  const { desk, month, day } = request;
  const { book } = registerPlace({}, day ?? `${month}-01`);
  const values = {
    fields: {
      ...(await deskFields(deps, desk, now)),
      book,
      period: day ? `Ngày ${dayText(`${day}T05:00:00Z`)}` : `Tháng ${book}`,
      total: String(rows.length),
    },
    lists: { dossiers: rows },
  };
  const sheet = fillTemplate(newestTemplates['07'], values, now);
  const name = createHash('sha256')
    .update(JSON.stringify({ ...sheet, at: localDay(now) }))
    .digest('hex');
  const key = `registers/${desk}/${name}.pdf`;
  const { versionId } = await deps.documents.keepOnce(key, await deps.printer.print(sheet), pdf);
  return linkTo(deps, key, versionId, `so-theo-doi-${day ?? month}.pdf`);
}
