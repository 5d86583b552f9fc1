import type * as z from 'zod';
import type { HappeningView } from '../contracts/http/views.ts';
import { isRouteStep } from '../domain/dossier/dossier.ts';
import { wholeDossier } from '../domain/dossier/events.ts';
import type { EventType, Reason } from '../domain/dossier/events.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import { wire } from '../texts/dates.ts';
import { happenings } from '../texts/happenings.ts';
import { inLanguage, type Language } from '../texts/language.ts';
import { theApplicant, theSystem, wholeDossierText } from '../texts/status.ts';
import { isSystemActor } from './callers.ts';
import type { TellingDeps } from './dependencies.ts';
import type { Told } from './dossier-story.ts';
import { textIn, textsIn } from './private-fields.ts';

export type Happening = z.input<typeof HappeningView>;

/** A stranger with the receipt is told no free text, a party none that officers write for one another. */
export type Reader = 'stranger' | 'party' | 'officer';

/** What is written beside these, the party reads. Beside a decision that was so once: now its message is. */
const toldToParty: readonly EventType[] = [
  'DossierReceived',
  'SupplementHandedIn',
  'DossierRejected',
  'DossierDecided',
  'DossierWithdrawn',
  'ResultReturned',
  'ResultCorrected',
  'PaperGivenBack',
];

/** One line of a dossier's life, in one language. */
export async function happening(
  deps: TellingDeps,
  { event, values }: Told,
  content: ProcedureContent,
  language: Language,
  reader: Reader,
): Promise<Happening> {
  const reasons = reasonsOf(event);
  const words = textsIn(values, 'words');
  const privately = reader !== 'stranger';
  const isTold = reader === 'officer' || toldToParty.includes(event.type);
  const note = isTold
    ? (textIn(values, 'note') ?? textIn(values, 'reason') ?? textIn(values, 'receiptLost'))
    : undefined;
  const message = textIn(values, 'message');
  const step = 'step' in event.public ? event.public.step : undefined;
  return {
    number: event.number,
    at: wire(event.at),
    type: event.type,
    ...(typeof step === 'string' && { step }),
    sentence:
      sentenceOf(event, language) + (await betweenUnits(deps, event, language)) + (await toWhom(deps, event)),
    by: await byWhom(deps, event, language),
    ...(reasons && {
      reasons: reasons.map((reason, index) =>
        reasonView(reason, content, language, privately ? words[index] : undefined),
      ),
    }),
    ...(privately && note && { note }),
    ...(privately && message && { message }),
  };
}

/** From which unit to which, for papers that are passed on. */
async function betweenUnits(
  { registry }: Pick<TellingDeps, 'registry'>,
  event: Told['event'],
  language: Language,
): Promise<string> {
  const { from, to } = 'from' in event.public ? event.public : {};
  if (typeof from !== 'string' || typeof to !== 'string') return '';
  const [giver, taker] = await Promise.all([registry.unit(from), registry.unit(to)]);
  return ` (${inLanguage(giver?.name, language, from)} → ${inLanguage(taker?.name, language, to)})`;
}

/** The officer to whom a step was given. */
async function toWhom({ registry }: Pick<TellingDeps, 'registry'>, event: Told['event']): Promise<string> {
  if (event.type !== 'StepReassigned') return '';
  const { to } = event.public;
  return `: ${(await registry.person(to))?.name ?? to}`;
}

/** Who did it; the steps that an act opens and ends are nobody's own act. */
export async function byWhom(
  { registry }: Pick<TellingDeps, 'registry'>,
  event: Told['event'],
  language: Language,
): Promise<string> {
  const { actor } = event;
  // A desk's step ends because its officer acts; a step of the route is the act itself.
  const byItself = event.type === 'StepCompleted' && !isRouteStep(event.public.step);
  if (event.type === 'StepOpened' || byItself || isSystemActor(actor.person)) return theSystem[language];
  return (await registry.person(actor.person))?.name ?? theApplicant[language];
}

const reasonsOf = (event: Told['event']): readonly Reason[] | undefined =>
  event.type === 'SupplementRequested' || event.type === 'DossierRejected' || event.type === 'StepCompleted'
    ? event.public.reasons
    : undefined;

/** The sentence of an event; the table is complete over the types, so the lookup always finds its row. */
export function sentenceOf(event: Told['event'], language: Language): string {
  const say = happenings[event.type][language] as (facts: unknown) => string;
  return say(event.public);
}

const reasonView = (
  { componentId, fault, basis }: Reason,
  content: ProcedureContent,
  language: Language,
  words: string | undefined,
) => ({
  componentId,
  component:
    componentId === wholeDossier ? wholeDossierText[language] : shortName(content, componentId, language),
  fault,
  ...(words && { words }),
  ...(basis && { basis }),
});

const shortName = (content: ProcedureContent, id: string, language: Language): string =>
  inLanguage(content.components.find((component) => component.id === id)?.short, language, id);
