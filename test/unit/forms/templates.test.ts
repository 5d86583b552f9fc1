import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newestTemplates } from '../../../shared/application/forms/templates.ts';
import { formTemplateSchema } from '../../../shared/contracts/form-template.ts';
import { fillTemplate, gapsOf } from '../../../shared/domain/form/template.ts';
import type { FormTemplate } from '../../../shared/domain/form/template.ts';
import { instantOf } from '../../../shared/domain/ids.ts';
import { leave, printer } from './printer.ts';
import { readPdf } from './read-pdf.ts';
import { sampleOf } from './samples.ts';

const folder = join(import.meta.dirname, '../../../shared/catalogue/forms');
const files = readdirSync(folder).flatMap((form) =>
  readdirSync(join(folder, form)).map((file) => ({
    form,
    version: Number(/^v(\d+)\.json$/.exec(file)?.[1]),
  })),
);
const at = instantOf('2026-11-25T02:00:00.000Z');

describe('the templates of forms', () => {
  test.each(files)('form $form, version $version, says which it is', ({ form, version }) => {
    const read = formTemplateSchema.parse(
      JSON.parse(readFileSync(join(folder, form, `v${version}.json`), 'utf8')),
    );
    expect(read).toMatchObject({ form, version });
  });
  test('in their newest version are those that are printed', () => {
    for (const { form, version } of Object.values(newestTemplates)) {
      const newest = Math.max(...files.filter((file) => file.form === form).map((file) => file.version));
      expect({ form, version }).toEqual({ form, version: newest });
    }
  });
  test.each(Object.values(newestTemplates))(
    'form $form can be filled: each gap has its value',
    (template) => {
      const { fields, lists = {} } = sampleOf(template.form);
      const known = [
        ...Object.keys(fields),
        ...Object.entries(lists).flatMap(([list, rows]) =>
          Object.keys(rows[0] ?? {}).map((field) => `${list}.${field}`),
        ),
      ];
      const unknown = gapsOf(template).filter((gap) => !known.includes(gap));
      expect(unknown).toEqual([]);
    },
  );
  test.each(Object.values(newestTemplates))('form $form is drawn from sample data', async (template) => {
    const bytes = await printer.print(fillTemplate(template, sampleOf(template.form), at));
    await leave(`sample-${template.form}`, bytes);
    const { pages, lang, title } = await readPdf(bytes);
    expect({ lang, title }).toEqual({ lang: 'vi-VN', title: template.name });
    expect(pages.join(' ')).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(pages.join(' ')).not.toMatch(/[{}]|undefined/);
  });
});

describe('a gap without a value', () => {
  const template: FormTemplate = {
    form: '01',
    version: 1,
    name: 'Mẫu thử',
    page: 'portrait',
    foot: '{code}',
    source: { mark: 'invented', reference: 'test' },
    blocks: [
      { block: 'fact', label: 'Điện thoại', value: '{phone}' },
      { block: 'line', text: 'Xin gọi {phone}.' },
      { block: 'table', of: 'papers', columns: [{ label: 'Tên', value: '{name}', width: 1 }] },
      { block: 'line', text: 'Hết.' },
    ],
  };
  test('takes its line with it, and an empty list its table', () => {
    expect(fillTemplate(template, { fields: { phone: '' } }, at)).toMatchObject({
      foot: 'Mẫu thử',
      blocks: [{ block: 'line', text: 'Hết.' }],
    });
  });
  test('in a row leaves its cell empty, and the form’s own fields stand in rows too', () => {
    const [table] = fillTemplate(
      {
        ...template,
        blocks: [
          {
            block: 'table',
            of: 'papers',
            columns: [
              { label: 'Tên', value: '{name}', width: 1 },
              { label: 'Mã', value: '{code}', width: 1 },
              { label: 'Số', value: '{count}', width: 1 },
            ],
          },
        ],
      },
      { fields: { code: 'A1' }, lists: { papers: [{ name: 'Giấy khai sinh' }] } },
      at,
    ).blocks;
    expect(table).toMatchObject({ rows: [['Giấy khai sinh', 'A1', '']] });
  });
});
