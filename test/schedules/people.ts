import { needsNote } from '../../shared/domain/dossier/outcomes.ts';
import type { Done } from '../../shared/application/act-on-dossier.ts';
import { receiveDossier } from '../../shared/application/receive-dossier.ts';
import { claimStep, completeStep } from '../../shared/application/route-acts.ts';
import { withdrawDossier } from '../../shared/application/withdraw-dossier.ts';
import { isRouteStep } from '../../shared/domain/dossier/dossier.ts';
import type { OpenStep } from '../../shared/domain/dossier/dossier.ts';
import { isRefusal } from '../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../shared/domain/dossier/refusals.ts';
import { marksKept } from '../../shared/application/ports/history.ts';
import { commandId } from '../../shared/domain/ids.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { keyOf } from '../ports/route-paths.ts';
import { pendingAfter } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { Fault } from './turns.ts';
import { Broken } from './world.ts';
import type { Job, World } from './world.ts';

/** Refused because somebody was faster: whoever pressed looks again. */
const looksAgain = new Set([
  'STEP_CHANGED',
  'STEP_NOT_OPEN',
  'STEP_TAKEN',
  'DOSSIER_ENDED',
  'ALREADY_DECIDED',
]);

/** The officers and the applicant: each looks at the dossier, presses what the plan says, and sends it until it is answered. */
export function peopleOf(world: World, plan: Plan) {
  const { filed, ports } = world;
  const { id: dossierId } = filed;
  const outcomes = new Map(plan.answers.map((answer) => [keyOf(answer), answer.outcome]));
  const pending = pendingAfter(filed.route, plan);
  const pressed = new Set<string>();
  const past: { readonly step: OpenStep; readonly key: CommandId }[] = [];

  const newKey = () => commandId(ports.chance.uuid());

  /** A request as a browser sends it: with one key, as often as it takes. */
  function press(what: string, by: string, send: (key: CommandId) => Promise<Done | Refusal>): Job[] {
    if (pressed.has(what)) return [];
    const key = newKey();
    pressed.add(what);
    let doneAt: number | undefined;
    return [
      {
        what: `${by}: ${what}`,
        async run() {
          const answer = await send(key);
          if (isRefusal(answer) && answer.refused === 'TOO_BUSY') throw new Fault('busy');
          return answer;
        },
        done(answer) {
          if (!isRefusal(answer)) {
            doneAt ??= world.events.length;
            return;
          }
          // The last twenty keys are known, and no append has less than one event.
          if (doneAt !== undefined && world.events.length < doneAt + marksKept)
            throw new Broken(`${what} was done, and then refused: ${answer.refused}`);
          if (!looksAgain.has(answer.refused)) throw new Broken(`${what} is refused: ${answer.refused}`);
          pressed.delete(what);
        },
      },
    ];
  }

  function onStep(step: OpenStep): Job[] {
    const { version: stepVersion, claimedBy, holder } = step;
    const caller = filed.officerOf(holder);
    const outcome = outcomes.get(keyOf(step));
    if (outcome === undefined) return [];
    const on = (key: CommandId) => ({ dossierId, commandId: key, step: step.step, stepVersion });
    if (plan.claims && claimedBy === undefined)
      return press(`take ${keyOf(step)}`, caller.personId, (key) => claimStep(ports, caller, on(key)));
    return press(`answer ${keyOf(step)} with ${outcome}`, caller.personId, (key) => {
      if (!past.some((one) => one.key === key)) past.push({ step, key });
      return completeStep(ports, caller, { ...on(key), ...saying(outcome) });
    });
  }

  function isTimeToWithdraw(): boolean {
    const { status, steps, visits } = world.seen();
    if (!plan.withdraws || status !== 'in-process') return false;
    const openKeys = new Set(steps.map(keyOf));
    const isAnswered = plan.answers.every(
      (answer) => (visits[answer.step] ?? 0) >= answer.visit && !openKeys.has(keyOf(answer)),
    );
    const isOpen = pending.every((ask) => openKeys.has(keyOf(ask)));
    return isAnswered && (isOpen || plan.withdraws === 'at once');
  }

  return {
    /** What somebody would do next, of all that the plan allows now. A press that is on its way is not made again. */
    next(): readonly Job[] {
      const { status, steps, desk } = world.seen();
      if (status === 'filed') {
        const officer = filed.officerOf(desk);
        const stepVersion = steps[0]?.version ?? 0;
        const { receipt } = filed;
        return press('receive', officer.personId, (key) =>
          receiveDossier(ports, officer, { dossierId, commandId: key, stepVersion, receipt }),
        );
      }
      if (isTimeToWithdraw())
        return press('withdraw', 'applicant', (key) =>
          withdrawDossier(ports, filed.citizen, { dossierId, commandId: key }),
        );
      return status === 'in-process' ? steps.filter(({ step }) => isRouteStep(step)).flatMap(onStep) : [];
    },

    /** A page that was left open: an answer to a step that has long moved on, with a new key or an old one. */
    stale(random: Random): Job | undefined {
      const open = world.seen().steps;
      const closed = past.filter(({ step }) => open.every(({ version }) => version !== step.version));
      if (closed.length === 0) return undefined;
      const { step, key } = random.pick(closed);
      const outcome = random.pick(
        Object.keys(filed.route.steps.find((one) => one.step === step.step)?.outcomes ?? {}),
      );
      const request = {
        dossierId,
        commandId: random.happens(0.5) ? key : newKey(),
        step: step.step,
        stepVersion: step.version,
        ...saying(outcome),
        note: 'A page that was left open',
      };
      return {
        what: `stale: answer ${keyOf(step)} with ${outcome}`,
        run: () => completeStep(ports, filed.officerOf(step.holder), request),
        done(answer) {
          if (!isRefusal(answer)) throw new Broken(`An old page answered ${keyOf(step)} with ${outcome}`);
        },
      };
    },
  };
}
export type People = ReturnType<typeof peopleOf>;

/** What must be said with an outcome. */
function saying(outcome: string) {
  const rejects = outcome === 'rejected' || outcome === 'rejection-proposed';
  return {
    outcome,
    paperDraft: true,
    ...(needsNote(outcome) && { note: 'Once more, please' }),
    ...(rejects && {
      reasons: [{ componentId: 'dossier', fault: 'not-valid', words: 'It is not' } as const],
    }),
  };
}
