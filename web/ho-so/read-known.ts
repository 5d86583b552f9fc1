import { ask } from '../kit/ask.ts';
import { phoneText } from '../kit/phones.ts';
import { readSession } from '../kit/session.ts';
import type { Known } from './known.ts';

export async function readKnown(): Promise<Known> {
  const name = readSession('citizens')?.name;
  // Help with typing only: whoever cannot be helped types.
  const last = await ask('GET /api/citizen/details', {}).catch((): Known => ({}));
  return { ...(name && { name }), ...last, ...(last.phone && { phone: phoneText(last.phone) }) };
}
