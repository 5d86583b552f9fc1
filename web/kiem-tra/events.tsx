import type { Answer } from '../kit/ask.ts';
import { fill } from '../kit/language.ts';
import { When } from '../kit/parts.tsx';
import { u } from './words.ts';

type Page = Answer<'POST /api/audit/dossiers/{dossierId}/history'>;
type Event = Page['events'][number];
type Check = Page['check'];

/** Whether the chain holds, in one sentence, with what was found. */
export function ChainCheck({ check, faults }: { check: Check; faults: Check['faults'] }) {
  const sentence =
    check.state === 'broken' || faults.length > 0
      ? u.chainBroken
      : check.state === 'intact'
        ? fill(u.chainIntact, { n: check.checked })
        : fill(u.chainSoFar, { n: check.checked });
  return (
    <div class={faults.length > 0 || check.state === 'broken' ? 'note bad' : 'panel'} role="status">
      <p>
        <strong>{sentence}</strong>
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ fault, number, sentence }) => (
            <li key={`${number}-${fault}`}>
              {fill(u.faultAt, { n: number })}: {sentence}
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {u.headHash}: <code>{check.head}</code>
      </p>
    </div>
  );
}

/** Event by event: what happened, who did it, whether its link of the chain holds, and what was hashed. */
export function Events({ pages }: { pages: readonly Page[] }) {
  const events = pages.flatMap((page) => page.events);
  const faults = pages.flatMap(({ check }) => check.faults);
  if (events.length === 0) return <p class="empty">{u.noEvents}</p>;
  return (
    <ol class="history">
      {events.map((event) => (
        <li key={event.number} value={event.number}>
          <OneEvent
            event={event}
            faults={faults.filter(({ number }) => number === event.number).map(({ sentence }) => sentence)}
          />
        </li>
      ))}
    </ol>
  );
}

function OneEvent({ event, faults }: { event: Event; faults: readonly string[] }) {
  const { number, at, name, sentence, by, hash, commitments } = event;
  return (
    <>
      <When at={at} />
      <div>
        <strong>
          {number}. {sentence}
        </strong>
      </div>
      <div class="quiet">
        {by} · {name}
      </div>
      <div>
        {faults.length === 0 ? (
          <span class="tag good">{u.linkHolds}</span>
        ) : (
          <span class="tag bad">
            {u.linkBroken}: {faults.join(', ')}
          </span>
        )}
      </div>
      {commitments.length > 0 && (
        <ul>
          {commitments.map(({ field, name: what, state }) => (
            <li key={field}>
              {what}: {commitmentName(state)}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{fill(u.asHashed, { n: number })}</summary>
        <p class="hint">{u.asHashedWhy}</p>
        <p class="quiet">
          SHA-256: <code>{hash}</code>
        </p>
        <pre tabIndex={0} role="region" aria-label={fill(u.asHashed, { n: number })}>
          {JSON.stringify(event.event, null, 2)}
        </pre>
      </details>
    </>
  );
}

const commitmentName = (state: Event['commitments'][number]['state']): string =>
  ({ fits: u.fits, differs: u.differs, erased: u.erased })[state];
