import validate from 'asl-validator';
import { stepsQueueUrl } from '../../../shared/domain/route/compile.ts';
import { longestStateName } from '../../../shared/domain/route/state-names.ts';

/** As much of a definition as the rules read: ours, or one from a synthesised template. */
type State = {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Branches?: readonly Machine[];
  readonly Resource?: string;
  readonly TimeoutSeconds?: unknown;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
};
export type Machine = { readonly StartAt: string; readonly States: { readonly [name: string]: State } };

/**
 * What is wrong with a definition, by the validator and by the rules of this house, which AWS would take but a
 * dossier could be stuck on.
 */
export function definitionFaults(definition: Machine): readonly string[] {
  return [
    ...validatorFaults(definition),
    ...machineFaults(definition, 'top'),
    ...nameFaults(definition),
    ...pathFaults(definition),
  ];
}

function validatorFaults(definition: Machine): readonly string[] {
  const address = 'https://sqs.ap-southeast-1.amazonaws.com/000000000000/steps';
  const text = JSON.stringify(definition).replaceAll(`\${${stepsQueueUrl}}`, address);
  const { isValid, errorsText } = validate(JSON.parse(text));
  return [
    ...(isValid ? [] : [`asl-validator: ${errorsText('; ')}`]),
    ...(text.includes('${') ? ['A substitution is not filled in.'] : []),
  ];
}

function machineFaults(machine: Machine, where: 'top' | 'branch'): readonly string[] {
  const states = Object.entries(machine.States);
  const ways = states.flatMap(([from, state]) => nextOf(state).map((to) => ({ from, to })));
  const reached = closure([machine.StartAt], (name) =>
    ways.filter(({ from }) => from === name).map(({ to }) => to),
  );
  const ending = closure(
    states.filter(([, state]) => state.End || ['Succeed', 'Fail'].includes(state.Type)).map(([name]) => name),
    (name) => ways.filter(({ to }) => to === name).map(({ from }) => from),
  );
  return states.flatMap(([name, state]) => [
    ...(reached.has(name) ? [] : [`${name}: no way leads there.`]),
    ...(ending.has(name) ? [] : [`${name}: no end is reached from there.`]),
    ...(state.Type === 'Choice' && !state.Default ? [`${name}: no default.`] : []),
    ...(state.Type === 'Task' ? taskFaults(name, state) : []),
    ...(state.Type === 'Fail' && where === 'branch' ? [`${name}: a failure beside waiting branches.`] : []),
    ...(state.Branches ?? []).flatMap((branch) => machineFaults(branch, 'branch')),
  ]);
}

/** What waits for people needs a retry of its own for the wait that ran out: it is no trouble, and it asks again. */
const taskFaults = (name: string, { Resource, TimeoutSeconds, Retry = [] }: State): readonly string[] => [
  ...(typeof TimeoutSeconds === 'number' ? [] : [`${name}: no timeout, written as a number.`]),
  ...[...(Resource?.endsWith('.waitForTaskToken') ? ['States.Timeout'] : []), 'States.ALL']
    .filter((error) => !Retry.some(({ ErrorEquals }) => ErrorEquals.includes(error)))
    .map((error) => `${name}: no retry on ${error}.`),
];

const nextOf = ({ Next, Default, Choices = [] }: State): readonly string[] =>
  [Next, Default, ...Choices.map((choice) => choice.Next)].filter((name) => name !== undefined);

function nameFaults(definition: Machine): readonly string[] {
  const names = namesOf(definition);
  return [
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${name}: the name of two states.`),
    ...names.filter((name) => name.length > longestStateName).map((name) => `${name}: too long a name.`),
  ];
}

const namesOf = ({ States }: Machine): readonly string[] =>
  Object.entries(States).flatMap(([name, { Branches = [] }]) => [name, ...Branches.flatMap(namesOf)]);

/** A field that may be missing is read only where JSONata makes something of nothing. */
const harmless = [
  // Before the first ask of a step there is no count: a sum of what is there, a merge of what is there.
  /\$sum\(\[\$states\.input\.visits\.`[a-z0-9-]+`, 1\]\)/g,
  /\$merge\(\[\$states\.input\.visits, \{/g,
  // An answer that names no outcome equals none, and stands in no list.
  /\$states\.input(?:\[\d+\])?\.answer\.outcome (?:=|in) /g,
  /'[a-z0-9-]+' in \$states\.input\.answer\.outcome(?= %\})/g,
];
/** What is always there: what an execution is started with, and what each state before has put out. */
const given = [
  /\$states\.context\.Execution\.Input\.(?:dossierId|run)\b/g,
  /\$states\.context\.Task\.Token\b/g,
  /\$states\.result(?:\.Payload)?(?= %\})/g,
  // Of the clock.
  /\$states\.input(?= %\})/g,
  /\$states\.input\.instant\b/g,
  /\$states\.input\[\d+\]\.visits(?:\.`[a-z0-9-]+`)?/g,
];

const pathFaults = (definition: Machine): readonly string[] =>
  [...JSON.stringify(definition).matchAll(/"\{% (.*?) %\}"/g)]
    .map(([whole]) => whole)
    .filter((expression) =>
      [...harmless, ...given]
        .reduce((rest, read) => rest.replaceAll(read, ''), expression)
        .includes('$states'),
    )
    .map((expression) => `${expression} reads what may be missing.`);

function closure(from: readonly string[], next: (node: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const node of found) for (const to of next(node)) found.add(to);
  return found;
}
