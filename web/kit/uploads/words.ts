import { vi } from '../../../shared/texts/web.files.vi.ts';
import { roomWords } from '../language.ts';

/** Sentences of files. */
export const f = roomWords(vi, async () => (await import('../../../shared/texts/web.files.en.ts')).en);
