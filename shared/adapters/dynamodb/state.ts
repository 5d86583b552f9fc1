import type { StoredHead, StoredState } from '../../contracts/stored.ts';
import { partyRoles } from '../../domain/dossier/dossier.ts';
import type { Dossier, OpenStep, Party, PartyRole } from '../../domain/dossier/dossier.ts';
import type { DossierId } from '../../domain/ids.ts';
import { instantFromMs, msOf, personKey } from '../../domain/ids.ts';

const roleLetters = {
  applicant: 'a',
  subject: 's',
  representative: 'r',
  submitter: 'm',
} as const satisfies Record<PartyRole, string>;

/**
 * The state as the head keeps it: short names, lists instead of maps, what is equal said once. A person who is
 * applicant, subject and submitter at once is kept as one key, and what is a key of an index is not repeated, so
 * that a full dossier stays below 1 KB.
 */
export function encodeState(dossier: Dossier): StoredState {
  const { pins, parties, desk, competentUnit } = dossier;
  return {
    status: dossier.status,
    at: msOf(dossier.changedAt),
    pins: [
      pins.procedure.code,
      pins.procedure.version,
      pins.route.name,
      pins.route.version,
      pins.route.hash,
      pins.formVersion,
      pins.calendarVersion,
    ],
    channel: dossier.channel,
    desk,
    ...(competentUnit !== desk && { unit: competentUnit }),
    parties: parties.map(({ role, key, account }, position) => {
      const sameKey = parties.findIndex((party) => party.key === key);
      const sameAccount = parties.findIndex((party) => party.account === account);
      const saidKey = sameKey < position ? sameKey : key;
      if (account === undefined) return [roleLetters[role], saidKey];
      return [roleLetters[role], saidKey, sameAccount < position ? sameAccount : account];
    }),
    ...(dossier.receivedAt && { received: msOf(dossier.receivedAt) }),
    ...(dossier.dueAt && { due: msOf(dossier.dueAt) }),
    return: dossier.returnMethod,
    ...(dossier.fee !== undefined && { fee: dossier.fee }),
    paper: dossier.paper,
    delivery: dossier.delivery,
    ...(dossier.trackingHash !== undefined && { tracking: dossier.trackingHash }),
    steps: dossier.steps.map(({ step, visit, holder, dueAt, alertAt, version }) => ({
      s: step,
      n: visit,
      h: holder,
      ...(dueAt && { d: msOf(dueAt) }),
      ...(alertAt && { a: msOf(alertAt) }),
      v: version,
    })),
    visits: dossier.visits,
    ...(dossier.decidedAt && { decided: msOf(dossier.decidedAt) }),
  };
}

export function decodeState(id: DossierId, head: StoredHead): Dossier {
  const { state, version, filedAt, filingNumber, code } = head;
  const [procedure, procedureVersion, route, routeVersion, hash, formVersion, calendarVersion] = state.pins;
  return {
    id,
    version,
    status: state.status,
    changedAt: instantFromMs(state.at),
    pins: {
      procedure: { code: procedure, version: procedureVersion },
      route: { name: route, version: routeVersion, hash },
      formVersion,
      calendarVersion,
    },
    channel: state.channel,
    desk: state.desk,
    competentUnit: state.unit ?? state.desk,
    parties: decodeParties(state.parties),
    filingNumber,
    filedAt,
    ...(code !== undefined && { code }),
    ...(state.received !== undefined && { receivedAt: instantFromMs(state.received) }),
    ...(state.due !== undefined && { dueAt: instantFromMs(state.due) }),
    returnMethod: state.return,
    ...(state.fee !== undefined && { fee: state.fee }),
    paper: state.paper,
    delivery: state.delivery,
    ...(state.tracking !== undefined && { trackingHash: state.tracking }),
    steps: state.steps.map(
      ({ s, n, h, d, a, v }): OpenStep => ({
        step: s,
        visit: n,
        holder: h,
        version: v,
        ...(d !== undefined && { dueAt: instantFromMs(d) }),
        ...(a !== undefined && { alertAt: instantFromMs(a) }),
      }),
    ),
    visits: state.visits,
    ...(state.decided !== undefined && { decidedAt: instantFromMs(state.decided) }),
  };
}

function decodeParties(stored: StoredState['parties']): Party[] {
  const text = (member: 1 | 2, value: string | number): string => {
    const found = typeof value === 'number' ? stored[value]?.[member] : value;
    if (typeof found !== 'string') throw new TypeError('A party of the head points nowhere');
    return found;
  };
  return stored.map(([letter, key, account]) => {
    const role = partyRoles.find((candidate) => roleLetters[candidate] === letter);
    if (!role) throw new TypeError('A party of the head has no role');
    return {
      role,
      key: personKey(text(1, key)),
      ...(account !== undefined && { account: text(2, account) }),
    };
  });
}
