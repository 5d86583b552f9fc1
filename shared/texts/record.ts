import type { ChainFault } from '../domain/history/chain.ts';
import type { ReadPurpose, ReadThing } from '../domain/office/reading.ts';
import type { Fixed, Language } from './language.ts';

/** Words for what the record of a dossier holds: its private fields, faults of its chain, and who has read it. */
const purposes = {
  handling: { vi: 'giải quyết hồ sơ', en: 'handling the dossier' },
  'answering-the-applicant': { vi: 'trả lời người nộp hồ sơ', en: 'answering the applicant' },
  supervision: { vi: 'theo dõi, chỉ đạo', en: 'supervision' },
} as const satisfies Record<ReadPurpose, Fixed>;

const things = {
  dossier: { vi: 'hồ sơ', en: 'the dossier' },
  history: { vi: 'toàn bộ lịch sử', en: 'the whole history' },
  form: { vi: 'mẫu in', en: 'a form' },
  result: { vi: 'tệp kết quả', en: 'the result' },
  register: { vi: 'dòng trong sổ theo dõi', en: 'its row of the register' },
} as const satisfies Record<ReadThing, Fixed>;

const chainFaults = {
  GAP: { vi: 'thiếu sự kiện ngay trước', en: 'the event before it is missing' },
  BROKEN_LINK: { vi: 'không nối với sự kiện trước', en: 'it is not linked to the event before' },
  OTHER_DOSSIER: { vi: 'thuộc hồ sơ khác', en: 'it belongs to another dossier' },
  TIME_RUNS_BACK: { vi: 'thời gian lùi lại', en: 'time runs back' },
  HEAD_DIFFERS: { vi: 'không khớp với tình trạng hiện nay', en: 'it does not fit the present state' },
} as const satisfies Record<ChainFault['fault'], Fixed>;

/** Private values that events commit to. A name that is not here is shown as it is. */
const fields: { readonly [field: string]: Fixed } = {
  applicant: { vi: 'người yêu cầu', en: 'the applicant' },
  subject: { vi: 'chủ hồ sơ', en: 'whom it is about' },
  representative: { vi: 'người được ủy quyền', en: 'the representative' },
  submitter: { vi: 'người nộp hồ sơ', en: 'the submitter' },
  form: { vi: 'nội dung khai', en: 'what was declared' },
  papers: { vi: 'số trang, số bản để tính phí', en: 'pages and copies for the fee' },
  note: { vi: 'ghi chú', en: 'the note' },
  message: { vi: 'lời nhắn cho người nộp', en: 'the message to the applicant' },
  words: { vi: 'hướng dẫn cho người nộp', en: 'words to the applicant' },
  reason: { vi: 'lý do rút hồ sơ', en: 'the reason of the withdrawal' },
  trackingSecret: { vi: 'mã tra cứu trong QR', en: 'the tracking secret of the QR' },
  pin: { vi: 'mã PIN tra cứu', en: 'the tracking PIN' },
  draft: { vi: 'dự thảo kết quả', en: 'the draft of the result' },
  resultNumber: { vi: 'số của kết quả', en: 'the number of the result' },
  collectorName: { vi: 'họ tên người nhận kết quả', en: 'the collector’s name' },
  collectorId: { vi: 'số định danh của người nhận', en: 'the collector’s ID number' },
  receiptLost: { vi: 'lý do không có giấy hẹn', en: 'why the receipt is missing' },
  authority: { vi: 'giấy ủy quyền', en: 'the written authority' },
  sha256: { vi: 'mã băm của tệp', en: 'the hash of the file' },
  trackingNumber: { vi: 'số hiệu bưu gửi', en: 'the postal tracking number' },
};

const lookUp =
  (table: { readonly [name: string]: Fixed }) =>
  (name: string, language: Language): string =>
    (Object.hasOwn(table, name) ? table[name]?.[language] : undefined) ?? name;

/** A known purpose in words; an auditor's own words stay as they are. */
export const purposeText = lookUp(purposes);
export const readThingText = lookUp(things);
export const chainFaultText = lookUp(chainFaults);
export const privateFieldText = lookUp(fields);
