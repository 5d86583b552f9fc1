import type * as z from 'zod';
import type { TrackingView } from '../contracts/http/public.ts';
import { maskName } from '../domain/dossier/masking.ts';
import { typedNumber } from '../domain/dossier/numbers.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { instantFromMs, msOf } from '../domain/ids.ts';
import type { Instant } from '../domain/ids.ts';
import { wire } from '../texts/dates.ts';
import type { Language } from '../texts/language.ts';
import type { TrackingDeps } from './dependencies.ts';
import { dossierStory, newest } from './dossier-story.ts';
import type { Story } from './dossier-story.ts';
import { tell } from './dossier-view.ts';
import { lastFourDigits } from './phones.ts';
import { personIn, textIn } from './private-fields.ts';
import { isTrackingSecret, readTrackingFragment } from './tracking-link.ts';

const hourSeconds = 3600;
const wrongTriesPerCode = 5;
const triesPerAddress = 60;

export type TrackingQuestion =
  | { readonly fragment: string }
  | { readonly code: string; readonly digits: string };

/**
 * Where a dossier stands, for whoever has its receipt, or before receipt its filing number. Five wrong tries lock a
 * number for an hour, and each address may ask so often an hour; one that does not exist answers and locks like one that
 * does.
 */
export async function trackDossier(
  deps: TrackingDeps,
  request: { question: TrackingQuestion; addressKey: string; language: Language },
): Promise<z.input<typeof TrackingView> | Refusal> {
  const at = deps.chance.now();
  if ((await deps.guards.count(`address#${request.addressKey}`, at, hourSeconds)) > triesPerAddress) {
    return refuse('TOO_MANY_TRIES');
  }
  const { question } = request;
  const story =
    'fragment' in question ? await bySecret(deps, question.fragment) : await byCode(deps, question, at);
  return 'refused' in story ? story : trackingView(deps, story, request.language);
}

async function bySecret(deps: TrackingDeps, fragment: string): Promise<Story | Refusal> {
  const read = readTrackingFragment(fragment);
  const head = read && (await deps.history.head(read.dossierId));
  if (!read || !head || !isTrackingSecret(read.secret, head.dossier.trackingHash))
    return refuse('TRACKING_FAILED');
  return (await dossierStory(deps, read.dossierId)) ?? refuse('TRACKING_FAILED');
}

async function byCode(
  deps: TrackingDeps,
  typed: { code: string; digits: string },
  at: Instant,
): Promise<Story | Refusal> {
  const code = typedNumber(typed.code);
  const id = await deps.history.findByNumber(code);
  const known = id && (await deps.history.head(id))?.dossier;
  // One count for both numbers of a dossier.
  const key = `code#${known?.code ?? code}`;
  if (await deps.guards.lockedUntil(key, at)) return refuse('TRACKING_LOCKED');
  const story = id && (await dossierStory(deps, id));
  if (story && knownDigits(story).includes(typed.digits)) {
    await deps.guards.clear(key);
    return story;
  }
  const wrong = await deps.guards.count(key, at, hourSeconds);
  if (wrong < wrongTriesPerCode) return refuse('TRACKING_FAILED', { left: wrongTriesPerCode - wrong });
  await deps.guards.lock(key, instantFromMs(msOf(at) + hourSeconds * 1000));
  return refuse('TRACKING_LOCKED');
}

/** The last four digits of a phone number given with the dossier; where none was given, the printed PIN. */
function knownDigits(story: Story): string[] {
  const filed = newest(story, 'DossierFiled');
  const received = newest(story, 'DossierReceived');
  const phones = (['applicant', 'representative', 'submitter'] as const).flatMap((role) => {
    const digits = filed && lastFourDigits(personIn(filed.values, role)?.phone);
    return digits ? [digits] : [];
  });
  if (phones.length > 0) return phones;
  const pin = received && textIn(received.values, 'pin');
  return pin ? [pin] : [];
}

async function trackingView(
  deps: TrackingDeps,
  story: Story,
  language: Language,
): Promise<z.input<typeof TrackingView>> {
  const { dossier } = story.head;
  const { content, status, steps, happenings, desk, ledger } = await tell(deps, story, language, {
    reader: 'stranger',
  });
  const filed = newest(story, 'DossierFiled');
  const name = filed && personIn(filed.values, 'applicant')?.name;
  return {
    code: dossier.code ?? dossier.filingNumber,
    procedure: { code: content.code, name: content.name },
    applicant: name ? maskName(name) : '***',
    filedAt: wire(dossier.filedAt),
    ...(dossier.receivedAt && { receivedAt: wire(dossier.receivedAt) }),
    ...(dossier.dueAt && { dueAt: wire(dossier.dueAt) }),
    ...(ledger && { ledger: [...ledger] }),
    status,
    steps,
    desk,
    happenings,
  };
}
