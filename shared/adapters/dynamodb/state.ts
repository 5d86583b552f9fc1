import type { StoredHead, StoredState } from '../../contracts/stored.ts';
import { partyRoles, stepRoles } from '../../domain/dossier/dossier.ts';
import type { Dossier, NoticeWish, OpenStep, PartyRole, StepRole } from '../../domain/dossier/dossier.ts';
import type { DossierId } from '../../domain/ids.ts';
import { instantFromMs, msOf, personKey } from '../../domain/ids.ts';
import type { NoticeChannel } from '../../domain/notice/notice.ts';
import { decodeCustody, encodeCustody } from './custody-state.ts';
import { placeOf, unitAt } from './places.ts';

const roleLetters = {
  applicant: 'a',
  subject: 's',
  representative: 'r',
  submitter: 'm',
} as const satisfies Record<PartyRole, string>;

const stepLetters = {
  'authorised-desk': 'a',
  unit: 'u',
  leader: 'l',
} as const satisfies Record<Exclude<StepRole, 'desk'>, string>;

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
      short(pins.formVersion, pins.procedure.code),
      pins.calendarVersion,
    ],
    channel: dossier.channel,
    desk,
    ...(competentUnit !== desk && { unit: competentUnit }),
    parties: parties.map(({ role, key, account, wish }, position) => {
      const sameKey = parties.findIndex((party) => party.key === key);
      const sameAccount = parties.findIndex((party) => party.account === account);
      const saidKey = sameKey < position ? sameKey : key;
      const letters = roleLetters[role] + wishLetters(wish);
      if (account === undefined) return [letters, saidKey];
      return [letters, saidKey, sameAccount < position ? sameAccount : account];
    }),
    ...(dossier.receivedAt && { received: msOf(dossier.receivedAt) }),
    ...(dossier.dueAt && { due: msOf(dossier.dueAt) }),
    return: dossier.returnMethod,
    ...(dossier.case !== undefined && { case: dossier.case }),
    ...(dossier.fee !== undefined && { fee: dossier.fee }),
    ...encodeCustody(dossier),
    ...(dossier.delivery !== 'not-ready' && { delivery: dossier.delivery }),
    ...(dossier.trackingHash !== undefined && { tracking: shorter(dossier.trackingHash) }),
    steps: dossier.steps.map(
      ({
        step,
        visit,
        holder,
        by,
        dueAt,
        alertAt,
        escalateAt,
        version,
        told,
        applicantTold,
        leaderTold,
        claimedBy,
      }) => ({
        s: step,
        n: visit,
        h: holder === 'applicant' ? holder : placeOf(dossier, holder),
        ...(dueAt && { d: msOf(dueAt) }),
        ...(alertAt && { a: msOf(alertAt) }),
        ...(escalateAt && { e: msOf(escalateAt) }),
        v: version,
        ...(by !== 'desk' && { b: stepLetters[by] }),
        ...(told > 0 && { t: told }),
        ...toldBeside({ applicantTold, leaderTold }),
        ...(claimedBy !== undefined && { c: claimedBy }),
      }),
    ),
    visits: dossier.visits,
    // For an appointment that is no longer ours to keep, it says nothing any more.
    ...(dossier.apologisedFor && dossier.apologisedFor === dossier.dueAt && { o: 1 as const }),
    ...(dossier.movedAt && { moved: msOf(dossier.movedAt) }),
    ...(dossier.units.length > 0 && { units: [...dossier.units] }),
    ...(dossier.preparedBy.length > 0 && { prepared: [...dossier.preparedBy] }),
    ...(dossier.readyAt && { decided: msOf(dossier.readyAt) }),
    ...(dossier.calledAt && { called: msOf(dossier.calledAt) }),
    ...(dossier.draft !== undefined && { draft: dossier.draft }),
    ...(dossier.result !== undefined && { result: dossier.result }),
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
      formVersion: long(formVersion, procedure),
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
    ...(state.case !== undefined && { case: state.case }),
    ...(state.fee !== undefined && { fee: state.fee }),
    ...decodeCustody(state),
    delivery: state.delivery ?? 'not-ready',
    ...(state.tracking !== undefined && { trackingHash: longer(state.tracking) }),
    steps: state.steps.map(
      ({ s, n, h, b, d, a, e, v, t, o, c }): OpenStep => ({
        step: s,
        visit: n,
        holder: h === 'applicant' ? h : unitAt(state, h),
        by: stepRoles.find((role) => role !== 'desk' && stepLetters[role] === b) ?? 'desk',
        told: t ?? 0,
        version: v,
        ...(o && o !== 2 && { applicantTold: true as const }),
        ...(o && o > 1 && { leaderTold: true as const }),
        ...(d !== undefined && { dueAt: instantFromMs(d) }),
        ...(a !== undefined && { alertAt: instantFromMs(a) }),
        ...(e !== undefined && { escalateAt: instantFromMs(e) }),
        ...(c !== undefined && { claimedBy: c }),
      }),
    ),
    visits: state.visits,
    ...(state.o && state.due !== undefined && { apologisedFor: instantFromMs(state.due) }),
    ...(state.moved !== undefined && { movedAt: instantFromMs(state.moved) }),
    units: state.units ?? [],
    preparedBy: state.prepared ?? [],
    ...(state.decided !== undefined && { readyAt: instantFromMs(state.decided) }),
    ...(state.called !== undefined && { calledAt: instantFromMs(state.called) }),
    ...(state.draft !== undefined && { draft: state.draft }),
    ...(state.result !== undefined && { result: state.result }),
  };
}

