import {
  askName,
  branchName,
  endName,
  joinQuestion,
  longestStateName,
  outcomeQuestion,
  togetherName,
  unknownOutcomeName,
} from './state-names.ts';
import { isRouteStep } from '../dossier/dossier.ts';
import { endingOf, routeGroup, routeStep, withdrawal } from './route.ts';
import type { Route, RouteGroup, RouteStep } from './route.ts';

/** A way from one node to another, on an outcome or past a join. */
type Way = { readonly from: string; readonly on: string; readonly to: string };

/** What is wrong with a route, each fault in a sentence that says where. A route without faults may be compiled. */
export function proveRoute(route: Route): readonly string[] {
  const faults = [
    ...nameFaults(route),
    ...groupFaults(route),
    ...targetFaults(route),
    ...outcomeFaults(route),
  ];
  // Where names lead nowhere, ways cannot be followed.
  if (faults.length > 0) return faults;
  return [...wayFaults(route), ...dueFaults(route), ...stateNameFaults(route)];
}

function nameFaults(route: Route): readonly string[] {
  const names = [...route.steps.map(({ step }) => step), ...route.groups.map(({ together }) => together)];
  return [
    ...twice(names).map((name) => `Two nodes are called ${name}.`),
    // An answer to such a step would never be told to the machine.
    ...route.steps
      .filter(({ step }) => !isRouteStep(step))
      .map(({ step }) => `The step ${step} has the name of a step of the desk's own way: call it otherwise.`),
  ];
}

function groupFaults(route: Route): readonly string[] {
  return route.groups.flatMap(({ together, branches, unless }) => {
    const steps = branches.flatMap((branch) => routeStep(route, branch) ?? []);
    return [
      ...(branches.length < 2 ? [`The group ${together} has fewer than two branches.`] : []),
      ...twice(branches).map((branch) => `The group ${together} has the branch ${branch} twice.`),
      ...branches
        .filter((branch) => !routeStep(route, branch))
        .map((branch) =>
          routeGroup(route, branch)
            ? `The branch ${branch} of the group ${together} is a group: only steps are asked together.`
            : `The branch ${branch} of the group ${together} is no step.`,
        ),
      ...Object.keys(unless)
        .filter((outcome) => outcome !== withdrawal && steps.every(({ outcomes }) => !(outcome in outcomes)))
        .map((outcome) => `No branch of the group ${together} has the outcome ${outcome}.`),
    ];
  });
}

function targetFaults(route: Route): readonly string[] {
  const begin = isNode(route, route.begin) ? [] : [`The route begins with ${route.begin}, which is no node.`];
  return [
    ...begin,
    ...waysOf(route).flatMap(({ from, on, to }) => {
      if (endingOf(to) === withdrawal) {
        return [`${from}: ${on} leads to end:withdrawn, which only a withdrawal does.`];
      }
      return endingOf(to) || isNode(route, to) ? [] : [`${from}: ${on} leads to ${to}, which is no node.`];
    }),
  ];
}

const outcomeFaults = (route: Route): readonly string[] => [
  ...route.steps
    .filter(({ outcomes }) => Object.keys(outcomes).length === 0)
    .map(({ step }) => `The step ${step} has no outcome.`),
  ...waysOf(route)
    .filter(({ on }) => on === withdrawal)
    .map(({ from }) => `${from}: the outcome withdrawn is added to every step and stands in no route.`),
];

function wayFaults(route: Route): readonly string[] {
  const ways = waysOf(route);
  const nodes = [...route.groups.map(({ together }) => together), ...route.steps.map(({ step }) => step)];
  const branches = (node: string) => routeGroup(route, node)?.branches ?? [];
  // A branch is asked when its group is, but its own outcomes lead on only where it is asked by itself.
  const reached = closure([route.begin], (node) =>
    ways.filter(({ from }) => from === node).map(({ to }) => to),
  );
  const asked = new Set([...reached, ...[...reached].flatMap(branches)]);
  const ending = closure(
    ways.filter(({ to }) => endingOf(to)).map(({ from }) => from),
    (node) => ways.filter(({ to }) => to === node).map(({ from }) => from),
  );
  return [
    ...nodes.filter((node) => !asked.has(node)).map((node) => `No way leads to ${node}.`),
    ...nodes
      .filter((node) => reached.has(node) && !ending.has(node))
      .map((node) => `No end is reached from ${node}.`),
  ];
}

/** Due shares along the story. A send-back may fall: what is late then was late before. */
function dueFaults(route: Route): readonly string[] {
  const dueOf = (node: string): number => Math.max(...stepsOf(route, node).map(({ dueShare }) => dueShare));
  const placeOf = (node: string, which: (...places: number[]) => number): number =>
    which(...stepsOf(route, node).map((step) => route.steps.indexOf(step)));
  return waysOf(route).flatMap(({ from, on, to }) => {
    if (endingOf(to)) {
      return dueOf(from) === 100
        ? []
        : [`${from}: ${on} ends the route, so it is due at 100 percent, the appointment.`];
    }
    const isSendBack = placeOf(to, Math.min) <= placeOf(from, Math.max);
    const least = Math.min(...stepsOf(route, to).map(({ dueShare }) => dueShare));
    return isSendBack || least >= dueOf(from)
      ? []
      : [`${from}: ${on} leads on to ${to}, which is due earlier (${least} after ${dueOf(from)} percent).`];
  });
}

function stateNameFaults(route: Route): readonly string[] {
  const branches = new Set(route.groups.flatMap((group) => group.branches));
  const names = [
    ...route.steps.flatMap((step) => [
      askName(step),
      outcomeQuestion(step),
      ...(branches.has(step.step) ? [branchName(step)] : []),
    ]),
    ...route.groups.flatMap((group) => [togetherName(stepsOf(route, group.together)), joinQuestion(group)]),
    ...Object.values(endName),
    unknownOutcomeName,
  ];
  return [
    ...twice(names).map((name) => `Two states would be called “${name}”: word one of them differently.`),
    ...names
      .filter((name) => name.length > longestStateName)
      .map(
        (name) => `The state “${name}” has more than ${longestStateName} characters: word it more shortly.`,
      ),
  ];
}

/** The steps asked at a node: one, or those of a group. */
function stepsOf(route: Route, node: string): readonly RouteStep[] {
  const names = routeGroup(route, node)?.branches ?? [node];
  return names.flatMap((name) => routeStep(route, name) ?? []);
}

const waysOf = (route: Route): readonly Way[] => [
  ...route.groups.flatMap(groupWays),
  ...route.steps.flatMap(({ step, outcomes }) =>
    Object.entries(outcomes).map(([on, to]) => ({ from: step, on, to })),
  ),
];

const groupWays = ({ together, then, unless }: RouteGroup): readonly Way[] => [
  ...Object.entries(unless).map(([on, to]) => ({ from: together, on, to })),
  { from: together, on: 'then', to: then },
];

const isNode = (route: Route, name: string): boolean =>
  routeStep(route, name) !== undefined || routeGroup(route, name) !== undefined;

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
];

function closure(from: readonly string[], next: (node: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const node of found) for (const to of next(node)) found.add(to);
  return found;
}
