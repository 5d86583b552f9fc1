import { parseArgs } from 'node:util';
import { Failure } from './failure.ts';

export interface StartArguments {
  readonly port: number;
  readonly cloudPort: number;
  readonly fresh: boolean;
  /** Clouds of different names share nothing. */
  readonly name: string;
  /** How long waits of machines take, where 1 is their true length. */
  readonly waitScale: number;
  readonly help: boolean;
}

export const startHelp = `npm start [-- options]

  --port N         where the site answers (3000)
  --cloud-port N   where the local cloud answers (4566)
  --fresh          begins anew: everything stored on the local cloud is thrown away
  --name NAME      another local cloud beside the ordinary one, with data of its own (give it ports of its own too)
  --wait-scale N   waits of clocks take N times their length: 0.0001 makes a minute of a week (1)
  --help           this text`;

/** Reads the options of `npm start`. Refuses unknown ones, and ports that cannot be, with a sentence. */
export function readStartArguments(args: readonly string[]): StartArguments {
  const { values } = parse(args);
  const port = portOf(values.port, '--port', 3000);
  const cloudPort = portOf(values['cloud-port'], '--cloud-port', 4566);
  if (port === cloudPort)
    throw new Failure(`--port and --cloud-port are both ${port}: give two different ports.`);
  const name = values.name ?? 'start';
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
    throw new Failure(`--name ${name} is not a name: give small letters, digits and hyphens.`);
  const waitScale = scaleOf(values['wait-scale']);
  return { port, cloudPort, name, fresh: values.fresh ?? false, waitScale, help: values.help ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'cloud-port': { type: 'string' },
        fresh: { type: 'boolean' },
        name: { type: 'string' },
        'wait-scale': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new Failure(`${sentence.replace(/\.$/, '')}: see npm start -- --help.`);
  }
}

function scaleOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const scale = Number(text);
  if (!(scale > 0 && scale <= 1))
    throw new Failure(`--wait-scale ${text} is not a scale: give a number above 0, up to 1.`);
  return scale;
}

function portOf(text: string | undefined, option: string, byDefault: number): number {
  if (text === undefined) return byDefault;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Failure(`${option} ${text} is not a port: give a number from 1 to 65535.`);
  }
  return port;
}