const toldBeside = ({
  applicantTold,
  leaderTold,
}: Record<'applicantTold' | 'leaderTold', true | undefined>): { o?: 1 | 2 | 3 } => {
  if (leaderTold) return { o: applicantTold ? 3 : 2 };
  return applicantTold ? { o: 1 } : {};
};

/** SHA-256 in two thirds of its hexadecimal text; as it was kept before, it stays. */
const shorter = (hash: string): string =>
  hexHash.test(hash) ? Buffer.from(hash, 'hex').toString('base64url') : hash;
const longer = (hash: string): string =>
  hexHash.test(hash) ? hash : Buffer.from(hash, 'base64url').toString('hex');
const hexHash = /^[0-9a-f]{64}$/;

/** A version that begins with the procedure's code is kept without it. */
const short = (version: string, code: string): string =>
  version.startsWith(`${code}-`) ? version.slice(code.length) : version;
const long = (version: string, code: string): string =>
  version.startsWith('-') ? `${code}${version}` : version;

/** Language and ways, a letter each. */
const wayLetters = [
  ['e', ['email']],
  ['s', ['sms']],
  ['b', ['email', 'sms']],
] as const;
const wishLetters = (wish: NoticeWish | undefined): string =>
  wish
    ? wish.language.slice(0, 1) + (wayLetters.find(([, ways]) => sameWays(ways, wish.notifyBy))?.[0] ?? 'b')
    : '';
const sameWays = (some: readonly NoticeChannel[], others: readonly NoticeChannel[]): boolean =>
  some.length === others.length && some.every((way) => others.includes(way));
function wishIn(letters: string): NoticeWish | undefined {
  const ways = wayLetters.find(([letter]) => letter === letters[2])?.[1];
  return ways && { language: letters[1] === 'v' ? 'vi' : 'en', notifyBy: ways };
}

function decodeParties(stored: StoredState['parties']): Dossier['parties'] {
  const text = (member: 1 | 2, value: string | number): string => {
    const found = typeof value === 'number' ? stored[value]?.[member] : value;
    if (typeof found !== 'string') throw new TypeError('A party of the head points nowhere');
    return found;
  };
  return stored.map(([letters, key, account]) => {
    const role = partyRoles.find((candidate) => roleLetters[candidate] === letters[0]);
    const wish = wishIn(letters);
    if (!role) throw new TypeError('A party of the head has no role');
    return {
      role,
      key: personKey(text(1, key)),
      ...(account !== undefined && { account: text(2, account) }),
      ...(wish && { wish }),
    };
  });
}
