import type { Filing } from '../domain/dossier/commands.ts';
import type { Facts } from '../domain/dossier/commands.ts';
import type { ReturnMethod } from '../domain/dossier/dossier.ts';
import { filingNumber } from '../domain/dossier/numbers.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { partyRoles } from '../domain/dossier/dossier.ts';
import type { Channel } from '../domain/dossier/dossier.ts';
import type { DossierId, Instant, UnitId } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import { formFaults } from '../domain/procedure/form-field.ts';
import { componentRules } from '../domain/procedure/component.ts';
import type { NoticeChannel } from '../domain/notice/notice.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import {
  addHours,
  addWorkingHours,
  ONLINE_ALERT_HOURS,
  ONLINE_ANSWER_WORKING_HOURS,
} from '../domain/time/intake-clock.ts';
import { isRefused } from '../domain/time/refusal.ts';
import { routeHash } from '../routes/released.ts';
import { unitCalendar, utc, wholeSecond } from './counting.ts';
import type { DossierDeps, FilingDeps } from './dependencies.ts';
import { partiesOf } from './gathering.ts';
import type { Filer, NamedParties } from './gathering.ts';
import { validPhone } from './phones.ts';
import { pinFiles } from './pin-files.ts';
import type { HandedInRequest, PinnedComponents } from './pin-files.ts';

/** A filing as a door parsed it. */
export type FilingRequest = {
  readonly procedureCode: string;
  readonly parties: NamedParties;
  readonly form: { readonly [field: string]: string | number };
  readonly components: readonly HandedInRequest[];
  readonly sets: number;
  readonly returnMethod: ReturnMethod;
  readonly language: 'vi' | 'en';
  readonly notifyBy?: readonly NoticeChannel[] | undefined;
  readonly case?: string | undefined;
};

export type PreparedFiling = {
  readonly filing: Filing;
  readonly content: ProcedureContent;
  /** What was handed in, with its files pinned. */
  readonly pinned: PinnedComponents;
  readonly facts: Pick<Facts, 'at' | 'components' | 'intakeClocks'> & {
    readonly filing: NonNullable<Facts['filing']>;
  };
};

/** What a filing rests on: the version in force and its binding, the parties' keys, the pins, the intake clocks. */
export async function prepareFiling(
  deps: FilingDeps,
  request: FilingRequest,
  of: {
    dossierId: DossierId;
    /** Who sent its files: the account, or the officer at the counter. */
    owner: string;
    channel: Channel;
    at: Instant;
    filer?: Filer;
    desk?: UnitId;
  },
): Promise<PreparedFiling | Refusal> {
  const bound = await deps.registry.procedure(request.procedureCode, localDateOf(of.at));
  if (!bound) return refuse('PROCEDURE_NOT_FOUND', { procedure: request.procedureCode });
  const { content, binding } = bound;
  const route = binding?.route;
  const hash = route && routeHash(route);
  if (!binding || !route || !hash) return refuse('PROCEDURE_WITHOUT_ROUTE', { procedure: content.code });
  if (!content.channels.some(({ channel }) => channel === of.channel)) {
    return refuse('CHANNEL_NOT_OFFERED', { channel: of.channel });
  }
  if (request.case !== undefined && !content.cases?.some(({ id }) => id === request.case))
    return refuse('CASE_NEEDED', { procedure: content.code });
  const faults = formFaults(content.form?.fields ?? [], request.form);
  if (faults.length > 0)
    return refuse('FORM_INCOMPLETE', { fields: faults.map(({ fieldId, why }) => ({ fieldId, why })) });
  const badPhone = partyRoles.find((role) => !validPhone(request.parties[role]?.phone));
  if (badPhone) return refuse('PHONE_INVALID', { role: badPhone });
  const calendar = await deps.registry.calendar();
  if (!calendar) return refuse('NO_WORKING_DAY');
  const desk = of.desk ?? binding.intakeUnit;
  const clocks = of.channel === 'online' ? await intakeClocks(deps, desk, of.at) : undefined;
  if (isRefusal(clocks)) return clocks;
  const parties = await partiesOf(deps, request.parties, of.filer);
  if (isRefusal(parties)) return parties;
  const pinned = await pinFiles(deps, of, request.components);
  if (isRefusal(pinned)) return pinned;
  const { fileNames } = pinned;
  const { applicant, subject, representative, submitter } = request.parties;
  return {
    content,
    pinned,
    filing: {
      channel: of.channel,
      parties,
      components: pinned.components,
      sets: request.sets,
      returnMethod: request.returnMethod,
      language: request.language,
      ...(request.notifyBy && { notifyBy: request.notifyBy }),
      ...(request.case !== undefined && { case: request.case }),
      private: { applicant, subject, representative, submitter, form: request.form, fileNames },
    },
    facts: {
      at: of.at,
      components: componentRules(content.components),
      filing: {
        pins: pinsOf(content, { ...route, hash }, calendar.version),
        nonce: deps.chance.bytes(32),
        filingNumber: filingNumber(Buffer.from(deps.chance.bytes(8), 'base64url')),
        desk,
        competentUnit: binding.competentUnit,
      },
      ...(clocks && { intakeClocks: clocks }),
    },
  };
}

/** ND118 Đ.17.2: alert within 2 hours by the clock, answer within 8 working hours of the desk. */
export async function intakeClocks(
  deps: DossierDeps,
  desk: UnitId,
  at: Instant,
): Promise<NonNullable<Facts['intakeClocks']> | Refusal> {
  const calendar = unitCalendar(await deps.registry.calendar(), desk, at);
  if ('refused' in calendar) return calendar;
  const alert = addHours(wholeSecond(at), ONLINE_ALERT_HOURS);
  const answer = addWorkingHours(calendar, wholeSecond(at), ONLINE_ANSWER_WORKING_HOURS);
  if (isRefused(alert) || isRefused(answer)) return refuse('NO_WORKING_DAY');
  return { alertAt: utc(alert.dueAt), dueAt: utc(answer.dueAt) };
}

const pinsOf = (
  content: ProcedureContent,
  route: { name: string; version: number; hash: string },
  calendarVersion: string,
): NonNullable<Facts['filing']>['pins'] => ({
  procedure: { code: content.code, version: content.version },
  route: { name: route.name, version: route.version, hash: route.hash },
  formVersion: content.form?.version ?? 'none',
  calendarVersion,
});
