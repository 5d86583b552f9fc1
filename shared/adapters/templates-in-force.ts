import type { NoticeTemplateVersions } from '../application/ports/notice-templates.ts';
import type { NoticeTemplates } from '../application/ports/notices.ts';
import { timeCache } from './time-cache.ts';

const keptMs = 60 * 1000;
type InForce = Awaited<ReturnType<NoticeTemplates['inForce']>>;

/**
 * The words that a sender uses: the newest published, or those that came with the program. Kept for 60 s in this
 * process, so that a thousand notices are no thousand reads. `now`: milliseconds since 1970.
 */
export function templatesInForce(
  published: NoticeTemplateVersions,
  builtIn: NoticeTemplates,
  now: () => number,
): NoticeTemplates {
  const cache = timeCache<InForce>({ now, keptMs, most: 100, isKept: () => true });
  return {
    inForce: (kind) => cache.get(kind, async () => (await published.newest(kind)) ?? builtIn.inForce(kind)),
  };
}
