import type { Facts } from '../domain/dossier/commands.ts';
import { partyRoles } from '../domain/dossier/dossier.ts';
import type { Channel, Dossier, Party } from '../domain/dossier/dossier.ts';
import { dossierCode } from '../domain/dossier/numbers.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { computeFee } from '../domain/fee/compute-fee.ts';
import type { FeeQuantities } from '../domain/fee/compute-fee.ts';
import type { AccountId, Instant, PersonKey, UnitId } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import { identifierOn } from '../domain/office/unit.ts';
import { allowanceFor } from '../domain/procedure/allowance.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import { dueInstant } from '../domain/time/due.ts';
import type { Due } from '../domain/time/due.ts';
import { isRefused } from '../domain/time/refusal.ts';
import { unitCalendar, utc, wholeSecond } from './counting.ts';
import type { DossierDeps } from './dependencies.ts';
import { paperDue } from './paper-due.ts';
import type { CounterStep } from './ports/history.ts';

/** A person as typed into a filing. */
type NamedPerson = {
  readonly name: string;
  readonly personalIdNumber: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
  readonly authority?: string | undefined;
};
export type NamedParties = {
  readonly applicant: NamedPerson;
  readonly subject?: NamedPerson | undefined;
  readonly representative?: NamedPerson | undefined;
  readonly submitter?: NamedPerson | undefined;
};
/** Who files online: his account, and the verified identity it is linked to. */
export type Filer = { readonly account: AccountId; readonly key: PersonKey };

/**
 * Parties by key. Whoever files online must be named himself, as applicant, representative or submitter: there his
 * account is linked, and it is never taken for anybody else's identity.
 */
export async function partiesOf(
  deps: DossierDeps,
  named: NamedParties,
  filer?: Filer,
): Promise<Party[] | Refusal> {
  const parties: Party[] = [];
  for (const role of partyRoles) {
    const person = named[role];
    if (person) parties.push({ role, key: await deps.identities.keyOf(person.personalIdNumber) });
  }
  if (!filer) return parties;
  const own = parties.find(({ role, key }) => role !== 'subject' && key === filer.key);
  if (!own) return refuse('FILER_NOT_NAMED');
  return parties.map((party) => (party === own ? { ...party, account: filer.account } : party));
}

/** The appointment with its ledger, under the pinned calendar. */
export async function appointment(
  deps: Pick<DossierDeps, 'registry'>,
  content: ProcedureContent,
  of: {
    desk: UnitId;
    channel: Channel;
    receivedAt: Instant;
    calendarVersion?: string;
    case?: string | undefined;
  },
): Promise<Due | Refusal> {
  const calendar = unitCalendar(await deps.registry.calendar(of.calendarVersion), of.desk, of.receivedAt);
  if ('refused' in calendar) return calendar;
  if (content.cases && !content.cases.some(({ id }) => id === of.case))
    return refuse('CASE_NEEDED', { procedure: content.code });
  const time = allowanceFor(content, of.channel, of.case);
  if (!time) return refuse('CHANNEL_NOT_OFFERED', { channel: of.channel });
  const due = dueInstant(calendar, wholeSecond(of.receivedAt), time.allowance, time.cutOff);
  return isRefused(due) ? refuse('NO_WORKING_DAY', { code: due.refused }) : due;
}

/** Code, appointment and fee of a receipt, and the counter's step that makes the code. */
export async function receiptFacts(
  deps: DossierDeps,
  content: ProcedureContent,
  of: Pick<Dossier, 'desk' | 'competentUnit' | 'channel'> & {
    calendarVersion: string;
    at: Instant;
    quantities: FeeQuantities;
    trackingHash: string;
    case?: string | undefined;
  },
): Promise<{ receipt: NonNullable<Facts['receipt']>; counter: CounterStep } | Refusal> {
  const on = localDateOf(of.at);
  const unit = await deps.registry.unit(of.competentUnit);
  const identifier = unit && identifierOn(unit, on);
  if (!identifier) throw new TypeError(`Unit ${of.competentUnit} has no identifier on ${on}`);
  const due = await appointment(deps, content, { ...of, receivedAt: of.at });
  if ('refused' in due) return due;
  const paper = await paperDue(deps, of, { since: of.at });
  if ('refused' in paper) return paper;
  const fees = content.channels.find(({ channel }) => channel === of.channel)?.fees ?? [];
  const fee = computeFee(fees, of.quantities, { on, ...(of.case !== undefined && { case: of.case }) });
  const key = { identifier, date: on };
  const from = await deps.history.counter(key);
  return {
    receipt: {
      code: dossierCode(identifier, on, from + 1),
      dueAt: utc(due.dueAt),
      trackingHash: of.trackingHash,
      paperDueBy: utc(paper.dueAt),
      ...('total' in fee && { fee: fee.total }),
    },
    counter: { key, from },
  };
}
