import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hashOf, readRoute, readRoutes } from '../../../infra/local/routes.ts';
import { together } from './sample-routes.ts';

const file = join(import.meta.dirname, '../../../shared/routes/units-in-parallel-then-leader/v1.yaml');
const good = readFileSync(file, 'utf8');

describe("a route's file", () => {
  test('is read to what is released', () => {
    expect(readRoute(good, 'good')).toEqual(together);
  });

  test.each([
    ['version: 1', 'version: 0', 'count versions from 1'],
    ['name: units', 'name: Units', 'write it in lower-case letters and digits'],
    ['name: units', 'name: units-and-units', 'give it a shorter name: at most 30 characters'],
    ['unit: leader', 'unit: boss', 'name one of desk, handling, consulted, leader'],
    ['dueShare: 60', 'dueShare: 0', 'write 1 to 100 percent'],
    ['dueShare: 60', 'dueShare: 60.5', 'write whole percents'],
    ['end:granted', 'end:lost', 'name a step, a group, end:granted or end:rejected'],
    ['end:granted', 'end:withdrawn', 'name a step, a group, end:granted or end:rejected'],
    ['[appraise, verify]', '[appraise]', 'name at least two steps: one alone needs no group'],
    ['en: Verify the facts', 'en: ""', 'write a sentence here'],
    ['en: Verify the facts', `en: ${'Verify '.repeat(8)}`, 'say it in at most 50 characters'],
    ['objected:', '1st:', 'a letter first'],
    ['unit: leader', 'unit: leader\n    secret: true', 'Unrecognized key: "secret"'],
    ['then: approve', 'then: nowhere', 'appraisal: then leads to nowhere, which is no node.'],
    ['groups:', 'groups: [', 'is not YAML'],
  ])('with %s as %s is refused: %s', (from, to, why) => {
    expect(good).toContain(from);
    expect(() => readRoute(good.replace(from, to), 'this.yaml')).toThrow(why);
    expect(() => readRoute(good.replace(from, to), 'this.yaml')).toThrow('The route this.yaml');
  });

  test('stands where its name and version say', () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-routes-'));
    try {
      mkdirSync(join(folder, 'other'));
      writeFileSync(join(folder, 'other', 'v1.yaml'), good);
      expect(() => readRoutes(folder)).toThrow('move it to units-in-parallel-then-leader/v1.yaml');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a route's hash", () => {
  test('stays when a comment changes, not when a word does', () => {
    expect(hashOf(readRoute(`# a word more\n${good}`, 'file'))).toBe(hashOf(together));
    const asked = good.replace('Verify the facts', 'Verify all facts');
    expect(hashOf(readRoute(asked, 'file'))).not.toBe(hashOf(together));
  });

  test('tells which outcome of a group wins', () => {
    const [group] = together.groups;
    const ways = [
      ['objected', 'approve'],
      ['rejection-proposed', 'answer-rejection'],
    ] as const;
    const ordered = (unless: (typeof ways)[number][]) => ({
      ...together,
      groups: group ? [{ ...group, unless: Object.fromEntries(unless) }] : [],
    });
    expect(hashOf(ordered([...ways]))).not.toBe(hashOf(ordered([...ways].reverse())));
  });
});
