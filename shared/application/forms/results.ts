import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { ResultPaper } from '../../domain/dossier/events.ts';
import { isRefusal, refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import { fillTemplate } from '../../domain/form/template.ts';
import type { CommandId, DossierId, Instant } from '../../domain/ids.ts';
import { mayAct } from '../../domain/office/permissions.ts';
import type { Act } from '../../domain/office/permissions.ts';
import { CORRECTION_WORKING_DAYS } from '../../domain/time/correction-clock.ts';
import { dueInstant } from '../../domain/time/due.ts';
import { isRefused } from '../../domain/time/refusal.ts';
import { stepInstants } from '../../domain/time/step-clock.ts';
import { actOnDossier } from '../act-on-dossier.ts';
import type { Done } from '../act-on-dossier.ts';
import type { OfficerCaller } from '../callers.ts';
import type { TellingDeps } from '../dependencies.ts';
import { dossierStory, newest } from '../dossier-story.ts';
import type { Story } from '../dossier-story.ts';
import { unitCalendar, utc, wholeSecond } from '../counting.ts';
import { pinnedProcedure } from '../pinned-procedure.ts';
import { textIn } from '../private-fields.ts';
import { commonFields, officerName } from './common-values.ts';
import type { Files } from '../ports/files.ts';
import { isLapsed, resultComponent } from '../../domain/file/file.ts';
import type { FormDeps } from './issue-form.ts';
import { pdf, resultKey, sha256Of } from './papers.ts';
import { newestTemplates } from './templates.ts';

type OnResult = { readonly dossierId: DossierId; readonly commandId: CommandId };
/** A result as it is registered: its number, and the code of its kind where there are several. */
type ResultGiven = {
  readonly resultNumber: string;
  readonly resultCode?: string | undefined;
  /** A PDF file that this officer sent for it, under the component `result`. */
  readonly fileId?: string | undefined;
};
/** What registering a result stands on: letters are made, files were sent before. */
export type ResultDeps = FormDeps & { readonly files: Pick<Files, 'get'> };

/** The result gets its number and the KQ code of its kind (ND118 Đ.22), with the letter from the leader's draft or without. */
export async function registerResult(
  deps: ResultDeps,
  caller: OfficerCaller,
  request: OnResult & ResultGiven & { readonly letter: boolean },
): Promise<Done | Refusal> {
  const { dossierId, commandId, resultNumber, resultCode, fileId, letter } = request;
  const made = await prepare(deps, caller, 'register-result', request, letter ? draftOf : noLetter);
  if (isRefusal(made)) return made;
  const { code, kept } = made;
  return actOnDossier(deps, {
    act: 'register-result',
    dossierId,
    caller,
    commandId,
    body: { resultNumber, resultCode, fileId, letter },
    gather: async ({ at }) => ({
      command: {
        kind: 'register-result',
        ...(code && { resultCode: code }),
        ...(kept && { paper: kept.paper }),
        private: { resultNumber, sha256: kept?.sha256 },
      },
      facts: { at, components: [] },
    }),
  });
}

/** Somebody says that the result is wrong: the desk has 3 working days (ND118 Đ.23.1). */
export function reportWrongResult(
  deps: TellingDeps,
  caller: OfficerCaller,
  { dossierId, commandId, words }: OnResult & { readonly words: string },
): Promise<Done | Refusal> {
  return actOnDossier(deps, {
    act: 'report-wrong-result',
    dossierId,
    caller,
    commandId,
    body: { words },
    gather: async ({ at, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const clocks = await correctionClocks(deps, dossier, at);
      if (isRefusal(clocks)) return clocks;
      return {
        command: { kind: 'report-wrong-result', private: { words } },
        facts: { at, components: [], correctionClocks: clocks },
      };
    },
  });
}

type Correction = OnResult & { readonly stepVersion: number; readonly reason: string } & (
    | { readonly kept: true }
    /** The text of the right letter, where there is one. */
    | ({ readonly kept: false; readonly letter?: string | undefined } & ResultGiven)
  );

/** A new number and paper in place of the wrong one, or the finding that it was right. */
export async function correctResult(
  deps: ResultDeps,
  caller: OfficerCaller,
  request: Correction,
): Promise<Done | Refusal> {
  const { dossierId, commandId, stepVersion, reason } = request;
  const on = { act: 'correct-result', dossierId, caller, commandId } as const;
  const seen = { step: 'correction', stepVersion } as const;
  if (request.kept) {
    return actOnDossier(deps, {
      ...on,
      body: { stepVersion, reason, kept: true },
      gather: async ({ at }) => ({
        command: { kind: 'correct-result', kept: true, ...seen, private: { reason } },
        facts: { at, components: [] },
      }),
    });
  }
  const { resultNumber, resultCode, fileId, letter } = request;
  const made = await prepare(deps, caller, 'correct-result', request, () => letter ?? '');
  if (isRefusal(made)) return made;
  const { code, kept } = made;
  return actOnDossier(deps, {
    ...on,
    body: { stepVersion, reason, kept: false, resultNumber, resultCode, fileId, letter },
    gather: async ({ at }) => ({
      command: {
        kind: 'correct-result',
        kept: false,
        ...seen,
        ...(code && { resultCode: code }),
        ...(kept && { paper: kept.paper }),
        private: { reason, resultNumber, sha256: kept?.sha256 },
      },
      facts: { at, components: [] },
    }),
  });
}

type Prepared = {
  readonly code: string | undefined;
  readonly kept?: { readonly paper: ResultPaper; readonly sha256: string };
};

/** The code of a result's kind, and the letter where one is wanted; asked for by nobody who may not register it. */
async function prepare(
  deps: ResultDeps,
  caller: OfficerCaller,
  act: Act,
  { dossierId, commandId, resultNumber, resultCode, fileId }: OnResult & ResultGiven,
  textOf: (story: Story) => string | undefined,
): Promise<Prepared | Refusal> {
  const story = await dossierStory(deps, dossierId);
  if (!story) return refuse('DOSSIER_NOT_FOUND');
  const allowed = mayAct(act, caller.who, story.head.dossier);
  if (isRefusal(allowed)) return allowed;
  const { results } = await pinnedProcedure(deps, story.head.dossier);
  const kind = results.find(({ code }) => code === resultCode) ?? results[0];
  if (fileId !== undefined) {
    const kept = await sentFile(deps, caller, dossierId, fileId);
    return isRefusal(kept) ? kept : { code: kind?.code, kept };
  }
  const text = textOf(story);
  if (text === undefined) return refuse('DRAFT_NEEDED');
  if (text === '') return { code: kind?.code };
  const bytes = await letterOf(deps, story, { resultNumber, text, kind });
  // Named by the press: pressed twice it is one letter, and another officer's is another.
  const paper = { from: 'template', name: `result-${commandId}` } as const;
  const key = resultKey(dossierId, paper.name);
  const { versionId, stood } = await deps.documents.keepOnce(key, bytes, pdf);
  const read = stood ? await deps.documents.read(key, versionId) : bytes;
  if (!read) throw new Error(`${key} stands and cannot be read`);
  return {
    code: kind?.code,
    kept: { paper: { ...paper, versionId, size: read.length }, sha256: sha256Of(read) },
  };
}

/** The officer's own file, with its clean verdict: nothing else goes out as a result. */
async function sentFile(
  { files, chance }: Pick<ResultDeps, 'files' | 'chance'>,
  caller: OfficerCaller,
  dossierId: DossierId,
  fileId: string,
): Promise<NonNullable<Prepared['kept']> | Refusal> {
  const componentId = resultComponent;
  const file = await files.get(dossierId, fileId);
  const isHere = file?.owner === caller.personId && file.componentId === componentId;
  if (!file || !isHere || isLapsed(file, chance.now())) return refuse('FILE_NOT_FOUND');
  if (file.state === 'refused') return refuse('FILE_REFUSED', { componentId });
  if (file.state !== 'clean' || file.versionId === undefined)
    return refuse('FILE_NOT_CHECKED', { componentId });
  if (file.type !== pdf) return refuse('RESULT_FILE_NOT_PDF');
  const { versionId, size, sha256 } = file;
  return { paper: { from: 'upload', name: fileId, versionId, size }, sha256 };
}

const draftOf = (story: Story): string | undefined => {
  const drafted = newest(story, 'DraftResultAttached');
  return drafted && textIn(drafted.values, 'draft');
};
const noLetter = (): string => '';

async function letterOf(
  deps: FormDeps,
  story: Story,
  of: {
    readonly resultNumber: string;
    readonly text: string;
    readonly kind: { readonly name: string; readonly code: string } | undefined;
  },
): Promise<Uint8Array> {
  const { dossier } = story.head;
  const content = await pinnedProcedure(deps, dossier);
  const decided = newest(story, 'DossierDecided');
  if (!decided) throw new TypeError(`Dossier ${dossier.id} has a result and no decision`);
  const { at, actor } = decided.event;
  const replaced = newest(story, 'ResultCorrected') ?? newest(story, 'ResultRegistered');
  const signer = await deps.registry.person(actor.person);
  const values = {
    fields: {
      ...(await commonFields(deps, story, content, at)),
      number: dossier.code,
      resultNumber: of.resultNumber,
      resultName: (of.kind?.name ?? content.short.vi).toLocaleUpperCase('vi'),
      resultCode: of.kind?.code,
      replaced: replaced && textIn(replaced.values, 'resultNumber'),
      signer: await officerName(deps, decided.event),
      signerTitle: signer?.title.toLocaleUpperCase('vi') ?? 'NGƯỜI KÝ',
    },
    lists: {
      paragraphs: of.text
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text) => ({ text })),
    },
  };
  return deps.printer.print(fillTemplate(newestTemplates.result, values, at));
}

async function correctionClocks(
  deps: Pick<TellingDeps, 'registry'>,
  { desk, pins }: Dossier,
  at: Instant,
): Promise<{ alertAt: Instant; dueAt: Instant; escalateAt: Instant } | Refusal> {
  const calendar = unitCalendar(await deps.registry.calendar(pins.calendarVersion), desk, at);
  if ('refused' in calendar) return calendar;
  const from = wholeSecond(at);
  const due = dueInstant(calendar, from, { amount: CORRECTION_WORKING_DAYS, unit: 'working-day' });
  if (isRefused(due)) return refuse('NO_WORKING_DAY', { code: due.refused });
  const instants = stepInstants(calendar, { from, since: from, appointment: due.dueAt, share: 100 });
  if (isRefused(instants)) return refuse('NO_WORKING_DAY', { code: instants.refused });
  return {
    alertAt: utc(instants.alertAt),
    dueAt: utc(instants.dueAt),
    escalateAt: utc(instants.escalateAt),
  };
}
