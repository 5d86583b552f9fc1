import type {
  Collected,
  CollectionProof,
  EventType,
  PaperCount,
  PublicParts,
} from '../domain/dossier/events.ts';
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

/** Of the applicant's own step the desk hears when it is over. */
const isLapse = (step: string, told: Telling): boolean => step === 'supplement' && told === 'unit';

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
    vi: ({ step, outcome, paperDraft }) =>
      `Xong bước “${stepText(step).vi}”: ${outcomeText(outcome).vi}${paperDraft ? ' (dự thảo trình bản giấy)' : ''}`,
    en: ({ step, outcome, paperDraft }) =>
      `Step “${stepText(step).en}” is done: ${outcomeText(outcome).en}${paperDraft ? ' (the draft is on paper)' : ''}`,
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
    vi: ({ step }) => `Giao bước “${stepText(step).vi}” cho cán bộ`,
    en: ({ step }) => `Step “${stepText(step).en}” was given to an officer`,
  },
  DraftResultAttached: {
    vi: () => 'Lưu dự thảo kết quả',
    en: () => 'A draft of the result was kept',
  },
  StepReminded: {
    vi: ({ step, told, insteadOf }) =>
      isLapse(step, told)
        ? 'Hết hạn bổ sung: báo Bộ phận Một cửa'
        : `Nhắc hạn bước “${stepText(step).vi}”: báo ${insteadOf ? 'lãnh đạo, vì đơn vị chưa có trưởng đơn vị' : toldTexts[told].vi}`,
    en: ({ step, told, insteadOf }) =>
      isLapse(step, told)
        ? 'The time for the supplement is over: the desk is told'
        : `Step “${stepText(step).en}”: ${insteadOf ? 'the leader is reminded, as the unit has no head' : `${toldTexts[told].en} reminded`}`,
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
  DossierLapsed: {
    vi: () => 'Dừng giải quyết vì quá hạn bổ sung',
    en: () => 'Closed: the supplement did not come in time',
  },
  DossierDecided: { vi: () => 'Đã có kết quả giải quyết', en: () => 'The result was issued' },
  ResultReturned: {
    vi: ({ method, paperAlone, ...proof }) =>
      `Trả kết quả ${paperAlone ? 'bằng bản giấy không số, ' : ''}${ways[method].vi}${shownBy(proof).vi}`,
    en: ({ method, paperAlone, ...proof }) =>
      `The result was returned ${paperAlone ? 'as a paper without number, ' : ''}${ways[method].en}${shownBy(proof).en}`,
  },
  PaperHandedOver: {
    vi: ({ papers, dueBy }) =>
      `Giao bản giấy (${countOf(papers)} bản), bên nhận xác nhận trước ${moment(dueBy)}`,
    en: ({ papers, dueBy }) => `Papers handed over (${countOf(papers)}), to be confirmed by ${moment(dueBy)}`,
  },
  PaperTaken: {
    vi: ({ papers }) => `Đã nhận đủ bản giấy (${countOf(papers)} bản)`,
    en: ({ papers }) => `All papers received (${countOf(papers)})`,
  },
  PaperNotReceived: {
    vi: ({ missing }) =>
      `Chưa nhận được đủ bản giấy: thiếu ${countOf(missing)} bản; bên giao vẫn giữ trách nhiệm`,
    en: ({ missing }) =>
      `Papers did not all come: ${countOf(missing)} missing; the giver still answers for them`,
  },
  PaperCalledBack: {
    vi: () => 'Lấy lại bản giấy trước khi bên nhận xác nhận',
    en: () => 'The hand-over of papers was called back before it was confirmed',
  },
  PaperGivenBack: {
    vi: ({ papers, ...proof }) => `Trả lại bản chính (${countOf(papers)} bản)${shownBy(proof).vi}`,
    en: ({ papers, ...proof }) => `Originals were given back (${countOf(papers)})${shownBy(proof).en}`,
  },
  ResultDelivered: { vi: () => 'Bưu chính đã phát kết quả', en: () => 'The post has delivered the result' },
  ResultCameBack: {
    vi: () => 'Bưu chính không phát được, kết quả trở lại Bộ phận Một cửa',
    en: () => 'The post could not deliver: the result is back at the desk',
  },
  ApplicantCalled: {
    vi: ({ reached }) =>
      reached ? 'Đã gọi báo người nộp đến nhận kết quả' : 'Đã gọi báo có kết quả, chưa gặp người nộp',
    en: ({ reached }) =>
      reached ? 'The applicant was told by telephone' : 'Telephoned; the applicant was not reached',
  },
  FormIssued: {
    vi: ({ form }) => `Lập mẫu ${form}: ${formNames[form].vi}`,
    en: ({ form }) => `Form ${form} was made: ${formNames[form].en}`,
  },
  ResultRegistered: {
    vi: ({ resultCode }) => `Vào sổ kết quả${resultCode ? `, mã ${resultCode}` : ''}`,
    en: ({ resultCode }) => `The result was registered${resultCode ? ` under ${resultCode}` : ''}`,
  },
  NoticesChosen: {
    vi: () => 'Người nộp chọn lại cách nhận tin báo',
    en: () => 'The news is sent in another way from now on',
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

const countOf = (papers: readonly PaperCount[]): number => papers.reduce((sum, { count }) => sum + count, 0);

const proofs = {
  'receipt-code': { vi: 'giấy hẹn', en: 'the receipt' },
  'receipt-qr': { vi: 'mã QR trên giấy hẹn', en: 'the receipt’s QR' },
  identity: { vi: 'giấy tờ tùy thân, vì mất giấy hẹn', en: 'an ID, the receipt being lost' },
} as const satisfies Record<CollectionProof, Fixed>;

/** Who collected, and by what he showed his right; of what was returned before that was recorded, nothing. */
function shownBy({ collectedBy, proof, authority }: Partial<Collected>): Fixed {
  if (!proof) return { vi: '', en: '' };
  const byProxy = collectedBy === 'representative';
  const written =
    authority === 'in-the-dossier'
      ? ['giấy ủy quyền trong hồ sơ', 'the authority in the dossier']
      : ['giấy ủy quyền', 'a written authority'];
  return {
    vi: ` cho ${byProxy ? 'người được ủy quyền' : 'người yêu cầu'}, theo ${proofs[proof].vi}${byProxy ? ` và ${written[0]}` : ''}`,
    en: ` to ${byProxy ? 'a representative' : 'the applicant'}, by ${proofs[proof].en}${byProxy ? ` and ${written[1]}` : ''}`,
  };
}

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
  DossierLapsed: { vi: 'Dừng vì quá hạn bổ sung', en: 'Lapse of a supplement' },
  DossierDecided: { vi: 'Quyết định', en: 'Decision' },
  ResultReturned: { vi: 'Trả kết quả', en: 'Return of the result' },
  PaperHandedOver: { vi: 'Giao bản giấy', en: 'Hand-over of papers' },
  PaperTaken: { vi: 'Nhận bản giấy', en: 'Receipt of papers' },
  PaperNotReceived: { vi: 'Chưa nhận được bản giấy', en: 'Papers not received' },
  PaperCalledBack: { vi: 'Lấy lại bản giấy', en: 'Papers called back' },
  PaperGivenBack: { vi: 'Trả lại bản chính', en: 'Return of originals' },
  ResultDelivered: { vi: 'Bưu chính đã phát kết quả', en: 'Delivery by post' },
  ResultCameBack: { vi: 'Kết quả gửi bưu chính bị trả lại', en: 'Result came back' },
  ApplicantCalled: { vi: 'Gọi báo có kết quả', en: 'Telephone call' },
  FormIssued: { vi: 'Lập mẫu in', en: 'Making of a form' },
  ResultRegistered: { vi: 'Vào sổ kết quả', en: 'Registration of the result' },
  WrongResultReported: { vi: 'Báo kết quả sai', en: 'Report of a wrong result' },
  ResultCorrected: { vi: 'Đính chính kết quả', en: 'Correction of the result' },
  NoticesChosen: { vi: 'Chọn lại cách nhận tin báo', en: 'Another way of sending news' },
} as const satisfies Record<EventType, Fixed>;
