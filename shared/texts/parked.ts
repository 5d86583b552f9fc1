import type { Fixed, Language } from './language.ts';

/** Who could not handle a message, and why, for the administrator. A name that is not here is shown as it is. */
const followers: { readonly [follower: string]: Fixed } = {
  relay: { vi: 'Phân phối sự kiện', en: 'Relay of events' },
  archive: { vi: 'Lưu trữ lịch sử', en: 'Archive' },
  conduct: { vi: 'Điều hành quy trình', en: 'Conductor of routes' },
  notify: { vi: 'Báo tin cho người dân', en: 'Notices to citizens' },
  bounce: { vi: 'Thư bị trả lại', en: 'Bounced mail' },
  steps: { vi: 'Mở bước giải quyết', en: 'Opening of steps' },
  repair: { vi: 'Khôi phục quy trình', en: 'Repair of routes' },
};

const reasons: { readonly [reason: string]: Fixed } = {
  'tried-too-often': {
    vi: 'Đã thử nhiều lần không được: xem nhật ký của phần nhận tin',
    en: 'Tried too often: see the log of the receiver',
  },
  'unreadable-record': { vi: 'Không đọc được bản ghi', en: 'The record cannot be read' },
  UnreadableNoticeError: { vi: 'Không đọc được tin', en: 'The message cannot be read' },
  UnreadableReportError: {
    vi: 'Không đọc được tin báo của nhà cung cấp thư',
    en: 'The mail provider’s report cannot be read',
  },
  NoticeNotFoundError: { vi: 'Không có thông báo này', en: 'There is no such notice' },
  UnreadableAskError: { vi: 'Không đọc được yêu cầu mở bước', en: 'The request for a step cannot be read' },
  UnreadableFailureError: { vi: 'Không đọc được báo lỗi', en: 'The failure report cannot be read' },
  EventNotFoundError: { vi: 'Lịch sử không có sự kiện này', en: 'The history holds no such event' },
  UnknownStepError: {
    vi: 'Quy trình hoặc danh mục của tỉnh không có bước hay đơn vị này',
    en: 'The route or the province’s data know no such step or unit',
  },
  RouteStuckError: {
    vi: 'Quy trình của hồ sơ hỏng liên tiếp: sửa nguyên nhân rồi gửi lại để chạy tiếp',
    en: 'The dossier’s route fails again and again: mend the cause, then send again',
  },
  ClockLostError: {
    vi: 'Lịch nhắc hạn của hồ sơ hỏng liên tiếp',
    en: 'The dossier’s clock was lost again and again',
  },
  NO_WORKING_DAY: {
    vi: 'Lịch làm việc của đơn vị không còn ngày làm việc nào để tính hạn',
    en: 'The unit’s calendar has no working day left to reckon with',
  },
};

export const followerText = (follower: string, language: Language): string =>
  followers[follower]?.[language] ?? follower;
export const parkedReasonText = (reason: string, language: Language): string =>
  reasons[reason]?.[language] ?? reason;
