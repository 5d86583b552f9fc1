import { builtInTexts } from '../texts/notices/built-in.ts';
import type { NoticeTemplates } from './ports/notices.ts';

/** The texts that come with the program, for where none has been published. */
export const builtInTemplates: NoticeTemplates = {
  inForce: async (kind) => ({ version: 0, texts: builtInTexts[kind] }),
};
