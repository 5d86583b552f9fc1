import type * as z from 'zod';
import type { DossierView, OpenStepView, StatusView } from '../contracts/http/views.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { isRouteStep, partyOf, partyRoles } from '../domain/dossier/dossier.ts';
import { maskIdNumber } from '../domain/dossier/masking.ts';
import { isOnPaperAlone, resultFacts } from '../domain/dossier/result-facts.ts';
import { citizenSentence, portalCode, statusAxes } from '../domain/dossier/status.ts';
import { noticeChannels } from '../domain/notice/notice.ts';
import { isRefusal } from '../domain/dossier/refusals.ts';
import { actsOn, mayAct, withheldFrom } from '../domain/office/permissions.ts';
import type { Who } from '../domain/office/permissions.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import type { Ledger } from '../domain/time/ledger.ts';
import { wire } from '../texts/dates.ts';
import { inLanguage, type Language } from '../texts/language.ts';
import { problems } from '../texts/problems.ts';
import { citizenSentences, officerSentences, theApplicant } from '../texts/status.ts';
import type { TellingDeps, ViewingDeps } from './dependencies.ts';
import { newest } from './dossier-story.ts';
import { formViews, resultViews } from './forms/views.ts';
import type { Story, Told } from './dossier-story.ts';
import { appointment } from './gathering.ts';
import { byWhom, type Happening, happening, type Reader } from './happening-view.ts';
import { handedInView } from './handed-in-view.ts';
import { paperView } from './paper-view.ts';
import { pinnedProcedure } from './pinned-procedure.ts';
import { answersIn, personIn, textIn } from './private-fields.ts';
import { holderOf, stepViews } from './step-views.ts';
import { trackingFragment } from './tracking-link.ts';

type View = z.input<typeof DossierView>;

/** How an agency works inside is its own business: the citizen reads what became of his dossier. */
const inner = /^(Step|DraftResult|FormIssued|Paper(HandedOver|Taken|NotReceived|CalledBack)|ApplicantCalled)/;

/** Everything that several views tell of a dossier, in one language. */
export type Telling = {
  readonly status: z.input<typeof StatusView>;
  readonly steps: z.input<typeof OpenStepView>[];
  readonly happenings: Happening[];
  readonly desk: { id: string; name: string; address?: string; phone?: string };
  readonly ledger?: Ledger;
  readonly content: ProcedureContent;
};

/** Told to an officer who asks, to a party, or to a stranger who has the receipt. */
export async function tell(
  deps: TellingDeps,
  story: Story,
  language: Language,
  options:
    | { readonly reader: Exclude<Reader, 'officer'> }
    | { readonly reader: 'officer'; readonly officer: Who },
): Promise<Telling> {
  const { dossier } = story.head;
  const content = await pinnedProcedure(deps, dossier);
  const desk = await deps.registry.unit(dossier.desk);
  const ledger = await ledgerOf(deps, dossier, content);
  const unitName = async (id: string): Promise<string> =>
    id === 'applicant'
      ? theApplicant[language]
      : inLanguage((await deps.registry.unit(id))?.name, language, id);
  return {
    content,
    status: statusView(dossier, language, options.reader === 'officer' ? officerSentences : citizenSentences),
    steps: await stepViews(deps, story, {
      language,
      unitName,
      officer: options.reader === 'officer' ? options.officer : undefined,
    }),
    happenings: await Promise.all(
      story.told
        .filter(({ event }) => options.reader === 'officer' || !inner.test(event.type))
        .map(async (told) => ({
          ...(await happening(deps, told, content, language, options.reader)),
          ...(options.reader === 'officer' && (await answerOf(story, told.event, unitName))),
        })),
    ),
    desk: {
      id: dossier.desk,
      name: inLanguage(desk?.name, language, dossier.desk),
      ...(desk?.address && { address: desk.address }),
      ...(desk?.phone && { phone: desk.phone }),
    },
    ...(ledger && { ledger }),
  };
}

export function statusView(
  dossier: Dossier,
  language: Language,
  sentences: typeof citizenSentences | typeof officerSentences = citizenSentences,
): z.input<typeof StatusView> {
  return {
    ...statusAxes(dossier),
    sentence: sentences[citizenSentence(dossier)][language],
    portalCode: portalCode(dossier),
  };
}

