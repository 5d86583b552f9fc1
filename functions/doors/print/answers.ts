import { officerCaller } from '../../../shared/application/callers.ts';
import type { RecordedDeps } from '../../../shared/application/dependencies.ts';
import { openResult, printForm } from '../../../shared/application/forms/print-form.ts';
import { printRegister, readRegister } from '../../../shared/application/forms/register.ts';
import type { RegisterRequest } from '../../../shared/application/forms/register.ts';
import {
  correctResult,
  registerResult,
  reportWrongResult,
} from '../../../shared/application/forms/results.ts';
import type { ResultDeps } from '../../../shared/application/forms/results.ts';
import type { printOperations } from '../../../shared/contracts/http/print.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import type { Answers } from '../../edge/door.ts';
import { done, pageRequest } from '../../edge/replies.ts';

export function printAnswers(deps: ResultDeps & RecordedDeps): Answers<typeof printOperations> {
  const caller = (account: Parameters<typeof officerCaller>[1]) =>
    officerCaller(deps.registry, account, deps.chance.now());
  /** A day, or a month; neither: today. */
  const periodOf = (
    desk: string,
    { day, month }: { day?: string | undefined; month?: string | undefined },
  ): RegisterRequest => {
    if (day === undefined && month !== undefined) return { desk, month };
    const chosen = day ?? localDateOf(deps.chance.now());
    return { desk, month: chosen.slice(0, 7), day: chosen };
  };
  return {
    printForm: async ({ account, params, body }) =>
      printForm(deps, await caller(account), { ...params, ...body }),
    registerResult: async ({ account, params, body, commandId }) =>
      done(await registerResult(deps, await caller(account), { ...params, ...body, commandId })),
    openResult: async ({ account, params, query }) =>
      openResult(deps, await caller(account), { ...params, ...query }),
    reportWrongResult: async ({ account, params, body, commandId }) =>
      done(await reportWrongResult(deps, await caller(account), { ...params, ...body, commandId })),
    correctResult: async ({ account, params, body, commandId }) =>
      done(await correctResult(deps, await caller(account), { ...params, ...body, commandId })),
    readRegister: async ({ account, params, query }) => {
      const period = periodOf(params.unitId, query);
      const page = await readRegister(deps, await caller(account), period, pageRequest(query));
      return isRefusal(page) ? page : { ...page, rows: [...page.rows] };
    },
    printRegister: async ({ account, params, body: { from, ...period } }) =>
      printRegister(deps, await caller(account), periodOf(params.unitId, period), from),
  };
}
