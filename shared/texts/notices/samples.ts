import type { NoticeKind } from '../../domain/notice/kinds.ts';
import type { NoticeChannel } from '../../domain/notice/notice.ts';
import type { NoticeLanguage, TrialValues } from '../../domain/notice/template.ts';
import { deskWithoutPhone, lawfulTime, refusalWords } from './parts.ts';
import type { NoticeValueName, NoticeValues } from '../../domain/notice/values.ts';

type Every = { readonly [name in NoticeValueName]: string };

/** A dossier of nobody: what a template is tried with before it is published. */
const sample: { readonly [language in NoticeLanguage]: Omit<Every, 'link' | 'number'> } = {
  vi: {
    name: 'Nguyễn Văn Thử',
    procedure: 'Cấp Giấy xác nhận tình trạng hôn nhân',
    desk: 'Trung tâm Phục vụ hành chính công xã Vụ Bản',
    hotline: '0228 0000 001',
    dueAt: '17:00 27/08/2026',
    reasons: '- Tờ khai: thiếu chữ ký.\n- Căn cước: bản chụp bị mờ, không đọc được.',
    refusal: refusalWords.processing.vi,
    fee: '16.000 đồng',
    way: 'Mời ông/bà đến nhận tại quầy.',
  },
  en: {
    name: 'Nguyễn Văn Thử',
    procedure: 'Certificate of marital status',
    desk: 'the one-stop desk of Vụ Bản commune',
    hotline: '0228 0000 001',
    dueAt: '17:00 27/08/2026',
    reasons: '- Form: the signature is missing.\n- Identity card: the copy cannot be read.',
    refusal: refusalWords.processing.en,
    fee: '16,000 đồng (VND)',
    way: 'Please collect it at the desk.',
  },
};

export const sampleValues =
  (kind: NoticeKind, siteUrl: string): TrialValues =>
  (language, channel) => {
    const number = isBeforeReceipt(kind) ? filingNumber : '001.42.14.H42-260827-0001';
    return { ...sample[language], number, link: linkOf(siteUrl, channel, number) };
  };

/** The longest that each value can be in an SMS; what has no end by nature is taken long. */
export const worstValues =
  (kind: NoticeKind, siteUrl: string): TrialValues =>
  (language, channel): NoticeValues => ({
    name: 'Ư'.repeat(120),
    number: longestNumber(kind),
    procedure: 'Ư'.repeat(300),
    link: linkOf(siteUrl, channel, longestNumber(kind)),
    desk: 'Ư'.repeat(120),
    hotline: longestOf(deskWithoutPhone[language], '0228 0000 000'),
    dueAt: longestOf(lawfulTime[language], '00:00 00/00/0000'),
    reasons: 'Ư'.repeat(4000),
    refusal: longestOf(refusalWords.intake[language], refusalWords.processing[language]),
    fee: 'Ư'.repeat(120),
    way: 'Ư'.repeat(300),
  });

const longestOf = (one: string, other: string): string => (other.length > one.length ? other : one);

/** What is told while the dossier is not received goes by its filing number, which has one length. */
const isBeforeReceipt = (kind: NoticeKind): boolean =>
  (
    ['filed', 'supplement-asked', 'supplement-handed-in', 'supplement-lapses-soon', 'lapsed'] as NoticeKind[]
  ).includes(kind);
const filingNumber = 'TN-7K3M-92QD';
/** A day of more than 9,999 receipts has five digits at the end. */
const longestNumber = (kind: NoticeKind): string =>
  isBeforeReceipt(kind) ? filingNumber : '000.00.00.H42-261231-99999';
const sampleId = '019b0000-0000-7000-8000-000000000000';
const linkOf = (siteUrl: string, channel: NoticeChannel, number: string): string =>
  channel === 'sms' ? `${siteUrl}/t/${number}` : `${siteUrl}/ho-so/?ho-so=${sampleId}`;
