import type { Command, Facts } from '../domain/dossier/commands.ts';
import { decide } from '../domain/dossier/decide.ts';
import type { Dossier, StepName } from '../domain/dossier/dossier.ts';
import type { DossierEvent, NewEvent } from '../domain/dossier/events.ts';
import { eventVersions } from '../domain/dossier/events.ts';
import { evolve } from '../domain/dossier/evolve.ts';
import { maskName } from '../domain/dossier/masking.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { HashedValue } from '../domain/history/canonical-json.ts';
import { chainStart, commitAll, digest, hashEvent } from '../domain/history/chain.ts';
import type { Actor, SaltedValues } from '../domain/history/event.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { Act, OfficerPost } from '../domain/office/permissions.ts';
import { actorOf } from './callers.ts';
import type { CitizenCaller, OfficerCaller, SystemCaller } from './callers.ts';
import type { TellingDeps } from './dependencies.ts';
import type { Append, CounterStep, Head } from './ports/history.ts';
import type { SealedSet } from './ports/private-values.ts';
import { applicantName } from './private-fields.ts';

export type Caller = OfficerCaller | CitizenCaller | SystemCaller;

/** What the verb found out for the rule; `counter` is moved in the same transaction as the events. */
export type Gathered = { readonly command: Command; readonly facts: Facts; readonly counter?: CounterStep };

export type Order = {
  readonly act: Act;
  readonly dossierId: DossierId;
  readonly caller: Caller;
  /** The step of the route that is acted on, where several may be open. */
  readonly on?: StepName;
  /** The client's key for this press; for creation the dossier's id is the key; the system names what it does. */
  readonly commandId: string;
  /** What the client sent, as parsed: the same key with another body is refused. */
  readonly body: HashedValue;
  readonly gather: (seen: {
    at: Instant;
    dossier: Dossier | undefined;
    post?: OfficerPost;
  }) => Promise<Gathered | Refusal>;
};

export type Done = { readonly dossier: Dossier; readonly version: number; readonly repeated: boolean };

// Somebody else's append is no business of this person's: look again, decide again. The counter is shared by all desks
// of an agency, so a lost number is more likely than a lost head.
const headTries = 5;
const counterTries = 40;

/**
 * The way of every act: load, may he?, gather, decide, seal, append. Nothing outside happens here; followers do that.
 * Answers the state after the act; a repeated key answers as it did the first time.
 */
export async function actOnDossier(deps: TellingDeps, order: Order): Promise<Done | Refusal> {
  const person = actorOf(order.caller);
  const scope = shortDigest({ person, act: order.act, key: order.commandId });
  const body = shortDigest(order.body);
  let lostHeads = 0;
  let lostCounters = 0;
  while (lostHeads < headTries && lostCounters < counterTries) {
    const head = await deps.history.head(order.dossierId);
    const seen = head?.marks.find((mark) => mark.scope === scope);
    if (head && seen) {
      return seen.body === body
        ? { dossier: head.dossier, version: seen.version, repeated: true }
        : refuse('IDEMPOTENCY_KEY_REUSED');
    }
    const prepared = await prepare(deps, order, head, { person, scope, body });
    if (isRefusal(prepared)) return prepared;
    const { append, sealed } = prepared;
    if (sealed) await deps.privateValues.seal(order.dossierId, sealed);
    const outcome = await deps.history.append(append);
    if (outcome === 'appended') {
      return { dossier: append.after, version: append.after.version, repeated: false };
    }
    if (outcome === 'head-conflict') lostHeads += 1;
    else lostCounters += 1;
    await deps.chance.pause(Math.min(20 * 2 ** (lostHeads + lostCounters), 400));
  }
  return refuse('TOO_BUSY');
}

