import type { NoticeKind } from '../../domain/notice/kinds.ts';
import type { NoticeTemplate } from '../../domain/notice/template.ts';
import type { Page, PageRequest } from './history.ts';

/** The words that administrators published, by kind and version. What stands is never rewritten. */
export interface NoticeTemplateVersions {
  /** Strongly consistent. Undefined: nothing was published, and what came with the program is in force. */
  newest(kind: NoticeKind): Promise<NoticeTemplate | undefined>;
  version(kind: NoticeKind, version: number): Promise<NoticeTemplate | undefined>;
  /** Newest first. */
  versions(kind: NoticeKind, page: PageRequest): Promise<Page<NoticeTemplate>>;
  /** Only where no such version stands: of two administrators at once one is told so. */
  publish(template: NoticeTemplate): Promise<'published' | 'other'>;
}
