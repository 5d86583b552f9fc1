import { vi } from '../../shared/texts/web.vi.ts';
import { roomWords } from './language.ts';

/** Sentences of the kit: what every page says. */
export const t = roomWords(vi, async () => (await import('../../shared/texts/web.en.ts')).en);
