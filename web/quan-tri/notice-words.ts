import { vi } from '../../shared/texts/web.notices.vi.ts';
import { roomWords } from '../kit/language.ts';

/** Sentences of the notice centre. */
export const n = roomWords(vi, async () => (await import('../../shared/texts/web.notices.en.ts')).en);
