import type { ReturnMethod } from '../../domain/dossier/dossier.ts';
import type { ComponentFault } from '../../domain/dossier/events.ts';
import type { Fixed, Sentence } from '../language.ts';

/** Words that are put into notices. */

export const faultWords = {
  missing: { vi: 'còn thiếu', en: 'missing' },
  'wrong-form': { vi: 'không đúng dạng yêu cầu', en: 'not in the form asked for' },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  expired: { vi: 'đã hết hạn', en: 'has expired' },
  'not-valid': { vi: 'không hợp lệ', en: 'is not valid' },
  'too-few': { vi: 'thiếu bản', en: 'too few copies' },
} as const satisfies Record<ComponentFault, Fixed>;

/** In place of a telephone where a desk has none; short, for an SMS. */
export const deskWithoutPhone = { vi: 'Bộ phận Một cửa', en: 'the desk' } as const satisfies Fixed;

/** How the result comes, when it is ready. */
export const readyWays = {
  'in-person': {
    vi: ({ desk }) => `Mời ông/bà đến nhận tại ${desk}.`,
    en: ({ desk }) => `Please collect it at ${desk}.`,
  },
  post: {
    vi: () => 'Kết quả sẽ được gửi cho ông/bà qua bưu chính.',
    en: () => 'It will be sent to you by post.',
  },
  online: {
    vi: () => 'Mời ông/bà nhận kết quả điện tử trong hồ sơ trên mạng.',
    en: () => 'Please find the electronic result in your dossier online.',
  },
} as const satisfies Record<ReturnMethod, Sentence<{ desk: string }>>;

/** How the result was handed over; by post, with its tracking number. */
export const returnedWays = {
  'in-person': {
    vi: () => 'Đã trả trực tiếp tại quầy.',
    en: () => 'It was handed over at the desk.',
  },
  post: {
    vi: ({ tracking }) => `Đã gửi qua bưu chính${tracking ? `, mã vận đơn ${tracking}` : ''}.`,
    en: ({ tracking }) => `It was sent by post${tracking ? `, tracking number ${tracking}` : ''}.`,
  },
  online: { vi: () => 'Đã trả trực tuyến.', en: () => 'It was handed over online.' },
} as const satisfies Record<ReturnMethod, Sentence<{ tracking?: string | undefined }>>;

export const feeWords = {
  none: { vi: 'không phải nộp', en: 'nothing to pay' },
  unknown: { vi: 'hỏi tại quầy', en: 'please ask at the desk' },
} as const satisfies Record<string, Fixed>;

/** Where the law sets a time and none was counted; no longer than an instant is, for the sake of SMS. */
export const lawfulTime: Fixed = { vi: 'hạn luật định', en: 'the lawful limit' };
/** To whom nothing else is known to say. */
export const somebody: Fixed = { vi: 'và gia đình', en: 'citizen' };
