import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type * as z from 'zod';
import { procedureContentSchema, procedureRowSchema } from '../../../shared/contracts/catalogue.ts';
import {
  bindingsFileSchema,
  calendarFileSchema,
  citizensFileSchema,
  holidaysFileSchema,
  officeCalendarSchema,
  peopleFileSchema,
  unitsFileSchema,
} from '../../../shared/contracts/catalogue-province.ts';
import { computeFee } from '../../../shared/domain/fee/compute-fee.ts';
import { instantOf } from '../../../shared/domain/ids.ts';
import { inForceOn, localDateOf } from '../../../shared/domain/office/dated.ts';
import { calendarOf } from '../../../shared/domain/office/office-calendar.ts';
import { postsInForce } from '../../../shared/domain/office/post.ts';
import { identifierOn } from '../../../shared/domain/office/unit.ts';
import { allowanceFor } from '../../../shared/domain/procedure/allowance.ts';
import { bindProcedure } from '../../../shared/domain/procedure/procedure-version.ts';

const root = new URL('../../../shared/catalogue/', import.meta.url);
const read = <T>(schema: z.ZodType<T>, path: string): T =>
  schema.parse(JSON.parse(readFileSync(new URL(path, root), 'utf8')));
const filesOf = (folder: string): string[] => readdirSync(new URL(folder, root)).sort();
const province = 'provinces/ninh-binh/';

const codes = [
  '1.000656',
  '1.001193',
  '1.001612',
  '1.004222',
  '1.004873',
  '1.013225',
  '2.000635',
  '2.000815',
];
const at = instantOf('2026-11-23T03:00:00.000Z');
const on = localDateOf(at);

const procedures = codes.map((code) => read(procedureContentSchema, `procedures/${code}.json`));
const { units } = read(unitsFileSchema, `${province}units.json`);
const { people } = read(peopleFileSchema, `${province}people.json`);
const { citizens } = read(citizensFileSchema, `${province}citizens.json`);
const { bindings } = read(bindingsFileSchema, `${province}bindings.json`);
const calendar = officeCalendarSchema.parse([
  read(calendarFileSchema, `${province}calendar.json`),
  read(holidaysFileSchema, `${province}holidays.json`),
]);
const procedure = (code: string) => {
  const found = procedures.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`No procedure ${code}.`);
  return found;
};

describe('procedures', () => {
  test('stand in one file each, each beside its crawled row', () => {
    expect(filesOf('procedures/')).toEqual(codes.map((code) => `${code}.json`));
    expect(filesOf('sources/')).toEqual(codes.map((code) => `${code}.json`));
    for (const content of procedures) {
      const row = read(procedureRowSchema, content.source.row);
      expect(row.ma_thu_tuc).toBe(content.code);
      expect(row.detail_url).toBe(content.source.url);
    }
  });

  test.each(codes)('%s is free of the crawl’s dirt', (code) => {
    const content = procedure(code);
    const words = JSON.stringify({ ...content, source: undefined });
    const dirt = /Tên giấy tờMẫu|Số lượng|Từ khóa|Chọn cơ quan|Không có thông tin|\u200e|\d bản chính"/;
    expect(dirt.exec(words)?.[0]).toBeUndefined();
    expect(words === words.normalize('NFC')).toBe(true);
    for (const { name } of content.components) expect(name).toMatch(/^[\p{Lu}\d]/u);
  });

  test.each([
    ['2.000815', 'counter', undefined, 0, 'same-day', '15:00'],
    ['2.000815', 'online', undefined, 0, 'same-day', '15:00'],
    ['1.001193', 'counter', 'late', 0, 'same-day', '15:00'],
    ['1.000656', 'online', 'on-time', 0, 'same-day', '15:00'],
    ['2.000635', 'post', undefined, 0, 'same-day', '15:00'],
    ['1.004873', 'counter', undefined, 3, 'working-day', undefined],
    ['1.001612', 'online', undefined, 3, 'working-day', undefined],
    ['1.004222', 'counter', undefined, 7, 'working-day', undefined],
    ['1.013225', 'counter', 'house', 15, 'calendar-day', undefined],
    ['1.013225', 'counter', 'works', 20, 'calendar-day', undefined],
    ['1.013225', 'online', 'house', 15, 'calendar-day', undefined],
  ] as const)('%s at the %s, case %s: %i %s', (code, channel, caseId, amount, unit, cutOff) => {
    const given = allowanceFor(procedure(code), channel, caseId);
    expect(given?.allowance).toEqual({ amount, unit });
    expect(given?.cutOff).toBe(cutOff);
  });

  const feesOf = (code: string, channel: string) =>
    procedure(code).channels.find((candidate) => candidate.channel === channel)?.fees ?? [];

  test('an amount that the council sets is never zero', () => {
    for (const code of ['1.004873', '1.001612', '1.013225']) {
      for (const { channel } of procedure(code).channels) {
        expect(computeFee(feesOf(code, channel), { papers: [] }, { on })).toHaveProperty('missing');
      }
    }
    for (const code of ['1.001193', '1.000656']) {
      const fees = feesOf(code, 'counter');
      expect(computeFee(fees, { papers: [] }, { on, case: 'late' })).toHaveProperty('missing');
      expect(computeFee(fees, { papers: [{ copies: 2 }] }, { on, case: 'on-time' })).toMatchObject({
        total: 16_000,
      });
    }
  });

  test('known amounts', () => {
    const papers = [{ pages: 3, copies: 2 }];
    expect(computeFee(feesOf('2.000815', 'online'), { papers }, { on })).toMatchObject({ total: 10_000 });
    expect(computeFee(feesOf('2.000635', 'post'), { papers }, { on })).toMatchObject({ total: 16_000 });
    expect(computeFee(feesOf('1.004222', 'counter'), { papers: [] }, { on })).toMatchObject({
      total: 20_000,
    });
    expect(computeFee(feesOf('1.004222', 'online'), { papers: [] }, { on })).toMatchObject({ total: 10_000 });
  });
});

