import type { CitizenSentence } from '../domain/dossier/status.ts';
import type { deskSteps } from '../domain/dossier/dossier.ts';
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
  'supplement-overdue': {
    vi: 'Đã hết hạn bổ sung. Nếu vẫn cần giải quyết, mời ông/bà nộp bổ sung ngay, trước khi Bộ phận Một cửa dừng hồ sơ.',
    en: 'The time for the supplement is over. If you still want a result, hand it in now, before the desk closes the dossier.',
  },
  'in-process': {
    vi: 'Hồ sơ đã được tiếp nhận và đang được giải quyết. Mời ông/bà đến nhận kết quả theo ngày hẹn.',
    en: 'Your dossier was received and is being handled. The result is promised for the appointment.',
  },
  'result-ready': {
    vi: 'Đã có kết quả. Mời ông/bà nhận kết quả tại Bộ phận Một cửa hoặc theo cách đã đăng ký.',
    en: 'The result is ready to be collected at the desk, or will come the way you chose.',
  },
  'result-ready-online': {
    vi: 'Đã có kết quả. Bộ phận Một cửa sẽ báo cho ông/bà khi tải về được.',
    en: 'There is a result. The desk will tell you as soon as you can save it.',
  },
  'result-sent': {
    vi: 'Kết quả đã được gửi cho ông/bà qua bưu chính.',
    en: 'The result was sent to you by post.',
  },
  returned: {
    vi: 'Kết quả đã được trả. Hồ sơ đã xong.',
    en: 'The result was returned. The dossier is finished.',
  },
  'in-correction': {
    vi: 'Kết quả có chỗ sai và đang được đính chính, chậm nhất 3 ngày làm việc. Ông/bà không phải trả thêm khoản nào.',
    en: 'Something in the result is wrong and is being corrected, within 3 working days. You pay nothing for it.',
  },
  rejected: {
    vi: 'Hồ sơ bị từ chối. Lý do ghi trong hồ sơ.',
    en: 'The dossier was rejected. The dossier says why.',
  },
  withdrawn: {
    vi: 'Hồ sơ đã được rút theo đề nghị của ông/bà.',
    en: 'The dossier was withdrawn at your wish.',
  },
  lapsed: {
    vi: 'Đã hết hạn bổ sung mà chưa nhận được giấy tờ nên hồ sơ đã dừng giải quyết. Ông/bà có thể nộp hồ sơ mới.',
    en: 'The time for the supplement ended and nothing had come, so the dossier was closed. You may file anew.',
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
  'supplement-overdue': {
    vi: 'Đã hết hạn bổ sung: dừng giải quyết, hoặc nhận bổ sung nếu người nộp vừa mang đến.',
    en: 'The time for the supplement is over: close the dossier, or take in what has come after all.',
  },
  'in-process': { vi: 'Đã tiếp nhận, đang giải quyết.', en: 'Received and being handled.' },
  'result-ready': { vi: 'Đã có kết quả, chờ trả.', en: 'The result is ready to be returned.' },
  'result-ready-online': {
    vi: 'Đã có kết quả, chờ trả trực tuyến.',
    en: 'The result is ready to be returned online.',
  },
  'result-sent': { vi: 'Kết quả đã gửi qua bưu chính.', en: 'The result was sent by post.' },
  returned: citizenSentences.returned,
  'in-correction': {
    vi: 'Kết quả được báo sai, chờ đính chính.',
    en: 'The result was reported wrong and waits for its correction.',
  },
  rejected: {
    vi: 'Hồ sơ bị từ chối. Lý do được ghi dưới đây.',
    en: 'Rejected. The reasons are given below.',
  },
  withdrawn: {
    vi: 'Hồ sơ đã được rút theo đề nghị của người nộp.',
    en: 'Withdrawn at the applicant’s wish.',
  },
  lapsed: {
    vi: 'Đã dừng giải quyết vì quá hạn bổ sung.',
    en: 'Closed: the supplement did not come in time.',
  },
} as const satisfies Record<CitizenSentence, Fixed>;

export const stepTexts = {
  intake: { vi: 'Kiểm tra và tiếp nhận', en: 'Check and receive' },
  supplement: { vi: 'Bổ sung giấy tờ', en: 'Hand in a supplement' },
  return: { vi: 'Trả kết quả', en: 'Return the result' },
  correction: { vi: 'Đính chính kết quả', en: 'Correct the result' },
  decide: { vi: 'Giải quyết', en: 'Decide' },
  prepare: { vi: 'Thụ lý', en: 'Prepare' },
  appraise: { vi: 'Thẩm định', en: 'Appraise' },
  verify: { vi: 'Xác minh', en: 'Verify' },
  approve: { vi: 'Phê duyệt', en: 'Approve' },
  'answer-rejection': { vi: 'Trả lời từ chối', en: 'Answer with a rejection' },
} as const satisfies Record<(typeof deskSteps)[number], Fixed> & Record<string, Fixed>;
/**
 * What a step of the route is called before those outside: a step that only answers a proposed rejection, and the one
 * of who may sign or not, bear the same name.
 */
