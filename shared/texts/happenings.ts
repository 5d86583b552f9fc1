import type { EventType, PublicParts } from '../domain/dossier/events.ts';
import type { ReturnMethod } from '../domain/dossier/dossier.ts';
import { moment } from './dates.ts';
import type { Fixed, Sentence } from './language.ts';
import { stepTexts } from './status.ts';

const ways = {
  'in-person': { vi: 'trực tiếp', en: 'in person' },
  post: { vi: 'qua bưu chính', en: 'by post' },
  online: { vi: 'trực tuyến', en: 'online' },
} as const satisfies Record<ReturnMethod, Fixed>;

/** What each event says to a person who reads a dossier's life. */
export const happenings: { readonly [Type in EventType]: Sentence<PublicParts[Type]> } = {
  DossierFiled: {
    vi: ({ channel, filingNumber }) =>
      channel === 'online' ? `Nộp hồ sơ trực tuyến, số nộp ${filingNumber}` : 'Nộp hồ sơ tại quầy',
    en: ({ channel, filingNumber }) =>
      channel === 'online' ? `Filed online, number ${filingNumber}` : 'Filed at the counter',
  },
  StepOpened: {
    vi: ({ step, dueAt }) => `Bắt đầu bước “${stepTexts[step].vi}”${dueAt ? `, hạn ${moment(dueAt)}` : ''}`,
    en: ({ step, dueAt }) => `Step “${stepTexts[step].en}” begins${dueAt ? `, due ${moment(dueAt)}` : ''}`,
  },
  StepCompleted: {
    vi: ({ step }) => `Xong bước “${stepTexts[step].vi}”`,
    en: ({ step }) => `Step “${stepTexts[step].en}” is done`,
  },
  SupplementRequested: {
    vi: () => 'Đề nghị bổ sung, hoàn thiện hồ sơ',
    en: () => 'A supplement is asked for',
  },
  SupplementHandedIn: { vi: () => 'Đã nộp giấy tờ bổ sung', en: () => 'The supplement was handed in' },
  DossierReceived: {
    vi: ({ code, dueAt }) => `Tiếp nhận hồ sơ, mã số ${code}, hẹn trả kết quả ${moment(dueAt)}`,
    en: ({ code, dueAt }) => `Received under code ${code}; the result is promised for ${moment(dueAt)}`,
  },
  DossierRejected: {
    vi: ({ stage }) => (stage === 'intake' ? 'Từ chối tiếp nhận hồ sơ' : 'Từ chối giải quyết hồ sơ'),
    en: ({ stage }) => (stage === 'intake' ? 'Rejected at intake' : 'Rejected after review'),
  },
  DossierWithdrawn: { vi: () => 'Rút hồ sơ theo đề nghị', en: () => 'Withdrawn at the applicant’s wish' },
  DossierDecided: { vi: () => 'Đã có kết quả giải quyết', en: () => 'The result was issued' },
  ResultReturned: {
    vi: ({ method }) => `Trả kết quả ${ways[method].vi}`,
    en: ({ method }) => `The result was returned ${ways[method].en}`,
  },
};

/** What a type of event is called. */
export const eventNames = {
  DossierFiled: { vi: 'Nộp hồ sơ', en: 'Filing' },
  StepOpened: { vi: 'Bắt đầu một bước', en: 'Beginning of a step' },
  StepCompleted: { vi: 'Xong một bước', en: 'End of a step' },
  SupplementRequested: { vi: 'Yêu cầu bổ sung', en: 'Supplement request' },
  SupplementHandedIn: { vi: 'Nộp bổ sung', en: 'Supplement' },
  DossierReceived: { vi: 'Tiếp nhận hồ sơ', en: 'Receipt' },
  DossierRejected: { vi: 'Từ chối hồ sơ', en: 'Rejection' },
  DossierWithdrawn: { vi: 'Rút hồ sơ', en: 'Withdrawal' },
  DossierDecided: { vi: 'Quyết định', en: 'Decision' },
  ResultReturned: { vi: 'Trả kết quả', en: 'Return of the result' },
} as const satisfies Record<EventType, Fixed>;
