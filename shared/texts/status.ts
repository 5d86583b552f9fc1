import type { CitizenSentence } from '../domain/dossier/status.ts';
import type { StepName } from '../domain/dossier/dossier.ts';
import type { Fixed } from './language.ts';

/** The one sentence that says where a dossier stands, and what the citizen has to do, if anything. */
export const citizenSentences = {
  filed: {
    vi: 'Bộ phận Một cửa đã nhận được hồ sơ gửi đến và đang kiểm tra giấy tờ. Ông/bà chưa phải làm gì.',
    en: 'The one-stop desk has your filing and is checking the papers. You need not do anything yet.',
  },
  'awaiting-supplement': {
    vi: 'Hồ sơ còn thiếu giấy tờ. Mời ông/bà xem trong hồ sơ cần bổ sung gì rồi nộp bổ sung.',
    en: 'Something is missing. Please see in the dossier what is asked for, and hand it in.',
  },
  'in-process': {
    vi: 'Hồ sơ đã được tiếp nhận và đang được giải quyết. Mời ông/bà đến nhận kết quả theo ngày hẹn.',
    en: 'Your dossier was received and is being handled. The result is promised for the appointment.',
  },
  'result-ready': {
    vi: 'Đã có kết quả. Mời ông/bà nhận kết quả tại Bộ phận Một cửa hoặc theo cách đã đăng ký.',
    en: 'The result is ready to be collected at the desk, or will come the way you chose.',
  },
  'result-sent': {
    vi: 'Kết quả đã được gửi cho ông/bà qua bưu chính.',
    en: 'The result was sent to you by post.',
  },
  returned: {
    vi: 'Kết quả đã được trả. Hồ sơ đã xong.',
    en: 'The result was returned. The dossier is finished.',
  },
  rejected: {
    vi: 'Hồ sơ bị từ chối. Lý do ghi trong hồ sơ.',
    en: 'The dossier was rejected. The dossier says why.',
  },
  withdrawn: {
    vi: 'Hồ sơ đã được rút theo đề nghị của ông/bà.',
    en: 'The dossier was withdrawn at your wish.',
  },
} as const satisfies Record<CitizenSentence, Fixed>;

/** The same for an officer: where it stands, without speaking to the citizen. */
export const officerSentences = {
  filed: {
    vi: 'Hồ sơ mới gửi đến, chờ kiểm tra và tiếp nhận.',
    en: 'Filed, waiting to be checked and received.',
  },
  'awaiting-supplement': {
    vi: 'Đã yêu cầu bổ sung, chờ người nộp.',
    en: 'A supplement was asked for; the applicant has the next move.',
  },
  'in-process': { vi: 'Đã tiếp nhận, đang giải quyết.', en: 'Received and being handled.' },
  'result-ready': { vi: 'Đã có kết quả, chờ trả.', en: 'The result is ready to be returned.' },
  'result-sent': { vi: 'Kết quả đã gửi qua bưu chính.', en: 'The result was sent by post.' },
  returned: citizenSentences.returned,
  rejected: {
    vi: 'Hồ sơ bị từ chối. Lý do được ghi dưới đây.',
    en: 'Rejected. The reasons are given below.',
  },
  withdrawn: {
    vi: 'Hồ sơ đã được rút theo đề nghị của người nộp.',
    en: 'Withdrawn at the applicant’s wish.',
  },
} as const satisfies Record<CitizenSentence, Fixed>;

export const stepTexts = {
  intake: { vi: 'Kiểm tra và tiếp nhận', en: 'Check and receive' },
  supplement: { vi: 'Bổ sung giấy tờ', en: 'Hand in a supplement' },
  decide: { vi: 'Giải quyết', en: 'Decide' },
  return: { vi: 'Trả kết quả', en: 'Return the result' },
} as const satisfies Record<StepName, Fixed>;

export const wholeDossierText: Fixed = {
  vi: 'Toàn bộ hồ sơ (không riêng giấy tờ nào)',
  en: 'The dossier as a whole',
};
/** Steps open and end by themselves when somebody acts: they are nobody's act. */
export const theSystem: Fixed = { vi: 'Hệ thống tự ghi', en: 'Recorded by the system' };
export const theApplicant: Fixed = { vi: 'Người nộp hồ sơ', en: 'The applicant' };
