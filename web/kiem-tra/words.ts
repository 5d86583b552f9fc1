import { vi } from '../../shared/texts/web.audit.vi.ts';
import { roomWords } from '../kit/language.ts';

/** Sentences of the auditor's room. */
export const u = roomWords(vi, async () => (await import('../../shared/texts/web.audit.en.ts')).en);
