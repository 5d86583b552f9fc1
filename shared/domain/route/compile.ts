import {
  askName,
  branchName,
  endName,
  joinQuestion,
  outcomeQuestion,
  togetherName,
  unknownOutcomeName,
} from './state-names.ts';
import { endingOf, endings, routeGroup, routeStep, withdrawal } from './route.ts';
import type { Ending, Route, RouteGroup, RouteStep } from './route.ts';

/** What stands in a definition for the address of the queue that steps are asked over; filled in at deployment. */
export const stepsQueueUrl = 'StepsQueueUrl';

/** An answer is waited for as long as this, then the step is asked again with a new token. */
export const askedAgainAfterSeconds = 30 * 24 * 60 * 60;
/** With the first time twelve: together not more than the year that AWS lets an execution live. */
export const mostAskedAgain = 11;

type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly JitterStrategy?: 'FULL';
};
type Output = { readonly [field: string]: string };
export type AslRule = { readonly Condition: string; readonly Next: string; readonly Output?: Output };
export type AslTask = {
  readonly Type: 'Task';
  readonly Comment: string;
  readonly Resource: string;
  readonly Arguments: {
    readonly QueueUrl: string;
    readonly MessageBody: { readonly [field: string]: string };
  };
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Output: Output;
} & ({ readonly Next: string } | { readonly End: true });
export type AslState =
  | AslTask
  | {
      readonly Type: 'Choice';
      readonly Comment: string;
      readonly Choices: readonly AslRule[];
      readonly Default: string;
    }
  | {
      readonly Type: 'Parallel';
      readonly Comment: string;
      readonly Branches: readonly {
        readonly StartAt: string;
        readonly States: { readonly [name: string]: AslState };
      }[];
      readonly Next: string;
    }
  | { readonly Type: 'Succeed'; readonly Comment: string }
  | { readonly Type: 'Fail'; readonly Comment: string; readonly Error: string; readonly Cause: string };

/** An Amazon States Language definition, as far as routes need the language. */
export type AslDefinition = {
  readonly Comment: string;
  readonly QueryLanguage: 'JSONata';
  readonly StartAt: string;
  readonly States: { readonly [name: string]: AslState };
};

/**
 * The Standard machine that leads dossiers along a route. It is given `{ dossierId, run }`, its data are visits and
 * the last answer. The route must be one that `proveRoute` finds no fault with.
 * @throws RangeError on a target that the route does not have.
 */
export function compileRoute(route: Route): AslDefinition {
  const asked = nodesAsked(route);
  const states = asked.flatMap((node) => {
    const group = routeGroup(route, node);
    return group ? groupStates(route, group) : stepStates(route, stepOf(route, node));
  });
  return {
    Comment: `${route.title.en ?? route.name} (${route.name} v${route.version}).`,
    QueryLanguage: 'JSONata',
    StartAt: nodeName(route, route.begin),
    States: Object.fromEntries([...states, ...endStates(route, asked)]),
  };
}

type NamedState = readonly [name: string, state: AslState];

/** The nodes that the story comes to, in its order: groups where their first branch stands. */
function nodesAsked(route: Route): readonly string[] {
  const reached = new Set([route.begin]);
  for (const node of reached) for (const target of targetsOf(route, node)) reached.add(target);
  const place = (node: string): number => {
    const first = routeGroup(route, node)?.branches[0];
    return route.steps.findIndex(({ step }) => step === (first ?? node)) - (first === undefined ? 0 : 0.5);
  };
  return [...reached].filter((node) => endingOf(node) === undefined).sort((a, b) => place(a) - place(b));
}

function targetsOf(route: Route, node: string): readonly string[] {
  if (endingOf(node)) return [];
  const group = routeGroup(route, node);
  if (group) return [...Object.values(group.unless), group.then];
  return Object.values(stepOf(route, node).outcomes);
}

function stepStates(route: Route, step: RouteStep): readonly NamedState[] {
  const question = outcomeQuestion(step);
  return [
    [askName(step), { ...task(step), Next: question }],
    [
      question,
      {
        Type: 'Choice',
        Comment: `The answer to step ${step.step}.`,
        Choices: [
          rule(`$states.input.answer.outcome = ${quoted(withdrawal)}`, endName.withdrawn),
          ...Object.entries(step.outcomes).map(([outcome, target]) =>
            rule(`$states.input.answer.outcome = ${quoted(outcome)}`, nodeName(route, target)),
          ),
        ],
        Default: unknownOutcomeName,
      },
    ],
  ];
}

