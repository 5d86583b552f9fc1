import { randomBytes, randomUUID } from 'node:crypto';
import type { Append, CounterStep, Head } from '../../shared/application/ports/history.ts';
import type { Party } from '../../shared/domain/dossier/dossier.ts';
import type { DossierEvent, NewEvent } from '../../shared/domain/dossier/events.ts';
import { eventVersions } from '../../shared/domain/dossier/events.ts';
import { evolve } from '../../shared/domain/dossier/evolve.ts';
import { chainStart, hashEvent } from '../../shared/domain/history/chain.ts';
import type { DossierId, Instant } from '../../shared/domain/ids.ts';
import { dossierId, instantFromMs, personKey, postId, unitId } from '../../shared/domain/ids.ts';

/** Made-up people and dossiers for the port suites. */

export const morning = Date.parse('2026-08-27T01:00:00.000Z');
export const at = (minutes: number): Instant => instantFromMs(morning + minutes * 60_000);

export function newDossierId(): DossierId {
  const tail = randomUUID().slice(14);
  const time = Date.now().toString(16).padStart(12, '0');
  return dossierId(`${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1)}`);
}
export const newKey = () => personKey(randomBytes(32).toString('base64url'));
const short = () => randomBytes(16).toString('base64url');
export const newUnit = () => unitId(`mot-cua-${randomUUID().slice(0, 8)}`);

export const filed = (
  of: { desk?: string; agency?: string; parties?: readonly Party[]; filingNumber?: string } = {},
): NewEvent => ({
  type: 'DossierFiled',
  public: {
    procedure: { code: '2.000815', version: 1 },
    route: { name: 'desk-decides', version: 1, hash: 'a1b2c3d4e5' },
    formVersion: '1',
    calendarVersion: '2026-1',
    nonce: randomBytes(32).toString('base64url'),
    channel: 'online',
    desk: unitId(of.desk ?? 'vu-ban-mot-cua'),
    competentUnit: unitId(of.agency ?? 'xa-vu-ban'),
    filingNumber: of.filingNumber ?? `TN-${randomUUID().slice(0, 8)}`,
    parties: of.parties ?? [{ role: 'applicant', key: newKey() }],
    components: [{ componentId: 'ban-chinh', form: 'original', count: 1 }],
    sets: 1,
    returnMethod: 'in-person',
    language: 'vi',
  },
});

export const opened = (
  step: 'intake' | 'supplement' | 'decide' | 'return',
  of: { holder: string; visit?: number; since?: Instant; dueAt?: Instant; alertAt?: Instant },
): NewEvent => ({
  type: 'StepOpened',
  public: {
    step,
    visit: of.visit ?? 1,
    holder: of.holder === 'applicant' ? 'applicant' : unitId(of.holder),
    since: of.since ?? at(0),
    ...(of.dueAt && { dueAt: of.dueAt }),
    ...(of.alertAt && { alertAt: of.alertAt }),
  },
});

export const completed = (
  step: 'intake' | 'supplement' | 'decide' | 'return',
  outcome: string,
  visit = 1,
): NewEvent => ({
  type: 'StepCompleted',
  public: { step, visit, outcome },
});

export const reminded = (
  step: 'intake' | 'decide' | 'supplement',
  told: 'unit' | 'head' | 'leader',
): NewEvent => ({
  type: 'StepReminded',
  public: { step, visit: 1, told },
});

export const handedOver = (from: string, to: string, dueBy: Instant): NewEvent => ({
  type: 'PaperHandedOver',
  public: {
    from: unitId(from),
    to: unitId(to),
    papers: [{ componentId: 'ban-chinh', form: 'original', count: 1 }],
    dueBy,
  },
});
export const takenOver = (from: string, to: string): NewEvent => ({
  type: 'PaperTaken',
  public: {
    from: unitId(from),
    to: unitId(to),
    papers: [{ componentId: 'ban-chinh', form: 'original', count: 1 }],
  },
});

export const received = (code: string): NewEvent => ({
  type: 'DossierReceived',
  public: {
    code,
    dueAt: at(240),
    components: [{ componentId: 'ban-chinh', form: 'original', count: 1 }],
    sets: 1,
    returnMethod: 'in-person',
    trackingHash: randomBytes(32).toString('hex'),
    fee: 20_000,
  },
});

/** The append that a verb would make of these events. */
export function appendOf(
  before: Head | undefined,
  news: readonly NewEvent[],
  of: { id?: DossierId; counter?: CounterStep; valuesId?: string; label?: string; minutes?: number } = {},
): Append {
  const id = before?.dossier.id ?? of.id ?? newDossierId();
  let after = before?.dossier;
  let hash = before?.hash ?? chainStart;
  const events: DossierEvent[] = [];
  for (const fresh of news) {
    const event = {
      dossierId: id,
      number: (after?.version ?? 0) + 1,
      type: fresh.type,
      v: eventVersions[fresh.type],
      at: at(of.minutes ?? 0),
      actor: { person: 'officers|lan', post: postId('post-1') },
      previous: hash,
      public: fresh.public,
      commitments: {},
    } as DossierEvent;
    events.push(event);
    hash = hashEvent(event);
    after = evolve(after, event);
  }
  if (!after) throw new TypeError('An append has an event');
  return {
    before,
    after,
    events,
    hash,
    mark: { scope: short(), body: short(), version: after.version },
    ...(of.counter && { counter: of.counter }),
    ...(of.valuesId !== undefined && { valuesId: of.valuesId }),
    ...(of.label !== undefined && { label: of.label }),
  };
}