export const outsiderStepTexts = {
  decide: { vi: 'Giải quyết', en: 'Handle' },
  prepare: { vi: 'Thụ lý', en: 'Prepare' },
  appraise: { vi: 'Thẩm định', en: 'Appraise' },
  verify: { vi: 'Xác minh', en: 'Verify' },
  approve: { vi: 'Xem xét, trả lời', en: 'Review and answer' },
  'answer-rejection': { vi: 'Xem xét, trả lời', en: 'Review and answer' },
} as const satisfies Record<Exclude<keyof typeof stepTexts, (typeof deskSteps)[number]>, Fixed>;
export const outsiderStepText = (step: string): Fixed =>
  Object.entries(outsiderStepTexts).find(([known]) => known === step)?.[1] ?? {
    vi: 'Giải quyết',
    en: 'Handle',
  };

/** A step's short name; a test holds that every released route's steps have one. */
export const stepText = (step: string): Fixed => textOf(stepTexts, step);

/** What a step was answered with, as officers say it. */
export const outcomeTexts = {
  granted: { vi: 'đồng ý, ký kết quả', en: 'granted' },
  rejected: { vi: 'từ chối giải quyết', en: 'rejected' },
  prepared: { vi: 'đã thụ lý, trình lãnh đạo', en: 'prepared, passed to the leader' },
  appraised: { vi: 'đã thẩm định', en: 'appraised' },
  confirmed: { vi: 'xác nhận', en: 'confirmed' },
  objected: { vi: 'có ý kiến khác', en: 'objected' },
  'rejection-proposed': { vi: 'đề nghị từ chối', en: 'rejection proposed' },
  'sent-back': { vi: 'trả lại đơn vị thụ lý', en: 'sent back to the unit' },
  'sent-back-to-consulted': { vi: 'trả lại đơn vị phối hợp', en: 'sent back to the consulted unit' },
  withdrawn: { vi: 'dừng vì người nộp rút hồ sơ', en: 'ended: withdrawn' },
  received: { vi: 'đã tiếp nhận', en: 'received' },
  'supplement-requested': { vi: 'đề nghị bổ sung', en: 'supplement asked for' },
  'handed-in': { vi: 'đã bổ sung', en: 'handed in' },
  lapsed: { vi: 'quá hạn, không bổ sung', en: 'lapsed' },
  returned: { vi: 'đã trả', en: 'returned' },
  corrected: { vi: 'đã đính chính', en: 'corrected' },
  'result-kept': { vi: 'kết quả đúng, giữ nguyên', en: 'the result was right and stays' },
} as const satisfies Record<string, Fixed>;
export const outcomeText = (outcome: string): Fixed => textOf(outcomeTexts, outcome);

/** What an officer may answer a step of the route with, as the choice before him. */
export const outcomeChoices = {
  granted: { vi: 'Đồng ý giải quyết: có kết quả', en: 'Grant the result' },
  rejected: { vi: 'Từ chối giải quyết', en: 'Reject' },
  prepared: { vi: 'Đã thụ lý xong: trình lãnh đạo', en: 'Prepared: pass it to the leader' },
  appraised: { vi: 'Thẩm định xong: đủ điều kiện', en: 'Appraised: the conditions are met' },
  confirmed: { vi: 'Xác nhận: không có ý kiến khác', en: 'Confirm: nothing to object' },
  objected: { vi: 'Có ý kiến khác', en: 'Object' },
  'rejection-proposed': { vi: 'Đề nghị từ chối giải quyết', en: 'Propose to reject' },
  'sent-back': { vi: 'Trả lại đơn vị thụ lý', en: 'Send back to the unit in charge' },
  'sent-back-to-consulted': { vi: 'Trả lại đơn vị phối hợp', en: 'Send back to the consulted unit' },
} as const satisfies { readonly [outcome in keyof typeof outcomeTexts]?: Fixed };
export const outcomeChoice = (outcome: string): Fixed => textOf(outcomeChoices, outcome);

const textOf = (texts: { readonly [name: string]: Fixed }, name: string): Fixed =>
  Object.entries(texts).find(([known]) => known === name)?.[1] ?? { vi: name, en: name };

export const wholeDossierText: Fixed = {
  vi: 'Toàn bộ hồ sơ (không riêng giấy tờ nào)',
  en: 'The dossier as a whole',
};
/** Steps open and end by themselves when somebody acts: they are nobody's act. */
export const theSystem: Fixed = { vi: 'Hệ thống tự ghi', en: 'Recorded by the system' };
export const theApplicant: Fixed = { vi: 'Người nộp hồ sơ', en: 'The applicant' };