async function prepare(
  deps: TellingDeps,
  order: Order,
  head: Head | undefined,
  mark: { person: string; scope: string; body: string },
): Promise<{ append: Append; sealed?: SealedSet } | Refusal> {
  const before = head?.dossier;
  const allowed = mayAct(order.act, order.caller.who, before, order.on);
  if (isRefusal(allowed)) return allowed;
  const at = later(deps.chance.now(), before?.changedAt);
  const gathered = await order.gather({ at, dossier: before, ...(allowed.post && { post: allowed.post }) });
  if (isRefusal(gathered)) return gathered;
  const decision = decide(before, gathered.command, gathered.facts);
  if (isRefusal(decision)) return decision;

  const actor: Actor = { person: mark.person, ...(allowed.post && { post: allowed.post.id }) };
  const chained = chain(decision.events, {
    id: order.dossierId,
    head,
    at,
    actor,
    salt: () => deps.chance.bytes(32),
  });
  const label = opensStep(chained.after, before)
    ? await queueLabel(deps, order.dossierId, chained.values)
    : undefined;
  const hasValues = Object.keys(chained.values).length > 0;
  const valuesId = hasValues ? deps.chance.uuid() : undefined;
  const append: Append = {
    before: head,
    after: chained.after,
    events: chained.events,
    hash: chained.hash,
    mark: { scope: mark.scope, body: mark.body, version: chained.after.version },
    ...(valuesId && { valuesId }),
    ...(gathered.counter && { counter: gathered.counter }),
    ...(label && { label }),
  };
  return valuesId ? { append, sealed: { valuesId, byEvent: chained.values } } : { append };
}

type ByEvent = { [eventNumber: string]: SaltedValues };

function chain(
  news: readonly NewEvent[],
  on: { id: DossierId; head: Head | undefined; at: Instant; actor: Actor; salt: () => string },
): { after: Dossier; events: DossierEvent[]; hash: string; values: ByEvent } {
  const events: DossierEvent[] = [];
  const values: ByEvent = {};
  let after = on.head?.dossier;
  let previous = on.head?.hash ?? chainStart;
  for (const fresh of news) {
    const number = (after?.version ?? 0) + 1;
    const salted: { [field: string]: SaltedValues[string] } = {};
    for (const [field, value] of Object.entries(fresh.private ?? {})) {
      if (value !== undefined) salted[field] = { salt: on.salt(), value };
    }
    if (Object.keys(salted).length > 0) values[String(number)] = salted;
    const event = {
      dossierId: on.id,
      number,
      type: fresh.type,
      v: eventVersions[fresh.type],
      at: on.at,
      actor: on.actor,
      previous,
      public: fresh.public,
      commitments: commitAll(salted),
    } as DossierEvent; // type and public come from one NewEvent, which the compiler cannot carry through the union
    events.push(event);
    previous = hashEvent(event);
    after = evolve(after, event);
  }
  if (!after) throw new TypeError('A decision has at least one event');
  return { after, events, hash: previous, values };
}

/** The applicant's own step too: once his time is over it stands in the desk's list. */
const opensStep = (after: Dossier, before: Dossier | undefined): boolean =>
  after.steps.some(({ version }) => !before?.steps.some((step) => step.version === version));

/** The masked name by which a unit's list calls a person; taken from the filing, kept only while a step is open. */
async function queueLabel(deps: TellingDeps, id: DossierId, fresh: ByEvent): Promise<string | undefined> {
  const filed = fresh['1'] ?? (await filedValues(deps, id));
  const name = filed && applicantName(filed);
  return name && maskName(name);
}

async function filedValues(deps: TellingDeps, id: DossierId): Promise<SaltedValues | undefined> {
  const { items } = await deps.history.items(id, 0, 1);
  const valuesId = items[0]?.valuesId;
  const [set] = valuesId ? await deps.privateValues.open(id, [valuesId]) : [];
  return set?.byEvent['1'];
}

const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);
/** 128 bits are enough to tell commands apart, and twenty of them fit in the head. */
const shortDigest = (value: HashedValue): string =>
  Buffer.from(digest(value), 'hex').subarray(0, 16).toString('base64url');