/** A dossier for a party or an officer. The tracking link is for those who hold the receipt: parties and the desk. */
export async function dossierView(
  deps: ViewingDeps,
  story: Story,
  who: Who,
  language: Language,
): Promise<View> {
  const { dossier } = story.head;
  const telling = await tell(
    deps,
    story,
    language,
    who.kind === 'officer' ? { reader: 'officer', officer: who } : { reader: 'party' },
  );
  const draft = who.kind === 'officer' ? await draftView(deps, story, language) : undefined;
  const filed = newest(story, 'DossierFiled');
  const received = newest(story, 'DossierReceived');
  // What opens tracking is for whoever holds the receipt: units and leaders have no use for it.
  const holds = who.kind === 'citizen' || !isRefusal(mayAct('hand-out-receipt', who, dossier));
  const secret = received && holds ? textIn(received.values, 'trackingSecret') : undefined;
  const pin = received && holds ? textIn(received.values, 'pin') : undefined;
  const hasPhone = filed && personIn(filed.values, 'applicant')?.phone;
  const form = filed && answersIn(filed.values, 'form');
  const isAlone = who.kind === 'officer' && isOnPaperAlone(resultFacts(story.told.map(({ event }) => event)));
  const withheld = withheldFrom(who, dossier);
  const sent = dossier.delivery === 'sent' ? newest(story, 'ResultReturned') : undefined;
  const trackingNumber = sent && textIn(sent.values, 'trackingNumber');
  const paper = await paperView(deps, story, telling.content, language, who.kind === 'officer');
  return {
    dossierId: dossier.id,
    version: dossier.version,
    procedure: {
      ...dossier.pins.procedure,
      name: telling.content.name,
      short: inLanguage(telling.content.short, language, telling.content.name),
    },
    number: dossier.code ?? dossier.filingNumber,
    filingNumber: dossier.filingNumber,
    ...(dossier.code && { code: dossier.code }),
    channel: dossier.channel,
    desk: telling.desk,
    filedAt: wire(dossier.filedAt),
    ...(dossier.receivedAt && { receivedAt: wire(dossier.receivedAt) }),
    ...(dossier.dueAt && { dueAt: wire(dossier.dueAt) }),
    ...(telling.ledger && { ledger: [...telling.ledger] }),
    returnMethod: dossier.returnMethod,
    ...(typeof dossier.fee === 'number' && { fee: dossier.fee }),
    status: telling.status,
    steps: telling.steps,
    parties: partyRoles.flatMap((role) => {
      const person = filed && personIn(filed.values, role);
      if (!person) return [];
      // An officer compares the number with the card in his hand; nobody else needs more than its end.
      const shown = who.kind === 'officer' ? person.personalIdNumber : maskIdNumber(person.personalIdNumber);
      return [{ role, ...person, personalIdNumber: shown }];
    }),
    ...(form && { form }),
    components: await handedInView(deps, story, telling.content, language),
    sets: filed?.event.type === 'DossierFiled' ? filed.event.public.sets : 1,
    happenings: telling.happenings,
    ...(dossier.case && { case: caseView(telling.content, dossier.case, language) }),
    ...(paper && { paper }),
    ...(trackingNumber && { trackingNumber }),
    ...(draft && { draft }),
    forms: formViews(story, who, language),
    results: resultViews(story, who),
    ...(isAlone && { isOnPaperAlone: true }),
    ...(who.kind === 'citizen' && { notices: wishOf(who, story) }),
    acts: actsOn(who, dossier),
    ...(withheld && { withheld: problems[withheld.refused].detail[language] }),
    ...(secret && { trackingFragment: trackingFragment(dossier.id, secret) }),
    ...(pin && !hasPhone && { trackingPin: pin }),
  };
}

/** How this party is told: as he chose himself, else as was chosen at the filing. */
function wishOf(who: Extract<Who, { kind: 'citizen' }>, story: Story): NonNullable<View['notices']> {
  const { dossier } = story.head;
  const filed = newest(story, 'DossierFiled')?.event;
  const chosen = filed?.type === 'DossierFiled' ? filed.public : undefined;
  const { language, notifyBy } = partyOf(dossier.parties, who)?.wish ?? chosen ?? {};
  return { language: language ?? 'vi', notifyBy: [...(notifyBy ?? noticeChannels)] };
}

/** The draft in force. One of before drafts were numbered is told as none that was seen. */
async function draftView(deps: TellingDeps, story: Story, language: Language): Promise<View['draft']> {
  const { draft: version = 0 } = story.head.dossier;
  const drafted = newest(story, 'DraftResultAttached');
  if (!drafted) return story.head.dossier.draft === undefined ? undefined : { version };
  return {
    version,
    text: textIn(drafted.values, 'draft') ?? '',
    by: await byWhom(deps, drafted.event, language),
    at: wire(drafted.event.at),
  };
}

/** Which unit answered a step of the route, and with what. */
async function answerOf(
  story: Story,
  event: Told['event'],
  unitName: (id: string) => Promise<string>,
): Promise<Pick<Happening, 'unit' | 'outcome'>> {
  if (event.type !== 'StepCompleted' || !isRouteStep(event.public.step)) return {};
  const { step, visit, outcome } = event.public;
  const unit = holderOf(story, step, visit);
  return { outcome, ...(unit && { unit: await unitName(unit) }) };
}

const caseView = (
  { cases }: ProcedureContent,
  id: string,
  language: Language,
): NonNullable<View['case']> => ({
  id,
  name: inLanguage(cases?.find((known) => known.id === id)?.name, language, id),
});

async function ledgerOf(
  deps: TellingDeps,
  dossier: Dossier,
  content: ProcedureContent,
): Promise<Ledger | undefined> {
  if (!dossier.receivedAt) return undefined;
  const due = await appointment(deps, content, {
    desk: dossier.desk,
    channel: dossier.channel,
    receivedAt: dossier.receivedAt,
    calendarVersion: dossier.pins.calendarVersion,
    case: dossier.case,
  });
  return 'refused' in due ? undefined : due.ledger;
}
