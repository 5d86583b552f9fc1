import { vi } from '../shared/texts/web.public.vi.ts';
import { roomWords } from './kit/language.ts';

/** Sentences of the pages that need no sign-in. */
export const p = roomWords(vi, async () => (await import('../shared/texts/web.public.en.ts')).en);
