import type { CustodyStatus, PaperTask } from '../domain/dossier/custody.ts';
import type { Sentence } from './language.ts';

/** Units by name: who has the papers, where they go. */
export type Places = { readonly holder: string; readonly to: string };
type Sentences = { readonly [status in Exclude<CustodyStatus, 'no-paper'>]: Sentence<Places> };

/** Where the papers are, to the one who handed them in. */
export const citizenCustody: Sentences = {
  'at-the-desk': {
    vi: ({ holder }) => `Giấy tờ bản giấy đang ở ${holder}.`,
    en: ({ holder }) => `Your papers are at ${holder}.`,
  },
  'on-the-way': {
    vi: ({ holder, to }) => `Giấy tờ bản giấy đang được chuyển từ ${holder} đến ${to}.`,
    en: ({ holder, to }) => `Your papers are on their way from ${holder} to ${to}.`,
  },
  'at-a-unit': {
    vi: ({ holder }) => `Giấy tờ bản giấy đang ở ${holder}.`,
    en: ({ holder }) => `Your papers are at ${holder}.`,
  },
  'given-back': {
    vi: () => 'Bản chính đã được trả lại cho ông/bà.',
    en: () => 'Your originals were given back.',
  },
  'sent-by-post': {
    vi: () => 'Bản chính đã được gửi qua bưu chính cùng kết quả.',
    en: () => 'Your originals were sent by post with the result.',
  },
};

/** The same to an officer: work goes on by the electronic dossier, wherever the papers are. */
export const officerCustody: Sentences = {
  'at-the-desk': {
    vi: ({ holder }) => `Bản giấy đang ở ${holder}.`,
    en: ({ holder }) => `The papers are at ${holder}.`,
  },
  'on-the-way': {
    vi: ({ holder, to }) =>
      `Bản giấy đang chuyển từ ${holder} đến ${to}, bên nhận chưa xác nhận; ${holder} vẫn chịu trách nhiệm.`,
    en: ({ holder, to }) =>
      `The papers are on their way from ${holder} to ${to}, not confirmed yet; ${holder} answers for them.`,
  },
  'at-a-unit': {
    vi: ({ holder }) => `Bản giấy đang ở ${holder}.`,
    en: ({ holder }) => `The papers are at ${holder}.`,
  },
  'given-back': {
    vi: () => 'Bản chính đã trả lại cho người nộp.',
    en: () => 'The originals were given back to the applicant.',
  },
  'sent-by-post': {
    vi: () => 'Bản chính đã gửi qua bưu chính cùng kết quả.',
    en: () => 'The originals were sent by post with the result.',
  },
};

/** What is still to be done; after a dossier's end the citizen is asked to come for what is his. */
export const citizenTasks: { readonly [task in PaperTask]?: Sentence<Places> } = {
  'give-back': {
    vi: ({ holder }) => `Bản chính đang ở ${holder}. Mời ông/bà mang giấy hẹn hoặc căn cước đến nhận lại.`,
    en: ({ holder }) =>
      `Your originals are at ${holder}. Please come for them with your receipt or your ID card.`,
  },
};
export const officerTasks: { readonly [task in PaperTask]?: Sentence<Places> } = {
  'bring-to-desk': {
    vi: ({ holder }) => `Bản giấy còn ở ${holder}: cần giao lại cho Bộ phận Một cửa để trả bản chính.`,
    en: ({ holder }) =>
      `The papers are still at ${holder}: they are to go to the desk, which gives originals back.`,
  },
  'give-back': {
    vi: ({ holder }) => `Bản chính còn ở ${holder}: chờ trả lại cho người nộp.`,
    en: ({ holder }) => `Originals are still at ${holder}, to be given back to the applicant.`,
  },
};