describe('Ninh Bình', () => {
  const unit = (id: string) => units.find((candidate) => candidate.id === id);
  const unique = (ids: readonly string[]) => expect(new Set(ids).size).toBe(ids.length);

  test('ids are given once, and every reference has its target', () => {
    unique(units.map(({ id }) => id));
    unique(
      units.flatMap(({ territoryCode, validFrom }) =>
        territoryCode ? [`${territoryCode} ${validFrom}`] : [],
      ),
    );
    unique(units.flatMap(({ identifiers }) => identifiers.map(({ value }) => value)));
    unique([...people, ...citizens].map(({ signInName }) => signInName));
    unique([...people, ...citizens].map(({ identityNumber }) => identityNumber));
    unique(people.flatMap(({ posts }) => posts.map(({ id }) => id)));
    for (const { parent, predecessors = [] } of units) {
      for (const id of [...predecessors, ...(parent ? [parent] : [])]) expect(unit(id)).toBeDefined();
    }
    for (const { unitId } of people.flatMap(({ posts }) => posts)) expect(unit(unitId)).toBeDefined();
    for (const { unitId } of calendar.hours) expect(unit(unitId)).toBeDefined();
  });

  test('a merged unit ends on the date on which its successor begins', () => {
    for (const { predecessors = [], validFrom } of units) {
      for (const id of predecessors) expect(unit(id)?.validTo).toBe(validFrom);
    }
  });

  test('every procedure is bound to units in force, the competent one with an identifier for its codes', () => {
    expect(bindings.map(({ procedureCode }) => procedureCode).sort()).toEqual(codes);
    for (const binding of bindings) {
      const bound = bindProcedure(procedure(binding.procedureCode), binding);
      expect(bound.version).toBe(binding.procedureVersion);
      const competent = unit(bound.competentUnit);
      expect(competent && identifierOn(competent, on)).toMatch(/\.H42$/);
      for (const id of [bound.intakeUnit, bound.competentUnit, ...Object.values(bound.units ?? {})]) {
        expect(inForceOn(units, on).some((candidate) => candidate.id === id)).toBe(true);
        expect(calendarOf(calendar, id, on)).toBeDefined();
      }
    }
    expect(
      bindings.filter(({ route }) => route).map(({ procedureCode, route }) => [procedureCode, route]),
    ).toEqual([
      ['2.000815', { name: 'desk-decides', version: 1 }],
      ['1.004873', { name: 'unit-then-leader', version: 1 }],
      ['1.001193', { name: 'unit-then-leader', version: 1 }],
      ['1.000656', { name: 'unit-then-leader', version: 1 }],
      ['1.013225', { name: 'units-in-parallel-then-leader', version: 1 }],
      ['1.001612', { name: 'unit-then-leader', version: 1 }],
    ]);
  });

  test('what is invented says so', () => {
    const commune = units.filter(({ id }) => id.startsWith('vu-ban') || id === 'xa-vu-ban');
    for (const identifier of commune.flatMap(({ identifiers }) => identifiers))
      expect(identifier.invented).toBe(true);
    // Place codes end at 096: such a number belongs to nobody.
    for (const { identityNumber } of [...people, ...citizens]) expect(identityNumber).toMatch(/^099/);
  });

  test('every role is held today, and somebody at the desk may decide', () => {
    const posts = postsInForce(
      people.flatMap((person) => person.posts),
      at,
    );
    expect(new Set(posts.map(({ role }) => role)).size).toBe(7);
    expect(
      posts.some(
        ({ role, mayDecide, unitId }) => role === 'desk-officer' && mayDecide && unitId === 'vu-ban-mot-cua',
      ),
    ).toBe(true);
    expect(posts.some(({ role, mayDecide }) => role === 'desk-officer' && !mayDecide)).toBe(true);
  });

  test('the police receive on Saturday morning without counting it as a working day', () => {
    const hours = calendar.hours.find(({ unitId }) => unitId === 'vu-ban-cong-an');
    expect(hours?.reception.sat).toEqual([['07:30', '11:30']]);
    expect(hours?.clock.sat).toEqual([]);
  });

  test('days off fall on weekdays, worked days on Saturdays, each with its source', () => {
    for (const { date, kind, source } of calendar.days) {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      expect([date, kind === 'work' ? weekday === 6 : weekday >= 1 && weekday <= 5]).toEqual([date, true]);
      expect(source.reference).not.toBe('');
    }
  });
});
