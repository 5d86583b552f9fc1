import { vi } from '../../shared/texts/web.admin.vi.ts';
import { roomWords } from '../kit/language.ts';

/** Sentences of the administrator's room. */
export const a = roomWords(vi, async () => (await import('../../shared/texts/web.admin.en.ts')).en);
