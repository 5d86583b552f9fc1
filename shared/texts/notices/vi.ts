import type { NoticeKind } from '../../domain/notice/kinds.ts';
import type { NoticeWords } from '../../domain/notice/values.ts';

const greeting = 'Kính gửi ông/bà {name},';
const ending = `Mọi thắc mắc, xin liên hệ {desk} ({hotline}).

Thư này do hệ thống tự gửi, xin đừng trả lời.`;
const mail = (...paragraphs: string[]): string => [greeting, ...paragraphs, ending].join('\n\n');

/** What people are told in Vietnamese, as it comes with the program. SMS are sent without diacritics where need be. */
export const vi: { readonly [kind in NoticeKind]: NoticeWords } = {
  filed: {
    subject: 'Đã nhận hồ sơ gửi đến, số {number}',
    body: mail(
      'Bộ phận Một cửa đã nhận được hồ sơ ông/bà gửi đến: {procedure}. Số nộp hồ sơ: {number}.',
      'Cán bộ sẽ kiểm tra giấy tờ và trả lời trước {dueAt}. Ông/bà chưa phải làm gì.',
      'Xem hồ sơ: {link}',
    ),
    sms: 'Một Cửa: đã nhận hồ sơ gửi đến, số {number}. Trả lời trước {dueAt}. Xem: {link}',
  },
  received: {
    subject: 'Hồ sơ {number} đã được tiếp nhận',
    body: mail(
      'Hồ sơ của ông/bà đã được tiếp nhận: {procedure}. Mã hồ sơ: {number}.',
      'Hẹn trả kết quả: {dueAt}. Phí, lệ phí: {fee}.',
      'Xem hồ sơ đang ở đâu: {link}',
    ),
    sms: 'Một Cửa: hồ sơ {number} đã tiếp nhận, hẹn trả {dueAt}. Xem: {link}',
  },
  rejected: {
    subject: 'Hồ sơ {number} {refusal}',
    body: mail(
      'Rất tiếc, hồ sơ của ông/bà ({procedure}, số {number}) {refusal}, vì:',
      '{reasons}',
      'Khi đã khắc phục, ông/bà có thể nộp lại. Nếu không đồng ý, ông/bà có quyền khiếu nại. Xem đầy đủ: {link}',
    ),
    sms: 'Một Cửa: hồ sơ {number} {refusal}. Xem lý do và việc cần làm: {link}',
  },
  'supplement-asked': {
    subject: 'Hồ sơ {number} cần bổ sung giấy tờ',
    body: mail(
      'Hồ sơ của ông/bà ({procedure}, số {number}) còn thiếu hoặc chưa đúng:',
      '{reasons}',
      'Mời ông/bà bổ sung chậm nhất {dueAt}, tại quầy hoặc qua mạng: {link}',
    ),
    sms: 'Một Cửa: hồ sơ {number} cần bổ sung trước {dueAt}. Xem: {link}',
  },
  'supplement-handed-in': {
    subject: 'Đã nhận giấy tờ bổ sung của hồ sơ {number}',
    body: mail(
      'Bộ phận Một cửa đã nhận giấy tờ ông/bà bổ sung cho hồ sơ số {number} ({procedure}).',
      'Cán bộ sẽ kiểm tra và trả lời trước {dueAt}. Ông/bà chưa phải làm gì.',
      'Xem hồ sơ: {link}',
    ),
    sms: 'Một Cửa: đã nhận bổ sung của hồ sơ {number}. Trả lời trước {dueAt}. Xem: {link}',
  },
  'supplement-lapses-soon': {
    subject: 'Sắp hết hạn bổ sung hồ sơ {number}',
    body: mail(
      'Hồ sơ của ông/bà ({procedure}, số {number}) vẫn chờ giấy tờ bổ sung.',
      'Hạn cuối là {dueAt}. Quá hạn này hồ sơ có thể bị dừng giải quyết và ông/bà phải nộp lại từ đầu.',
      'Bổ sung tại quầy hoặc qua mạng: {link}',
    ),
    sms: 'Một Cửa: hồ sơ {number} còn chờ bổ sung, hạn cuối {dueAt}. Xem: {link}',
  },
  overdue: {
    subject: 'Xin lỗi: hồ sơ {number} bị quá hạn trả kết quả',
    body: mail(
      'Chúng tôi xin lỗi ông/bà: hồ sơ {number} ({procedure}) hẹn trả {dueAt} nhưng chưa có kết quả.',
      'Việc chậm trễ này đang được theo dõi và báo cáo lãnh đạo. Ông/bà chưa phải đến quầy; khi có kết quả, chúng tôi sẽ báo ngay.',
      'Xem hồ sơ đang ở đâu: {link}',
    ),
    sms: 'Một Cửa: xin lỗi, hồ sơ {number} bị quá hạn trả. Hỏi {hotline}. Xem: {link}',
  },
  'result-ready': {
    subject: 'Hồ sơ {number} đã có kết quả',
    body: mail('Hồ sơ của ông/bà ({procedure}, mã {number}) đã có kết quả.', '{way}', 'Xem hồ sơ: {link}'),
    sms: 'Một Cửa: hồ sơ {number} đã có kết quả. Xem cách nhận: {link}',
  },
  'result-corrected': {
    subject: 'Kết quả hồ sơ {number} đã được đính chính',
    body: mail(
      'Kết quả của hồ sơ {number} ({procedure}) có chỗ sai và đã được đính chính. Kết quả mới thay kết quả trước; ông/bà không phải trả thêm khoản nào.',
      '{way}',
      'Xem hồ sơ: {link}',
    ),
    sms: 'Một Cửa: kết quả hồ sơ {number} đã được đính chính. Xem cách nhận: {link}',
  },
  returned: {
    subject: 'Đã trả kết quả hồ sơ {number}',
    body: mail(
      'Kết quả của hồ sơ {number} ({procedure}) đã được trả. {way}',
      'Nếu ông/bà chưa nhận được, hoặc kết quả có sai sót, xin báo ngay cho chúng tôi.',
      'Xem hồ sơ: {link}',
    ),
    sms: 'Một Cửa: đã trả kết quả hồ sơ {number}. Chưa nhận? Gọi {hotline}. {link}',
  },
  withdrawn: {
    subject: 'Hồ sơ {number} đã được rút',
    body: mail(
      'Hồ sơ {number} ({procedure}) đã được rút theo đề nghị của người nộp và không được giải quyết nữa.',
      'Nếu đã nộp bản giấy tại quầy, mời ông/bà đến nhận lại bản chính. Nếu ông/bà không đề nghị rút, xin báo ngay cho chúng tôi.',
      'Xem hồ sơ: {link}',
    ),
    sms: 'Một Cửa: hồ sơ {number} đã được rút. Không phải do ông/bà? Gọi {hotline}.',
  },
  lapsed: {
    subject: 'Hồ sơ {number} đã dừng giải quyết vì quá hạn bổ sung',
    body: mail(
      'Đã hết hạn bổ sung mà chưa nhận được giấy tờ, nên hồ sơ {number} ({procedure}) đã dừng giải quyết.',
      'Ông/bà vẫn có thể nộp hồ sơ mới khi đủ giấy tờ. Nếu đã gửi giấy tờ bổ sung đúng hạn, xin gọi ngay {hotline}.',
      'Xem hồ sơ: {link}',
    ),
    sms: 'Một Cửa: hồ sơ {number} đã dừng vì quá hạn bổ sung. Đã gửi đúng hạn? Gọi {hotline}.',
  },
};
