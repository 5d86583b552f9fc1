import { type Allowance } from './due.ts';
import { parseInstant } from './local-date.ts';
import { badInstant, refusal, type TimeRefusal } from './refusal.ts';

/** After a stop the clock goes on where it stood (`pause`), or the whole allowance begins again (`restart`). */
export const STOP_EFFECTS = ['pause', 'restart'] as const;
export type StopEffect = (typeof STOP_EFFECTS)[number];

/** What may happen to a running clock. `at` is an ISO instant with an offset. */
export type ClockEvent =
  | { readonly kind: 'stop'; readonly at: string; readonly effect: StopEffect }
  | { readonly kind: 'resume'; readonly at: string }
  | { readonly kind: 'extend'; readonly at: string; readonly allowance: Allowance };

export const CLOCK_EVENT_KINDS = ['stop', 'resume', 'extend'] as const;

/**
 * Why a clock cannot have had these events, or undefined when it can: they follow the receipt (as given) and each other
 * in time, the same instant allowed; stops and resumes alternate, beginning with a stop; an extension is given while
 * the clock runs, once in the life of a dossier (NĐ 118/2025 art. 19.6), and not in `same-day`.
 */
export function eventsRefusal(receivedAt: string, events: readonly ClockEvent[]): TimeRefusal | undefined {
  const receipt = parseInstant(receivedAt);
  if (receipt === undefined) return badInstant(receivedAt);
  let latest = receipt;
  let isStopped = false;
  let isExtended = false;
  for (const event of events) {
    const at = parseInstant(event.at);
    if (at === undefined) return badInstant(event.at);
    if (at < receipt) return refusal('EVENT_BEFORE_RECEIPT', 'An event is before the receipt.');
    if (at < latest) return refusal('EVENTS_OUT_OF_ORDER', 'The events are not in time order.');
    latest = at;
    switch (event.kind) {
      case 'stop':
        if (isStopped) return refusal('ALREADY_STOPPED', 'A stop while another stop runs.');
        isStopped = true;
        break;
      case 'resume':
        if (!isStopped) return refusal('NOT_STOPPED', 'A resume without a stop.');
        isStopped = false;
        break;
      case 'extend':
        if (isStopped) return refusal('EXTENSION_WHILE_STOPPED', 'An extension while stopped.');
        if (isExtended) return refusal('SECOND_EXTENSION', 'A second extension.');
        if (event.allowance.unit === 'same-day') {
          return refusal('SAME_DAY_EXTENSION', 'same-day is not an extension.');
        }
        isExtended = true;
        break;
    }
  }
  return undefined;
}
