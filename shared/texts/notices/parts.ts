import type { ReturnMethod } from '../../domain/dossier/dossier.ts';
import type { ComponentFault, PublicParts } from '../../domain/dossier/events.ts';
import type { Fixed, Sentence } from '../language.ts';

/** Words that are put into notices. */

export const faultWords = {
  missing: { vi: 'còn thiếu', en: 'missing' },
  'wrong-form': { vi: 'không đúng dạng yêu cầu', en: 'not in the form asked for' },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  expired: { vi: 'đã hết hạn', en: 'has expired' },
  'not-valid': { vi: 'không hợp lệ', en: 'is not valid' },
  'too-few': { vi: 'chưa đủ số bản', en: 'too few copies' },
} as const satisfies Record<ComponentFault, Fixed>;

/** In place of a telephone where a desk has none; short, for an SMS. */
export const deskWithoutPhone = { vi: 'Bộ phận Một cửa', en: 'the desk' } as const satisfies Fixed;

/** How the result comes, when it is ready. */
export const readyWays = {
  'in-person': {
    vi: ({ desk }) =>
      `Mời ông/bà đến nhận tại ${desk}, mang theo giấy hẹn (nếu mất thì mang căn cước). Người nhận thay mang giấy hẹn, căn cước của mình và giấy ủy quyền.`,
    en: ({ desk }) =>
      `Please collect it at ${desk} and bring the receipt (if it is lost, your ID). Whoever comes for you brings the receipt, his own ID and your written authority.`,
  },
  post: {
    vi: () => 'Kết quả sẽ được gửi cho ông/bà qua bưu chính.',
    en: () => 'It will be sent to you by post.',
  },
  online: {
    vi: () => 'Kết quả điện tử sẽ có trong hồ sơ trên mạng; chúng tôi sẽ báo khi tải về được.',
    en: () =>
      'The electronic result will be in your dossier online; we tell you as soon as you can download it.',
  },
} as const satisfies Record<ReturnMethod, Sentence<{ desk: string }>>;

/** How the result was handed over; by post, with its tracking number. */
export const returnedWays = {
  'in-person': {
    vi: () => 'Đã trả trực tiếp tại quầy.',
    en: () => 'It was handed over at the desk.',
  },
  post: {
    vi: ({ tracking }) => `Đã gửi qua bưu chính${tracking ? `, số hiệu bưu gửi ${tracking}` : ''}.`,
    en: ({ tracking }) => `It was sent by post${tracking ? `, tracking number ${tracking}` : ''}.`,
  },
  online: {
    vi: () => 'Kết quả điện tử đã có trong hồ sơ trên mạng, mời ông/bà mở hồ sơ để tải về.',
    en: () => 'The electronic result is in your dossier online: please open it there and download it.',
  },
} as const satisfies Record<ReturnMethod, Sentence<{ tracking?: string | undefined }>>;

/** Refused at the desk it was not received; later it was, and is not granted. As the form says it. */
export const refusalWords = {
  intake: { vi: 'không được tiếp nhận', en: 'was not accepted' },
  processing: { vi: 'không được giải quyết', en: 'was rejected' },
} as const satisfies Record<PublicParts['DossierRejected']['stage'], Fixed>;

export const feeWords = {
  none: { vi: 'không phải nộp', en: 'nothing to pay' },
  unknown: { vi: 'hỏi tại quầy', en: 'please ask at the desk' },
} as const satisfies Record<string, Fixed>;

/** Where the law sets a time and none was counted; no longer than an instant is, for the sake of SMS. */
export const lawfulTime: Fixed = { vi: 'hạn luật định', en: 'the lawful limit' };
/** To whom nothing else is known to say. */
export const somebody: Fixed = { vi: 'và gia đình', en: 'citizen' };
