import type { NoticeTemplateVersions } from '../../application/ports/notice-templates.ts';
import type { NoticeTemplate } from '../../domain/notice/template.ts';
import { pageOf } from './page.ts';

/** The twin of the published words of notices. */
export function memoryNoticeTemplates(): NoticeTemplateVersions {
  const kept: NoticeTemplate[] = [];
  const of = (kind: string) => kept.filter((template) => template.kind === kind);
  const find = (kind: string, wanted: number) => of(kind).find(({ version }) => version === wanted);
  return {
    newest: async (kind) => of(kind).toSorted((a, b) => b.version - a.version)[0],
    version: async (kind, version) => find(kind, version),
    versions: async (kind, page) =>
      pageOf(
        ['templates', kind],
        of(kind),
        ({ version }) => String(version).padStart(8, '0'),
        page,
        'newest first',
      ),
    async publish(template) {
      if (find(template.kind, template.version)) return 'other';
      kept.push(structuredClone(template));
      return 'published';
    },
  };
}
