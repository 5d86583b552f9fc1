import type { NoticeKind } from '../../domain/notice/kinds.ts';
import { noticeKinds } from '../../domain/notice/kinds.ts';
import type { NoticeTexts } from '../../domain/notice/values.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** The texts that come with the program: version 0 of each kind. */
export const builtInTexts = Object.fromEntries(
  noticeKinds.map((kind) => [kind, { vi: vi[kind], en: en[kind] }]),
) as { readonly [kind in NoticeKind]: NoticeTexts }; // made of all kinds, which fromEntries cannot carry
