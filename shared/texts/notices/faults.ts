import type { NoticeLanguage, TemplateFault, WordPart } from '../../domain/notice/template.ts';
import { longest } from '../../domain/notice/template.ts';
import type { Fixed, Language, Sentence } from '../language.ts';

export const wordPartNames = {
  subject: { vi: 'Tiêu đề thư', en: 'Subject of the e-mail' },
  body: { vi: 'Nội dung thư', en: 'Text of the e-mail' },
  sms: { vi: 'Tin nhắn SMS', en: 'SMS' },
} as const satisfies Record<WordPart, Fixed>;

export const noticeLanguageNames = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
} as const satisfies Record<NoticeLanguage, Fixed>;

type Facts = { readonly names: string; readonly most: number };
const faults = {
  empty: {
    vi: () => 'còn trống. Mọi thông báo phải có cả hai thứ tiếng.',
    en: () => 'is empty. Every notice needs both languages.',
  },
  'too-long': {
    vi: ({ most }) => `dài quá ${most} ký tự.`,
    en: ({ most }) => `has more than ${most} letters.`,
  },
  'control-character': {
    vi: () => 'có xuống dòng hoặc ký tự lạ. Viết liền một dòng.',
    en: () => 'holds a line break or an odd sign. Keep it in one line.',
  },
  'stray-brace': {
    vi: () => 'có dấu { hoặc } lẻ. Mỗi chỗ trống viết là {tên}.',
    en: () => 'holds a single { or }. A value is written {name}.',
  },
  'unknown-value': {
    vi: ({ names }) => `không có giá trị ${names} trong loại thông báo này. Chọn trong bảng giá trị.`,
    en: ({ names }) => `names ${names}, which this notice does not know. Take one from the table of values.`,
  },
  'not-on-channel': {
    vi: ({ names }) =>
      `không được dùng ${names} ở đây: ai cầm máy cũng đọc được. Chỉ dùng trong nội dung thư.`,
    en: ({ names }) =>
      `may not hold ${names}: whoever sees the telephone reads it. Use it in the text of the e-mail only.`,
  },
  'value-missing': {
    vi: ({ names }) => `thiếu ${names}. Không có giá trị này, người nhận không biết phải làm gì.`,
    en: ({ names }) => `lacks ${names}. Without it whoever is told does not know what to do.`,
  },
} as const satisfies Record<TemplateFault['fault'], Sentence<Facts>>;

/** `Tin nhắn SMS (tiếng Việt): thiếu {link}. …` */
export function templateFaultText({ language, part, fault, names }: TemplateFault, reader: Language): string {
  const facts = { names: names.map((name) => `{${name}}`).join(', '), most: longest[part] };
  const where = `${wordPartNames[part][reader]} (${noticeLanguageNames[language][reader]})`;
  return `${where}: ${faults[fault][reader](facts)}`;
}
