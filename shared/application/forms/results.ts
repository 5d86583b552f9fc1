import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { ResultPaper } from '../../domain/dossier/events.ts';
import { isRefusal, refuse } from '../../domain/dossier/refusals.ts';
import { resultFacts } from '../../domain/dossier/result-facts.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import { fillTemplate } from '../../domain/form/template.ts';
import type { CommandId, DossierId, Instant } from '../../domain/ids.ts';
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
import { eventsOf } from '../events-of.ts';
import { textIn } from '../private-fields.ts';
import { commonFields } from './common-values.ts';
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
  return actOnDossier(deps, {
    act: 'register-result',
    dossierId,
    caller,
    commandId,
    body: { resultNumber, resultCode, fileId, letter },
    gather: async ({ at }) => {
      const made = await prepare(deps, caller, request, letter ? signedDraft : undefined);
      if (isRefusal(made)) return made;
      return {
        command: { kind: 'register-result', ...made.public, private: { resultNumber, ...made.private } },
        facts: { at, components: [] },
      };
    },
  });
}

/** Somebody says that the result is wrong: those who decided have 3 working days (ND118 Đ.23.1). */
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
        facts: {
          at,
          components: [],
          correctionClocks: clocks,
          result: resultFacts(await eventsOf(deps.history, dossierId)),
        },
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
  return actOnDossier(deps, {
    ...on,
    body: { stepVersion, reason, kept: false, resultNumber, resultCode, fileId, letter },
    gather: async ({ at }) => {
      // It is a letter of its own: of whoever corrects, of today.
      const own = letter ? () => ({ text: letter, at, person: caller.personId }) : undefined;
      const made = await prepare(deps, caller, request, own);
      if (isRefusal(made)) return made;
      return {
        command: {
          kind: 'correct-result',
          kept: false,
          ...seen,
          ...made.public,
          private: { reason, resultNumber, ...made.private },
        },
        facts: { at, components: [] },
      };
    },
  });
}

type Kept = { readonly paper: ResultPaper; readonly sha256: string };
type Prepared = {
  readonly public: { readonly resultCode?: string; readonly paper?: ResultPaper };
  readonly private: { readonly sha256?: string };
};
/** What a letter says, and who signs it when. */
type Letter = { readonly text: string; readonly at: Instant; readonly person: string };

/**
 * The code of a result's kind, and the letter where one is wanted. Only for an act that is allowed and not done yet: a
 * press that comes again is answered before.
 */
async function prepare(
  deps: ResultDeps,
  caller: OfficerCaller,
  { dossierId, resultNumber, resultCode, fileId }: Omit<OnResult, 'commandId'> & ResultGiven,
  letterIn: ((story: Story) => Letter | undefined) | undefined,
): Promise<Prepared | Refusal> {
  const story = await dossierStory(deps, dossierId);
  if (!story) return refuse('DOSSIER_NOT_FOUND');
  const { results } = await pinnedProcedure(deps, story.head.dossier);
  const kind = resultCode === undefined ? results[0] : results.find(({ code }) => code === resultCode);
  if (resultCode !== undefined && !kind) return refuse('RESULT_CODE_UNKNOWN');
  const withPaper = (kept?: Kept): Prepared => ({
    public: { ...(kind && { resultCode: kind.code }), ...(kept && { paper: kept.paper }) },
    private: { ...(kept && { sha256: kept.sha256 }) },
  });
  if (fileId !== undefined) {
    const kept = await sentFile(deps, caller, dossierId, fileId);
    return isRefusal(kept) ? kept : withPaper(kept);
  }
  if (!letterIn) return withPaper();
  const letter = letterIn(story);
  if (!letter) return refuse('DRAFT_NEEDED');
  const bytes = await letterOf(deps, story, { resultNumber, letter, kind });
  // Not by the press: one that was refused leaves its letter behind, and is pressed again with another text.
  const name = `result-${deps.chance.uuid()}`;
  const key = resultKey(dossierId, name);
  const { versionId } = await deps.documents.keepOnce(key, bytes, pdf);
  return withPaper({
    paper: { from: 'template', name, versionId, size: bytes.length },
    sha256: sha256Of(bytes),
  });
}

/** The officer's own file, with its clean verdict: nothing else goes out as a result. */
async function sentFile(
  { files, chance }: Pick<ResultDeps, 'files' | 'chance'>,
  caller: OfficerCaller,
  dossierId: DossierId,
  fileId: string,
): Promise<Kept | Refusal> {
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

/** The leader signed the draft when he decided. */
const signedDraft = (story: Story): Letter | undefined => {
  const drafted = newest(story, 'DraftResultAttached');
  const decided = newest(story, 'DossierDecided')?.event;
  const text = drafted && textIn(drafted.values, 'draft');
  return decided && text !== undefined ? { text, at: decided.at, person: decided.actor.person } : undefined;
};

async function letterOf(
  deps: FormDeps,
  story: Story,
  of: {
    readonly resultNumber: string;
    readonly letter: Letter;
    readonly kind: { readonly name: string; readonly code: string } | undefined;
  },
): Promise<Uint8Array> {
  const { dossier } = story.head;
  const content = await pinnedProcedure(deps, dossier);
  const { text, at, person } = of.letter;
  const replaced = newest(story, 'ResultCorrected') ?? newest(story, 'ResultRegistered');
  const signer = await deps.registry.person(person);
  const values = {
    fields: {
      ...(await commonFields(deps, story, content, at)),
      number: dossier.code,
      resultNumber: of.resultNumber,
      resultName: (of.kind?.name ?? content.short.vi).toLocaleUpperCase('vi'),
      resultCode: of.kind?.code,
      replaced: replaced && textIn(replaced.values, 'resultNumber'),
      signer: signer?.name,
      signerTitle: signer?.title.toLocaleUpperCase('vi') ?? 'NGƯỜI KÝ',
    },
    lists: {
      paragraphs: text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line })),
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
