import { vi } from '../../shared/texts/web.office.vi.ts';
import { roomWords } from '../kit/language.ts';

/** Sentences of the one-stop desk's room. */
export const o = roomWords(vi, async () => (await import('../../shared/texts/web.office.en.ts')).en);
