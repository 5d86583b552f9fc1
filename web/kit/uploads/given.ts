import { type Answer, ask } from '../ask.ts';
import type { Audience } from '../session.ts';

export type GivenPaper = Answer<'GET /api/citizen/papers'>['rows'][number];

/** Papers this person gave before, for this procedure or another; none where they cannot be read: then he sends them. */
export async function readGiven(audience: Audience): Promise<readonly GivenPaper[]> {
  if (audience !== 'citizens') return [];
  const { rows } = await ask('GET /api/citizen/papers', {}).catch(() => ({ rows: [] }));
  return rows;
}