function groupStates(route: Route, group: RouteGroup): readonly NamedState[] {
  const branches = group.branches.map((branch) => stepOf(route, branch));
  const question = joinQuestion(group);
  const known = branches.map(
    ({ outcomes }, i) =>
      `$states.input[${i}].answer.outcome in [${Object.keys(outcomes).map(quoted).join(', ')}]`,
  );
  const joined = { visits: joinedVisits(branches) };
  return [
    [
      togetherName(branches),
      {
        Type: 'Parallel',
        Comment: `Group ${group.together}: asked at the same time, joined when all have answered.`,
        Branches: branches.map((branch) => ({
          StartAt: branchName(branch),
          States: { [branchName(branch)]: { ...task(branch), End: true } },
        })),
        Next: question,
      },
    ],
    [
      question,
      {
        Type: 'Choice',
        Comment: `The answers to group ${group.together}, weighed together.`,
        Choices: [
          rule(`${quoted(withdrawal)} in $states.input.answer.outcome`, endName.withdrawn, joined),
          ...Object.entries(group.unless).map(([outcome, target]) =>
            rule(`${quoted(outcome)} in $states.input.answer.outcome`, nodeName(route, target), joined),
          ),
          rule(known.join(' and '), nodeName(route, group.then), joined),
        ],
        Default: unknownOutcomeName,
      },
    ],
  ];
}

/** Each branch has counted its own visit and knows the others as they were before. */
const joinedVisits = (branches: readonly RouteStep[]): string =>
  expression(
    `$merge([$states.input[0].visits, {${branches
      .map(({ step }, i) => `${quoted(step)}: $states.input[${i}].visits.${field(step)}`)
      .join(', ')}}])`,
  );

function task(step: RouteStep) {
  const visit = `$sum([$states.input.visits.${field(step.step)}, 1])`;
  return {
    Type: 'Task',
    Comment: `Step ${step.step} (${step.unit}), due at ${step.dueShare} % of the processing time.`,
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Arguments: {
      QueueUrl: `\${${stepsQueueUrl}}`,
      MessageBody: {
        dossierId: expression('$states.context.Execution.Input.dossierId'),
        run: expression('$states.context.Execution.Input.run'),
        step: step.step,
        visit: expression(visit),
        taskToken: expression('$states.context.Task.Token'),
      },
    },
    TimeoutSeconds: askedAgainAfterSeconds,
    Retry: [
      { ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: mostAskedAgain, BackoffRate: 1 },
      {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 2,
        MaxAttempts: 8,
        BackoffRate: 2,
        JitterStrategy: 'FULL',
      },
    ],
    Output: {
      answer: expression('$states.result'),
      visits: expression(`$merge([$states.input.visits, {${quoted(step.step)}: ${visit}}])`),
    },
  } as const satisfies Omit<AslTask, 'Next' | 'End'>;
}

function endStates(route: Route, asked: readonly string[]): readonly NamedState[] {
  const reached = new Set(asked.flatMap((node) => targetsOf(route, node)).map(endingOf));
  const comments: { readonly [E in Ending]: string } = {
    granted: 'The result is granted.',
    rejected: 'The dossier is rejected, and the applicant has been told why.',
    withdrawn: 'The applicant has withdrawn the dossier.',
  };
  const ends = endings.filter((ending) => ending === withdrawal || reached.has(ending));
  return [
    ...ends.map((ending): NamedState => [endName[ending], { Type: 'Succeed', Comment: comments[ending] }]),
    [
      unknownOutcomeName,
      {
        Type: 'Fail',
        Comment:
          'A fault of ours: the history holds an outcome that this version of the route has no way for.',
        Error: 'UnknownOutcome',
        Cause: 'The answer to the last step has an outcome that this route does not know.',
      },
    ],
  ];
}

function nodeName(route: Route, target: string): string {
  const ending = endingOf(target);
  if (ending) return endName[ending];
  const group = routeGroup(route, target);
  if (group) return togetherName(group.branches.map((branch) => stepOf(route, branch)));
  return askName(stepOf(route, target));
}

function stepOf(route: Route, step: string): RouteStep {
  const found = routeStep(route, step);
  if (!found) throw new RangeError(`The route ${route.name} v${route.version} has no node ${step}`);
  return found;
}

const rule = (condition: string, next: string, output?: Output): AslRule => ({
  Condition: expression(condition),
  ...(output && { Output: output }),
  Next: next,
});
const expression = (jsonata: string): string => `{% ${jsonata} %}`;
/** Steps and outcomes are slugs: nothing in them needs escaping. */
const quoted = (slug: string): string => `'${slug}'`;
const field = (slug: string): string => `\`${slug}\``;
