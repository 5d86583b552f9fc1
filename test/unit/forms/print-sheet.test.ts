import { describe, expect, test } from '@jest/globals';
import { create, type Font } from 'fontkit';
import { formFonts } from '../../../infra/local/fonts.ts';
import { formLetters, newestTemplates } from '../../../shared/application/forms/templates.ts';
import { wrap } from '../../../shared/adapters/pdf/wrap.ts';
import { fillTemplate } from '../../../shared/domain/form/template.ts';
import type { FormValues } from '../../../shared/domain/form/template.ts';
import { instantOf } from '../../../shared/domain/ids.ts';
import { leave, printer } from './printer.ts';
import { readPdf } from './read-pdf.ts';
import { sampleOf } from './samples.ts';

const at = instantOf('2026-11-25T02:00:00.000Z');
const print = (form: '01' | '02' | '07', values: FormValues) =>
  printer.print(fillTemplate(newestTemplates[form], values, at));
const withLists = (form: '01' | '02' | '07', lists: NonNullable<FormValues['lists']>): FormValues => ({
  ...sampleOf(form),
  lists,
});
const sixty = Array.from({ length: 60 }, (_, index) => index + 1);

describe('the printer', () => {
  test('gives the same bytes for the same sheet, whenever it is asked', async () => {
    const sheet = fillTemplate(newestTemplates['01'], sampleOf('01'), at);
    const first = await printer.print(sheet);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.compare(first, await printer.print(structuredClone(sheet)))).toBe(0);
  });
  test('writes PDF/A-2a with the fonts inside, in colours that are said', async () => {
    const text = Buffer.from(await print('01', sampleOf('01'))).toString('latin1');
    expect(text.slice(0, 8)).toBe('%PDF-1.7');
    for (const said of [
      '<pdfaid:part>2',
      '<pdfaid:conformance>A',
      '/GTS_PDFA1',
      '/FontFile2',
      '/MarkInfo',
      '/Lang',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/\/JavaScript|\/Helvetica/);
  });
});

describe('what is long', () => {
  test('sixty papers go over several pages, each with its head and its number, none lost', async () => {
    const papers = sixty.map((n) => ({
      n: String(n),
      name: `Giấy tờ số ${n}: ${'văn bản, tài liệu chứng minh nguồn gốc sử dụng đất '.repeat((n % 4) + 1)}`,
      form: 'Bản sao chứng thực',
      count: '1',
    }));
    const bytes = await print('01', withLists('01', { papers }));
    await leave('long-01', bytes, 2);
    const { pages } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => expect(page).toContain(`Trang ${index + 1}/${pages.length}`));
    const withPapers = pages.filter((page) => page.includes('Giấy tờ số'));
    for (const page of withPapers) expect(page).toContain('STT Tên giấy tờ Hình thức Số lượng');
    for (const n of sixty) expect(pages.join(' ')).toContain(`Giấy tờ số ${n}:`);
  });
  test('thirty reasons of a thousand letters stay whole', async () => {
    const reasons = sixty.slice(0, 30).map((n) => ({
      n: String(n),
      component: 'Toàn bộ hồ sơ',
      fault: 'Không hợp lệ',
      words: `Đầu ${n} ${'giấy tờ chưa rõ '.repeat(61)}cuối ${n}.`.slice(0, 1000),
    }));
    const bytes = await print('02', withLists('02', { reasons }));
    await leave('long-02', bytes, 2);
    const text = (await readPdf(bytes)).pages.join(' ');
    for (const n of [1, 15, 30]) expect(text).toContain(`Đầu ${n} `);
    expect(text.match(/giấy tờ chưa rõ/g)?.length).toBeGreaterThan(1500);
    expect(text).toContain('NGƯỜI HƯỚNG DẪN');
  });
  test('a row that no page holds is torn, not cut', async () => {
    const words = sixty.map((n) => `Dòng ${n}.`).join('\n');
    const reasons = [{ n: '1', component: 'A', fault: 'B', words: `${words}\n${words}` }];
    const text = (await readPdf(await print('02', withLists('02', { reasons })))).pages.join(' ');
    expect(text.match(/Dòng 60\./g)).toHaveLength(2);
  });
  test('an address of 300 letters, or of one endless word, stays between the margins', async () => {
    const fields = {
      ...sampleOf('01').fields,
      address: `Số 1, ngõ 2, ${'thôn Vân Cát, '.repeat(20)}xã Vụ Bản`.slice(0, 300),
      email: `${'x'.repeat(190)}@vuban.example`,
    };
    const bytes = await print('01', { ...sampleOf('01'), fields });
    await leave('long-address', bytes);
    const { pages } = await readPdf(bytes);
    expect(pages.join(' ').replaceAll(' ', '')).toContain(`${'x'.repeat(190)}@vuban.example`);
  });
  test('a register of sixty rows repeats its head on its side', async () => {
    const [row] = sampleOf('07').lists?.['dossiers'] ?? [];
    const dossiers = sixty.map((n) => ({ ...row, n: String(n), code: `000.00.87.H42-261125-${1000 + n}` }));
    const bytes = await print('07', withLists('07', { dossiers }));
    await leave('long-07', bytes, 2);
    const { pages } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) expect(page).toContain('Tên thủ tục hành chính');
  });
});

describe('letters', () => {
  const vowels = 'aăâeêioôơuưy';
  const consonants = 'bcdđfghjklmnpqrstvwxz';
  const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
  /** Of Ê Đê, Gia Rai, Ba Na and others that are written with Latin letters. */
  const others = 'ƀčĕĭŏŭñĐœæøåßşțž';
  test('of every name that is written here are in every font', async () => {
    const toned = [...vowels].flatMap((letter) => tones.map((tone) => `${letter}${tone}`.normalize('NFC')));
    const said = [...toned, consonants, others, '0123456789.,:;()/-–·…"“”₫%*'].join('');
    for (const [face, bytes] of Object.entries(await formFonts())) {
      const font = create(Buffer.from(bytes)) as Font;
      const missing = [...said, ...said.toUpperCase()].filter(
        (letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
      );
      expect({ face, missing }).toEqual({ face, missing: [] });
    }
  });
  test('are as large as NĐ 30/2020 asks for', () => {
    const { heads, title, body } = formLetters;
    for (const [size, least, most] of [
      [heads, 12, 13],
      [title, 13, 14],
      [body, 13, 14],
    ] as const) {
      expect(size).toBeGreaterThanOrEqual(least);
      expect(size).toBeLessThanOrEqual(most);
    }
  });
  test('typed with combining marks are read like those typed whole', async () => {
    const name = 'Nguyễn Thị Phượng Ưu Ỷ Đặng';
    const fields = { ...sampleOf('01').fields, applicant: name.normalize('NFD') };
    const { pages } = await readPdf(await print('01', { ...sampleOf('01'), fields }));
    expect(pages.join(' ')).toContain(`Tiếp nhận hồ sơ của: ${name}`);
  });
  test.each([
    ['breaks at spaces', 'một hai ba', 7, ['một hai', 'ba']],
    ['keeps line breaks', 'một\nhai', 99, ['một', 'hai']],
    ['breaks a long code after a dash', '000.00.87.H42-261125-0001', 15, ['000.00.87.H42-', '261125-0001']],
    ['breaks what has no seam anywhere', 'xxxxxxxx', 3, ['xxx', 'xxx', 'xx']],
    ['leaves an empty text one empty line', '', 5, ['']],
  ] as const)('%s', (_, text, width, lines) => {
    expect(wrap(text, width, ({ length }) => length)).toEqual(lines);
  });
});
