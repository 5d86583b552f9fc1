import { describe, expect, test } from '@jest/globals';
import { proveRoute } from '../../../shared/domain/route/prove.ts';
import type { Route, RouteGroup } from '../../../shared/domain/route/route.ts';
import { releasedRoutes } from '../../../shared/routes/released.ts';
import { askedAllAgain, inLine, together, withStep } from './sample-routes.ts';

const withGroup = (change: Partial<RouteGroup>): Route => ({
  ...together,
  groups: together.groups.map((group) => ({ ...group, ...change })),
});
const outcomesOf = (route: Route, step: string) =>
  route.steps.find((one) => one.step === step)?.outcomes ?? {};
const and = (route: Route, step: string, more: { readonly [outcome: string]: string }): Route =>
  withStep(route, step, { outcomes: { ...outcomesOf(route, step), ...more } });
const words = (en: string) => ({ vi: 'Lời', en });
const [first] = inLine.steps;

describe('the proof of a route', () => {
  test.each([...Object.values(releasedRoutes).map(({ route }) => route), askedAllAgain])(
    'finds no fault with $name',
    (route) => {
      expect(proveRoute(route)).toEqual([]);
    },
  );

  test.each<[string, Route]>([
    ['The route begins with nowhere, which is no node.', { ...inLine, begin: 'nowhere' }],
    ['prepare: lost leads to nowhere, which is no node.', and(inLine, 'prepare', { lost: 'nowhere' })],
    ['approve: lost leads to end:lost, which is no node.', and(inLine, 'approve', { lost: 'end:lost' })],
    [
      'approve: gone leads to end:withdrawn, which only a withdrawal does.',
      and(inLine, 'approve', { gone: 'end:withdrawn' }),
    ],
    [
      'approve: the outcome withdrawn is added to every step and stands in no route.',
      and(inLine, 'approve', { withdrawn: 'end:rejected' }),
    ],
    [
      'appraisal: the outcome withdrawn is added to every step and stands in no route.',
      withGroup({ unless: { withdrawn: 'answer-rejection' } }),
    ],
    ['The step prepare has no outcome.', withStep(inLine, 'prepare', { outcomes: {} })],
    [
      "The step return has the name of a step of the desk's own way: call it otherwise.",
      { ...inLine, steps: [...inLine.steps, ...(first ? [{ ...first, step: 'return' }] : [])] },
    ],
    ['Two nodes are called prepare.', { ...inLine, steps: [...inLine.steps, ...(first ? [first] : [])] }],
    ['Two nodes are called verify.', withGroup({ together: 'verify' })],
    ['The group appraisal has fewer than two branches.', withGroup({ branches: ['appraise'] })],
    [
      'The group appraisal has the branch verify twice.',
      withGroup({ branches: ['appraise', 'verify', 'verify'] }),
    ],
    ['The branch lost of the group appraisal is no step.', withGroup({ branches: ['appraise', 'lost'] })],
    [
      'The branch appraisal of the group appraisal is a group: only steps are asked together.',
      withGroup({ branches: ['appraise', 'appraisal'] }),
    ],
    ['No branch of the group appraisal has the outcome lost.', withGroup({ unless: { lost: 'approve' } })],
    ['appraisal: then leads to nowhere, which is no node.', withGroup({ then: 'nowhere' })],
    ['No way leads to answer-rejection.', withoutRejection()],
    ['No way leads to appraisal.', { ...together, begin: 'appraise' }],
    ['No end is reached from prepare.', endless()],
    [
      'prepare: prepared leads on to approve, which is due earlier (60 after 70 percent).',
      withStep(withStep(inLine, 'approve', { dueShare: 60 }), 'answer-rejection', { dueShare: 100 }),
    ],
    [
      'appraisal: then leads on to approve, which is due earlier (50 after 60 percent).',
      withStep(together, 'approve', { dueShare: 50 }),
    ],
    [
      'approve: granted ends the route, so it is due at 100 percent, the appointment.',
      withStep(inLine, 'approve', { dueShare: 90 }),
    ],
    [
      'Two states would be called “Review the draft and sign the result”: word one of them differently.',
      withStep(inLine, 'prepare', { ask: words('Review the draft and sign the result') }),
    ],
    [
      'Two states would be called “Granted”: word one of them differently.',
      withStep(inLine, 'prepare', { ask: words('Granted') }),
    ],
    [
      'has more than 80 characters: word it more shortly.',
      withStep(together, 'verify', { ask: words(`Verify ${'the facts '.repeat(6)}`) }),
    ],
  ])('finds: %s', (fault, route) => {
    expect(proveRoute(route).join('\n')).toContain(fault);
  });
});

function withoutRejection(): Route {
  const prepared = withStep(inLine, 'prepare', { outcomes: { prepared: 'approve' } });
  return withStep(prepared, 'approve', { outcomes: { granted: 'end:granted' } });
}

function endless(): Route {
  const steps = inLine.steps.filter(({ step }) => step !== 'answer-rejection');
  const prepared = withStep({ ...inLine, steps }, 'prepare', { outcomes: { prepared: 'approve' } });
  return withStep(prepared, 'approve', { outcomes: { 'sent-back': 'prepare' } });
}
