import { type Answer, ask } from './ask.ts';

export type ProcedureRow = Answer<'GET /api/public/procedures'>['rows'][number];

const limit = 50;
/** A province has some hundreds of procedures; a list that never ends is not read to its end. */
const mostPages = 40;

/** All procedures, those that can be filed here first: the list is searched in the page. */
export async function allProcedures(): Promise<readonly ProcedureRow[]> {
  const rows: ProcedureRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && (page === 0 || cursor !== undefined); page += 1) {
    const answer = await ask('GET /api/public/procedures', { query: { limit, ...(cursor && { cursor }) } });
    rows.push(...answer.rows);
    cursor = answer.cursor;
  }
  return [...rows.filter(({ open }) => open), ...rows.filter(({ open }) => !open)];
}
