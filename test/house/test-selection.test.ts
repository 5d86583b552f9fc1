import { describe, expect, test } from '@jest/globals';
import { selectTests } from '../../infra/local/test-selection.ts';

const files = [
  'test/unit/time/due.test.ts',
  'test/unit/web/dates.test.ts',
  'test/ports/history.memory.test.ts',
  'test/ports/history.suite.ts',
  'test/journeys/http.test.ts',
  'test/bench/bench.ts',
];
const selected = (...patterns: string[]) => Object.fromEntries(selectTests(files, patterns));

describe('npm test', () => {
  test('runs every test file without a pattern, and no other file', () => {
    expect(selected()).toEqual({
      unit: ['test/unit/time/due.test.ts', 'test/unit/web/dates.test.ts'],
      ports: ['test/ports/history.memory.test.ts'],
      journeys: ['test/journeys/http.test.ts'],
    });
  });
  test.each([
    ['unit', 'test/unit/time/due.test.ts test/unit/web/dates.test.ts'],
    ['test/unit/', 'test/unit/time/due.test.ts test/unit/web/dates.test.ts'],
    ['due', 'test/unit/time/due.test.ts'],
    ['ports/history', 'test/ports/history.memory.test.ts'],
    ['./test/journeys/http.test.ts', 'test/journeys/http.test.ts'],
  ])('runs what %s names', (pattern, expected) => {
    expect(Object.values(selected(pattern)).flat().join(' ')).toBe(expected);
  });
  test('runs nothing for a pattern that names nothing', () => {
    expect(selected('no-such-test')).toEqual({});
  });
});
