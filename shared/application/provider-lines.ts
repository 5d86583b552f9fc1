import type { Instant } from '../domain/ids.ts';
import { msOf } from '../domain/ids.ts';
import type { NoticeChannel, SendOutcome } from '../domain/notice/notice.ts';

type Line = { unanswered: number; downUntil: number; probedUntil: number };

/** A provider that gave no answer twice in a row is left alone so long. */
const downMs = 5 * 60_000;
/** Longer than any attempt takes: who tried and was heard of no more holds nobody up. */
const probeMs = 30_000;

/**
 * What one process knows of the providers' lines. An attempt without an answer leaves a notice in doubt, and a person
 * has to judge it: so a provider that hangs is tried by one notice at a time, and seldom, while the others wait. A
 * provider that answers, if only with a refusal, is another thing.
 */
export function providerLines() {
  const lines: { readonly [channel in NoticeChannel]: Line } = { email: freshLine(), sms: freshLine() };
  return {
    /** To be asked at the last moment before a notice is claimed. */
    mayTry(channel: NoticeChannel, at: Instant): boolean {
      const line = lines[channel];
      const now = msOf(at);
      if (line.unanswered === 0) return true;
      if (now < line.downUntil || now < line.probedUntil) return false;
      line.probedUntil = now + probeMs;
      return true;
    },
    heard(channel: NoticeChannel, at: Instant, { outcome }: SendOutcome): void {
      const line = lines[channel];
      line.probedUntil = 0;
      line.unanswered = outcome === 'no-answer' ? line.unanswered + 1 : 0;
      line.downUntil = line.unanswered > 1 ? msOf(at) + downMs : 0;
    },
  };
}
export type ProviderLines = ReturnType<typeof providerLines>;

const freshLine = (): Line => ({ unanswered: 0, downUntil: 0, probedUntil: 0 });
