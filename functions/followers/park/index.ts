import { readEnvironment } from '../../edge/environment.ts';
import { chance, parkedIn } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { park } from './park.ts';

const environment = readEnvironment(environmentSchema);

export const handler = park({ parked: parkedIn(environment.parkedTableName), chance });
