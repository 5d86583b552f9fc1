import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newestTemplates } from '../../shared/application/forms/templates.ts';
import { fillTemplate } from '../../shared/domain/form/template.ts';
import { instantOf } from '../../shared/domain/ids.ts';
import { printer } from '../unit/forms/printer.ts';
import { sampleOf } from '../unit/forms/samples.ts';

const root = join(import.meta.dirname, '../..');
const at = instantOf('2026-11-25T02:00:00.000Z');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-forms-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (files: readonly string[]) => {
  const program = join(import.meta.dirname, 'check-pdf.py');
  const run = spawnSync(join(root, '.local/venv/bin/python'), [program, ...files], { encoding: 'utf8' });
  return { status: run.status, faults: run.stdout, why: run.stderr };
};

test('qpdf finds nothing wrong with any form, and each is tagged, in Vietnamese, on A4, its fonts inside', async () => {
  const files: string[] = [];
  for (const template of Object.values(newestTemplates)) {
    const values = sampleOf(template.form);
    const [list, rows = []] = Object.entries(values.lists ?? {})[0] ?? [];
    const long = {
      ...values,
      ...(list && { lists: { ...values.lists, [list]: Array.from({ length: 60 }, () => rows[0] ?? {}) } }),
    };
    for (const [kind, one] of Object.entries({ short: values, long })) {
      const file = join(folder, `${template.form}-${kind}.pdf`);
      writeFileSync(file, await printer.print(fillTemplate(template, one, at)));
      files.push(file);
    }
  }
  expect(check(files)).toEqual({ status: 0, faults: '', why: '' });
}, 120_000);

test('a damaged file does not pass', async () => {
  const whole = await printer.print(fillTemplate(newestTemplates['02'], sampleOf('02'), at));
  const file = join(folder, 'damaged.pdf');
  const text = Buffer.from(whole).toString('latin1').replace('/MarkInfo', '/MarkInf0');
  writeFileSync(file, Buffer.from(text, 'latin1'));
  const { status, faults, why } = check([file]);
  expect(`${status} ${faults}${why}`).toMatch(/MarkInfo/);
});
