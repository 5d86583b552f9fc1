import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryNoticeTemplates } from '../../../shared/adapters/memory/notice-templates.ts';
import { templatesInForce } from '../../../shared/adapters/templates-in-force.ts';
import { builtInTemplates } from '../../../shared/application/notice-templates.ts';
import { noticeKinds } from '../../../shared/domain/notice/kinds.ts';
import { noticeChannels } from '../../../shared/domain/notice/notice.ts';
import { smsSize } from '../../../shared/domain/notice/sms.ts';
import {
  longSmsIn,
  namesFor,
  neededIn,
  noticeLanguages,
  renderWords,
  templateFaultKinds,
  templateFaults,
} from '../../../shared/domain/notice/template.ts';
import type { NoticeTemplate, WordPart } from '../../../shared/domain/notice/template.ts';
import { noticeValueNames, noticeValues } from '../../../shared/domain/notice/values.ts';
import type { NoticeTexts, NoticeWords } from '../../../shared/domain/notice/values.ts';
import { builtInTexts } from '../../../shared/texts/notices/built-in.ts';
import { templateFaultText } from '../../../shared/texts/notices/faults.ts';
import { sampleValues, worstValues } from '../../../shared/texts/notices/samples.ts';
import { at } from '../../ports/samples.ts';

const site = 'https://motcua.ninhbinh.gov.vn';
const good = builtInTexts.received;
const withVi = (change: Partial<NoticeWords>): NoticeTexts => ({ ...good, vi: { ...good.vi, ...change } });
const faultsOf = (texts: NoticeTexts) =>
  templateFaults('received', texts).map(
    ({ language, part, fault, names }) => `${language}.${part} ${[fault, ...names].join(' ')}`,
  );

describe('a template', () => {
  test.each(noticeKinds)('%s, as it comes with the program, may be published', (kind) => {
    expect(templateFaults(kind, builtInTexts[kind])).toEqual([]);
    expect(longSmsIn(builtInTexts[kind], worstValues(kind, site), { smsPlain: true })).toEqual([]);
  });

  test.each([
    [
      'a value that its kind does not have',
      { body: `${good.vi.body} {reasons}` },
      ['vi.body unknown-value reasons'],
    ],
    ['a misspelt value', { body: `${good.vi.body} {nmae}` }, ['vi.body unknown-value nmae']],
    ['a needed value left out', { sms: 'Hồ sơ {number}' }, ['vi.sms value-missing dueAt link']],
    ['a name in an SMS', { sms: `${good.vi.sms} {name}` }, ['vi.sms not-on-channel name']],
    [
      'a name in a subject, which shows on a locked telephone',
      { subject: '{name}' },
      ['vi.subject not-on-channel name'],
    ],
    ['a brace that is not closed', { body: `${good.vi.body} {name` }, ['vi.body stray-brace']],
    ['a brace in a brace', { body: `${good.vi.body} {{name}}` }, ['vi.body stray-brace']],
    ['an empty brace', { body: `${good.vi.body} {}` }, ['vi.body unknown-value ']],
    [
      'a line break in a subject: it would end a header',
      { subject: 'Hồ sơ\nBcc: a@b.example' },
      ['vi.subject control-character'],
    ],
    ['a carriage return in a body', { body: `${good.vi.body}\r` }, ['vi.body control-character']],
    ['nothing but spaces', { subject: ' \n ' }, ['vi.subject empty']],
    ['a subject too long', { subject: 'a'.repeat(151) }, ['vi.subject too-long']],
    ['several at once', { subject: '{x', body: '' }, ['vi.subject stray-brace', 'vi.body empty']],
  ] as const)('is refused with %s', (_, change, faults) => {
    expect(faultsOf(withVi(change))).toEqual(faults);
  });

  test('is refused with one language missing', () => {
    const texts = { ...good, en: { subject: '', body: '', sms: '' } };
    expect(faultsOf(texts)).toEqual(['en.subject empty', 'en.body empty', 'en.sms empty']);
  });

  test('of which an SMS may take two messages is told so by the longest values, not by the sample', () => {
    const plain = { smsPlain: true };
    const asSample = (texts: NoticeTexts): string => {
      const shown = renderWords(texts.vi, 'sms', sampleValues('received', site)('vi', 'sms'), plain);
      return 'text' in shown ? shown.text : '';
    };
    const texts = withVi({ sms: good.vi.sms + 'a'.repeat(160 - asSample(good).length) });
    expect(faultsOf(texts)).toEqual([]);
    expect(smsSize(asSample(texts))).toMatchObject({ length: 160, segments: 1 });
    expect(longSmsIn(texts, worstValues('received', site), plain)).toEqual(['vi']);
    // A sender whose plan carries all letters has 70 in a message.
    expect(longSmsIn(good, worstValues('received', site), { smsPlain: false })).toEqual(['vi']);
  });

  test('has a sentence for each fault in both languages, which names the text and the value', () => {
    for (const fault of templateFaultKinds) {
      for (const reader of noticeLanguages) {
        const found = { language: 'en', part: 'sms', fault, names: ['link'] } as const;
        const said = templateFaultText(found, [found], reader);
        expect(said).toMatch(/^.*SMS.* \(.+\): .{10,}\.$/);
        if (/unknown|channel|missing/.test(fault)) expect(said).toContain('{link}');
      }
    }
  });
});

