import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeTemplateVersions } from '../../shared/application/ports/notice-templates.ts';
import type { NoticeTemplate } from '../../shared/domain/notice/template.ts';
import type { Made, Make } from './history.suite.ts';
import { at } from './samples.ts';

const templateOf = (of: Partial<NoticeTemplate> = {}): NoticeTemplate => {
  const words = { subject: 'Hồ sơ {number}', body: 'Xem {link}, số {number}', sms: '{number} {link}' };
  return {
    kind: 'filed',
    version: 1,
    texts: { vi: words, en: words },
    publishedAt: at(0),
    publishedBy: 'tuan-mai',
    ...of,
  };
};

/** Held by every store of published words: the tables of both emulators and the twin. */
export function noticeTemplatesSuite(name: string, make: Make<NoticeTemplateVersions>): void {
  describe(`published words of notices (${name})`, () => {
    let made: Made<NoticeTemplateVersions>;
    let templates: NoticeTemplateVersions;
    beforeAll(async () => {
      made = await make();
      templates = made.port;
    });
    afterAll(async () => made?.close());

    test('are none at first', async () => {
      expect(await templates.newest('withdrawn')).toBeUndefined();
      expect(await templates.version('withdrawn', 1)).toBeUndefined();
      expect(await templates.versions('withdrawn', { limit: 5 })).toEqual({ rows: [] });
    });

    test('of one version stand once, whoever publishes at the same time', async () => {
      const tries = Array.from({ length: 6 }, (_, who) => templateOf({ publishedBy: `person-${who}` }));
      const outcomes = await Promise.all(tries.map((template) => templates.publish(template)));
      expect(outcomes.toSorted()).toEqual([...Array(5).fill('other'), 'published']);
      expect(await templates.newest('filed')).toEqual(tries[outcomes.indexOf('published')]);
      expect(await templates.publish(templateOf({ publishedBy: 'late' }))).toBe('other');
      expect(await templates.version('filed', 1)).toEqual(tries[outcomes.indexOf('published')]);
    });

    test('stay readable, newest first, in pages; the tenth version is newer than the ninth', async () => {
      for (let version = 1; version <= 11; version += 1) {
        await templates.publish(
          templateOf({
            kind: 'overdue',
            version,
            publishedAt: at(version),
            ...(version === 2 && { longSms: true }),
          }),
        );
      }
      expect((await templates.newest('overdue'))?.version).toBe(11);
      const first = await templates.versions('overdue', { limit: 3 });
      expect(first.rows.map(({ version }) => version)).toEqual([11, 10, 9]);
      if (first.cursor === undefined) throw new Error('There must be a second page');
      const rest = await templates.versions('overdue', { limit: 20, cursor: first.cursor });
      expect(rest.rows.map(({ version }) => version)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
      expect(rest.cursor).toBeUndefined();
      expect(rest.rows.find(({ version }) => version === 2)).toEqual(
        templateOf({ kind: 'overdue', version: 2, publishedAt: at(2), longSms: true }),
      );
    });
  });
}
