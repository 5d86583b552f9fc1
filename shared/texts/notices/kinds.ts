import type { NoticeKind } from '../../domain/notice/kinds.ts';
import type {
  CloseReason,
  NoticeChannel,
  NoticeHandling,
  NoticeReason,
  NoticeState,
  ToldRole,
} from '../../domain/notice/notice.ts';
import type { NoticeValueName } from '../../domain/notice/values.ts';
import type { Fixed } from '../language.ts';

/** What a kind of notice says, as an administrator reads it. */
export const noticeKindNames = {
  filed: { vi: 'Đã nhận hồ sơ gửi đến', en: 'The filing has arrived' },
  received: { vi: 'Hồ sơ đã được tiếp nhận', en: 'The dossier was received' },
  rejected: { vi: 'Hồ sơ bị từ chối', en: 'The dossier was rejected' },
  'supplement-asked': { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Papers are asked for' },
  'supplement-handed-in': { vi: 'Đã nhận giấy tờ bổ sung', en: 'The supplement has arrived' },
  'supplement-lapses-soon': { vi: 'Sắp hết hạn bổ sung', en: 'The supplement lapses soon' },
  overdue: { vi: 'Xin lỗi vì quá hạn trả kết quả', en: 'An apology for being late' },
  'result-ready': { vi: 'Đã có kết quả', en: 'The result is ready' },
  'result-corrected': { vi: 'Kết quả đã được đính chính', en: 'The result was corrected' },
  returned: { vi: 'Đã trả kết quả', en: 'The result was handed over' },
  withdrawn: { vi: 'Hồ sơ đã được rút', en: 'The dossier was withdrawn' },
  lapsed: { vi: 'Dừng vì quá hạn bổ sung', en: 'Closed: no supplement came' },
} as const satisfies Record<NoticeKind, Fixed>;

export const noticeChannelNames = {
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  sms: { vi: 'Tin nhắn SMS', en: 'SMS' },
} as const satisfies Record<NoticeChannel, Fixed>;

export const toldRoleNames = {
  applicant: { vi: 'người yêu cầu', en: 'the applicant' },
  representative: { vi: 'người đại diện', en: 'the representative' },
  submitter: { vi: 'người nộp', en: 'the submitter' },
} as const satisfies Record<ToldRole, Fixed>;

export const noticeStateNames = {
  waiting: { vi: 'Đang chờ gửi', en: 'Waiting' },
  claimed: { vi: 'Đang gửi', en: 'Being sent' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  failed: { vi: 'Không gửi được', en: 'Failed' },
  'in-doubt': { vi: 'Chưa rõ đã gửi hay chưa', en: 'In doubt' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
} as const satisfies Record<NoticeState, Fixed>;

/** Why a notice is where it is, and what a person can do about it. */
export const noticeReasonTexts = {
  'quiet-hours': {
    vi: 'Đang là giờ nghỉ: tin nhắn chờ đến sáng để không đánh thức ai.',
    en: 'Quiet hours: the SMS waits for the morning, so that nobody is woken.',
  },
  'provider-throttled': {
    vi: 'Nhà cung cấp báo gửi quá nhanh. Hệ thống tự gửi lại sau ít phút.',
    en: 'The provider says that we send too fast. It is tried again by itself in some minutes.',
  },
  'provider-down': {
    vi: 'Dịch vụ gửi tin đang trục trặc. Hệ thống tự gửi lại, mỗi lần cách lâu hơn.',
    en: 'The provider is out of order. It is tried again by itself, less and less often.',
  },
  'sent-again': {
    vi: 'Một người quản trị đã cho gửi lại. Sẽ gửi trong vòng một phút.',
    en: 'An administrator has sent it again. It goes out within a minute.',
  },
  overtaken: {
    vi: 'Việc cần báo đã xong trước khi gửi, nên không gửi nữa.',
    en: 'What was to be said had been done by then, so it was not sent.',
  },
  'address-refused': {
    vi: 'Nhà cung cấp không nhận địa chỉ hay số điện thoại này. Gọi cho người nộp để hỏi lại, rồi đóng thông báo.',
    en: 'The provider does not take this address or number. Call the person and ask, then close the notice.',
  },
  'message-refused': {
    vi: 'Nhà cung cấp không nhận nội dung thư. Xem lại mẫu thông báo, rồi gửi lại.',
    en: 'The provider does not take the message. Look at the template, then send it again.',
  },
  'template-faulty': {
    vi: 'Mẫu thông báo thiếu một giá trị nên không gửi. Sửa mẫu, ban hành, rồi gửi lại.',
    en: 'The template lacks a value, so nothing was sent. Mend and publish it, then send again.',
  },
  'no-sender': {
    vi: 'Địa chỉ gửi của tỉnh chưa được nhà cung cấp chấp nhận. Báo bộ phận kỹ thuật, rồi gửi lại.',
    en: 'The provider does not know the province’s own sender. Tell the technical staff, then send again.',
  },
  'address-gone': {
    vi: 'Không còn địa chỉ để gửi: dữ liệu cá nhân của hồ sơ đã được xóa, hoặc địa chỉ đã bị đánh dấu hỏng.',
    en: 'There is no address any more: the dossier’s personal data were erased, or the address is marked as bad.',
  },
  'tried-too-often': {
    vi: 'Đã thử nhiều lần mà nhà cung cấp vẫn trục trặc. Khi dịch vụ hoạt động lại, bấm gửi lại.',
    en: 'Tried many times, and the provider is still out of order. Send it again once the provider works.',
  },
  bounced: {
    vi: 'Thư bị trả về: không ai đọc được ở địa chỉ này. Gọi cho người nộp để hỏi lại. Nếu địa chỉ vẫn đúng, cho dùng lại ở mục «Địa chỉ hỏng», rồi gửi lại.',
    en: 'The e-mail came back: nobody reads this address. Call the person. If the address is right all the same, use it again under “Bad addresses”, then send again.',
  },
  'no-answer': {
    vi: 'Đã gửi yêu cầu nhưng nhà cung cấp không trả lời: thông báo có thể đã đến, có thể chưa. Hệ thống không tự gửi lại để không ai bị báo hai lần. Hỏi người nhận hoặc nhà cung cấp, rồi chọn gửi lại hay đóng.',
    en: 'The provider was asked and did not answer: it may have arrived or not. It is never sent again by itself, so that nobody is told twice. Ask the person or the provider, then send it again or close it.',
  },
  interrupted: {
    vi: 'Hệ thống dừng giữa lúc gửi: thông báo có thể đã đến, có thể chưa. Hệ thống không tự gửi lại để không ai bị báo hai lần. Hỏi người nhận hoặc nhà cung cấp, rồi chọn gửi lại hay đóng.',
    en: 'The system stopped in the midst of sending: it may have arrived or not. It is never sent again by itself, so that nobody is told twice. Ask the person or the provider, then send it again or close it.',
  },
} as const satisfies Record<NoticeReason, Fixed>;

/** What a value in braces stands for. */
export const noticeValueTexts = {
  name: { vi: 'Họ và tên người nhận', en: 'Name of who is told' },
  number: {
    vi: 'Mã hồ sơ, hoặc số nộp khi chưa tiếp nhận',
    en: 'Code of the dossier; before receipt its filing number',
  },
  procedure: { vi: 'Tên thủ tục', en: 'Name of the procedure' },
  link: { vi: 'Đường dẫn đến hồ sơ', en: 'Link to the dossier' },
  desk: { vi: 'Tên Bộ phận Một cửa', en: 'Name of the one-stop desk' },
  hotline: { vi: 'Điện thoại của Bộ phận Một cửa', en: 'Telephone of the desk' },
  dueAt: { vi: 'Thời hạn hoặc ngày hẹn', en: 'The limit, or the appointment' },
  reasons: { vi: 'Những gì thiếu hoặc chưa đúng', en: 'What is missing or not right' },
  refusal: {
    vi: '«không được tiếp nhận» hoặc «không được giải quyết»',
    en: '“was not accepted” or “was rejected”',
  },
  fee: { vi: 'Phí, lệ phí phải nộp', en: 'What is to be paid' },
  way: { vi: 'Cách trả kết quả', en: 'How the result is handed over' },
} as const satisfies Record<NoticeValueName, Fixed>;

/** Why an administrator ends a notice. */
export const closeReasonTexts = {
  arrived: { vi: 'Người nhận cho biết đã nhận được', en: 'The person says that it arrived' },
  'told-otherwise': {
    vi: 'Đã báo bằng cách khác (gọi điện, gặp tại quầy)',
    en: 'Told in another way (call, at the desk)',
  },
  'address-wrong': { vi: 'Địa chỉ hoặc số điện thoại sai', en: 'The address or number is wrong' },
  'not-needed': { vi: 'Không còn cần báo nữa', en: 'No longer of use' },
} as const satisfies Record<CloseReason, Fixed>;

/** What an administrator did with a notice. */
export const handlingTexts = {
  'sent-again': { vi: 'cho gửi lại', en: 'sent it again' },
  closed: { vi: 'đóng', en: 'closed it' },
} as const satisfies Record<NoticeHandling['what'], Fixed>;

export const badAddressTexts = {
  bounced: { vi: 'Thư bị trả về', en: 'Mail came back' },
  complained: { vi: 'Người nhận báo là thư rác', en: 'Its reader complained of it as spam' },
} as const satisfies Record<'bounced' | 'complained', Fixed>;
