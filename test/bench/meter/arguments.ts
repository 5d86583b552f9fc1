import { parseArgs } from 'node:util';
import { Failure } from '../../../infra/local/failure.ts';
import { type RouteName, routeNames } from './drive.ts';

export type MeterArguments = {
  /** Of each route. */
  readonly dossiers: number;
  readonly routes: readonly RouteName[];
  readonly help: boolean;
};

const most = 1000;
const usual = 100;

export const meterHelp = `npm run meter [-- options]

  --dossiers N   how many dossiers of each route (${usual})
  --route NAME   only this route, again for another one: ${routeNames.join(', ')}
  --help         this text

Starts a local cloud of its own and removes it. The last line is one JSON object.`;

/** Reads the options of `npm run meter`. Refuses what cannot be, with a sentence. */
export function readMeterArguments(args: readonly string[]): MeterArguments {
  const { values } = parse(args);
  return {
    dossiers: dossiersOf(values.dossiers),
    routes: values.route?.map(routeOf) ?? routeNames,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dossiers: { type: 'string' },
        route: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new Failure(`${sentence.replace(/\.$/, '')}: see npm run meter -- --help.`);
  }
}

function dossiersOf(text: string | undefined): number {
  if (text === undefined) return usual;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > most) {
    throw new Failure(`--dossiers ${text} cannot be: give a whole number from 1 to ${most}.`);
  }
  return count;
}

function routeOf(text: string): RouteName {
  const route = routeNames.find((name) => name === text);
  if (!route) throw new Failure(`--route ${text} is none of ${routeNames.join(', ')}.`);
  return route;
}
