import { vi } from '../../shared/texts/web.citizen.vi.ts';
import { roomWords } from '../kit/language.ts';

/** Sentences of the citizen's room. */
export const c = roomWords(vi, async () => (await import('../../shared/texts/web.citizen.en.ts')).en);