const everyValue = { minLength: noticeValueNames.length, maxLength: noticeValueNames.length };
describe('whatever may be published', () => {
  const text = (kind: NoticeTemplate['kind'], part: WordPart) => {
    const offered = namesFor(kind, part);
    const piece = fc.oneof(
      fc.constantFrom(...offered.map((name) => `{${name}}`)),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('Hồ sơ ', ' $& ', '\\{', ' đ', '{', '}', '{x}', '\n'),
    );
    return fc
      .array(piece, { maxLength: 6 })
      .map((pieces) => [...pieces, ...neededIn(kind, part).map((name) => `{${name}}`)].join(''));
  };
  const words = (kind: NoticeTemplate['kind']) =>
    fc.record({ subject: text(kind, 'subject'), body: text(kind, 'body'), sms: text(kind, 'sms') });
  const template = fc
    .constantFrom(...noticeKinds)
    .chain((kind) => fc.record({ kind: fc.constant(kind), vi: words(kind), en: words(kind) }));
  /** Texts of people are anything, braces and names of values among it. */
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('{link}', '$1', '{', '0', '<b>'));

  test('renders over both ways and in both languages with any values of its kind, and leaves no gap', () => {
    let published = 0;
    fc.assert(
      fc.property(template, fc.array(value, everyValue), ({ kind, vi, en }, given) => {
        fc.pre(templateFaults(kind, { vi, en }).length === 0);
        published += 1;
        const known: readonly string[] = noticeValues[kind].given;
        const values = Object.fromEntries(
          noticeValueNames.flatMap((name, index) => (known.includes(name) ? [[name, given[index]]] : [])),
        );
        // Marks that stand in no text tell a gap from what a person wrote.
        const marked = Object.fromEntries(Object.keys(values).map((name) => [name, `⟦${name}⟧`]));
        for (const language of noticeLanguages) {
          for (const channel of noticeChannels) {
            const rendered = renderWords({ vi, en }[language], channel, values, { smsPlain: false });
            expect(rendered).not.toHaveProperty('missing');
            const shown = renderWords({ vi, en }[language], channel, marked, { smsPlain: false });
            expect(Object.values(shown).join('')).not.toMatch(/[{}]/);
            for (const name of neededIn(kind, channel === 'sms' ? 'sms' : 'body')) {
              expect(Object.values(shown).join('')).toContain(`⟦${name}⟧`);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(published).toBeGreaterThan(100);
  });

  test('is refused at sending, not sent with a gap, where a value is lacking all the same', () => {
    const { link: _, ...values } = sampleValues('received', site)('vi', 'sms');
    for (const channel of noticeChannels) {
      expect(renderWords(good.vi, channel, values, { smsPlain: true })).toEqual({ missing: ['link'] });
      expect(renderWords(good.vi, channel, { ...values, link: '' }, { smsPlain: true })).toEqual({
        missing: ['link'],
      });
    }
  });

  test('is read as it was written: a value that looks like a placeholder stays what it is', () => {
    const values = { ...sampleValues('rejected', site)('vi', 'email'), reasons: 'xem {link} và $&' };
    const rendered = renderWords(builtInTexts.rejected.vi, 'email', values, { smsPlain: true });
    expect('body' in rendered && rendered.body).toContain('xem {link} và $&');
  });
});

describe('the words in force', () => {
  test('are those that came with the program, until others are published; a minute later all use these', async () => {
    let now = 0;
    const published = memoryNoticeTemplates();
    const templates = templatesInForce(published, builtInTemplates, () => now);
    expect(await templates.inForce('received')).toEqual({ version: 0, texts: good });
    const texts = withVi({ subject: 'Đã tiếp nhận {number}' });
    const template = { kind: 'received', texts, publishedAt: at(0), publishedBy: 'tuan-mai' } as const;
    await published.publish({ ...template, version: 1 });
    now = 59_999;
    expect((await templates.inForce('received')).version).toBe(0);
    now = 60_000;
    expect(await templates.inForce('received')).toMatchObject({ version: 1, texts });
    expect((await templates.inForce('filed')).version).toBe(0);
  });
});
