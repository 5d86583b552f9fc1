import type { EventType, PublicParts } from '../domain/dossier/events.ts';
import type { ReturnMethod, Telling } from '../domain/dossier/dossier.ts';
import { moment } from './dates.ts';
import { formNames } from './forms.ts';
import type { Fixed, Sentence } from './language.ts';
import { outcomeText, stepText } from './status.ts';

const ways = {
  'in-person': { vi: 'trực tiếp', en: 'in person' },
  post: { vi: 'qua bưu chính', en: 'by post' },
  online: { vi: 'trực tuyến', en: 'online' },
} as const satisfies Record<ReturnMethod, Fixed>;

const toldTexts = {
  unit: { vi: 'đơn vị', en: 'the unit is' },
  head: { vi: 'trưởng đơn vị (đến hạn)', en: 'the head is, at the due instant,' },
  leader: { vi: 'lãnh đạo (quá hạn)', en: 'the leader is, after the due instant,' },
  applicant: { vi: 'người nộp hồ sơ', en: 'the applicant is' },
} as const satisfies Record<Telling, Fixed>;

/** What each event says to a person who reads a dossier's life. */
export const happenings: { readonly [Type in EventType]: Sentence<PublicParts[Type]> } = {
  DossierFiled: {
    vi: ({ channel, filingNumber }) =>
      channel === 'online' ? `Nộp hồ sơ trực tuyến, số nộp ${filingNumber}` : 'Nộp hồ sơ tại quầy',
    en: ({ channel, filingNumber }) =>
      channel === 'online' ? `Filed online, number ${filingNumber}` : 'Filed at the counter',
  },
  StepOpened: {
    vi: ({ step, dueAt }) => `Bắt đầu bước “${stepText(step).vi}”${dueAt ? `, hạn ${moment(dueAt)}` : ''}`,
    en: ({ step, dueAt }) => `Step “${stepText(step).en}” begins${dueAt ? `, due ${moment(dueAt)}` : ''}`,
  },
  StepCompleted: {
    vi: ({ step, outcome }) => `Xong bước “${stepText(step).vi}”: ${outcomeText(outcome).vi}`,
    en: ({ step, outcome }) => `Step “${stepText(step).en}” is done: ${outcomeText(outcome).en}`,
  },
  StepClaimed: {
    vi: ({ step }) => `Nhận làm bước “${stepText(step).vi}”`,
    en: ({ step }) => `Step “${stepText(step).en}” was taken`,
  },
  StepReleased: {
    vi: ({ step }) => `Trả lại bước “${stepText(step).vi}” cho đơn vị`,
    en: ({ step }) => `Step “${stepText(step).en}” was laid back`,
  },
  StepReassigned: {
    vi: ({ step }) => `Giao bước “${stepText(step).vi}” cho cán bộ khác`,
    en: ({ step }) => `Step “${stepText(step).en}” was given to another officer`,
  },
  DraftResultAttached: {
    vi: () => 'Lưu dự thảo kết quả',
    en: () => 'A draft of the result was kept',
  },
  StepReminded: {
    vi: ({ step, told }) => `Nhắc hạn bước “${stepText(step).vi}”: báo ${toldTexts[told].vi}`,
    en: ({ step, told }) => `Step “${stepText(step).en}”: ${toldTexts[told].en} reminded`,
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
  FormIssued: {
    vi: ({ form }) => `Lập mẫu ${form}: ${formNames[form].vi}`,
    en: ({ form }) => `Form ${form} was made: ${formNames[form].en}`,
  },
  ResultRegistered: {
    vi: ({ resultCode }) => `Vào sổ kết quả${resultCode ? `, mã ${resultCode}` : ''}`,
    en: ({ resultCode }) => `The result was registered${resultCode ? ` under ${resultCode}` : ''}`,
  },
  WrongResultReported: {
    vi: () => 'Kết quả được báo là sai, trả lại Bộ phận Một cửa để đính chính',
    en: () => 'The result was reported wrong and came back to be corrected',
  },
  ResultCorrected: {
    vi: () => 'Đã đính chính kết quả; bản mới thay bản cũ',
    en: () => 'The result was corrected; the new one replaces the old',
  },
};

/** What a type of event is called. */
export const eventNames = {
  DossierFiled: { vi: 'Nộp hồ sơ', en: 'Filing' },
  StepOpened: { vi: 'Bắt đầu một bước', en: 'Beginning of a step' },
  StepClaimed: { vi: 'Nhận làm một bước', en: 'Taking of a step' },
  StepReleased: { vi: 'Trả lại một bước', en: 'Laying back of a step' },
  StepReassigned: { vi: 'Giao lại một bước', en: 'Reassignment of a step' },
  DraftResultAttached: { vi: 'Lưu dự thảo kết quả', en: 'Draft of the result' },
  StepReminded: { vi: 'Nhắc hạn một bước', en: 'Reminder of a step' },
  StepCompleted: { vi: 'Xong một bước', en: 'End of a step' },
  SupplementRequested: { vi: 'Yêu cầu bổ sung', en: 'Supplement request' },
  SupplementHandedIn: { vi: 'Nộp bổ sung', en: 'Supplement' },
  DossierReceived: { vi: 'Tiếp nhận hồ sơ', en: 'Receipt' },
  DossierRejected: { vi: 'Từ chối hồ sơ', en: 'Rejection' },
  DossierWithdrawn: { vi: 'Rút hồ sơ', en: 'Withdrawal' },
  DossierDecided: { vi: 'Quyết định', en: 'Decision' },
  ResultReturned: { vi: 'Trả kết quả', en: 'Return of the result' },
  FormIssued: { vi: 'Lập mẫu in', en: 'Making of a form' },
  ResultRegistered: { vi: 'Vào sổ kết quả', en: 'Registration of the result' },
  WrongResultReported: { vi: 'Báo kết quả sai', en: 'Report of a wrong result' },
  ResultCorrected: { vi: 'Đính chính kết quả', en: 'Correction of the result' },
} as const satisfies Record<EventType, Fixed>;
