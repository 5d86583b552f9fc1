import type { NoticeLanguage, TemplateFault, WordPart } from '../../domain/notice/template.ts';
import { longest } from '../../domain/notice/template.ts';
import type { Fixed, Language, Sentence } from '../language.ts';

const partNames = {
  subject: { vi: 'Tiêu đề thư', en: 'Subject of the e-mail' },
  body: { vi: 'Nội dung thư', en: 'Text of the e-mail' },
  sms: { vi: 'Tin nhắn SMS', en: 'SMS' },
} as const satisfies Record<WordPart, Fixed>;

const languageNames = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
} as const satisfies Record<NoticeLanguage, Fixed>;

type Facts = { readonly names: string; readonly most: number };
/** What is wrong, as the rest of a sentence. */
const faults = {
  empty: {
    vi: () => 'còn trống, mà thông báo nào cũng phải có cả hai thứ tiếng',
    en: () => 'is empty, and every notice needs both languages',
  },
  'too-long': {
    vi: ({ most }) => `dài quá ${most} ký tự`,
    en: ({ most }) => `has more than ${most} letters`,
  },
  'control-character': {
    vi: () => 'có xuống dòng hoặc ký tự lạ, phải viết liền một dòng',
    en: () => 'holds a line break or an odd sign, and must be one line',
  },
  'stray-brace': {
    vi: () => 'có dấu { hoặc } lẻ, mà giá trị phải viết trong một cặp như {number}',
    en: () => 'holds a single { or }, but a value is written between both, as {number}',
  },
  'unknown-value': {
    vi: ({ names }) => `không có giá trị ${names} cho loại thông báo này, hãy chọn trong bảng giá trị`,
    en: ({ names }) => `names ${names}, which this notice does not know: take one from the table of values`,
  },
  'not-on-channel': {
    vi: ({ names }) => `không được dùng ${names} ở đây, vì ai cầm máy cũng đọc được`,
    en: ({ names }) => `may not hold ${names}, since whoever sees the telephone reads it`,
  },
  'value-missing': {
    vi: ({ names }) => `thiếu ${names}, không có thì người nhận không biết phải làm gì`,
    en: ({ names }) => `lacks ${names}, without which whoever is told does not know what to do`,
  },
} as const satisfies Record<TemplateFault['fault'], Sentence<Facts>>;

/** All that is wrong with one text, in a sentence: `Tin nhắn SMS (tiếng Việt): thiếu {link}, …` */
export function templateFaultText(
  { language, part }: Pick<TemplateFault, 'language' | 'part'>,
  found: readonly Pick<TemplateFault, 'fault' | 'names'>[],
  reader: Language,
): string {
  const said = found.map(({ fault, names }) =>
    faults[fault][reader]({ names: names.map((name) => `{${name}}`).join(', '), most: longest[part] }),
  );
  return `${partNames[part][reader]} (${languageNames[language][reader]}): ${said.join('; ')}.`;
}
