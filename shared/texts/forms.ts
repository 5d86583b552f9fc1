import type { PaperForm, ReturnMethod } from '../domain/dossier/dossier.ts';
import type { ComponentFault, DossierForm } from '../domain/dossier/events.ts';
import type { LedgerWhy } from '../domain/time/ledger.ts';
import type { Fixed } from './language.ts';

/** What people call the forms; the titles printed on them stand in their templates. */
export const formNames = {
  '01': { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt with appointment' },
  '02': { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Supplement request' },
  '03': { vi: 'Phiếu từ chối', en: 'Rejection' },
  '04': { vi: 'Văn bản xin lỗi và đề nghị gia hạn', en: 'Apology and extension' },
  '05': { vi: 'Thông báo dừng giải quyết hồ sơ', en: 'Notice of discontinuation' },
  '06': { vi: 'Phiếu kiểm soát quá trình giải quyết', en: 'Control sheet' },
  '07': { vi: 'Sổ theo dõi hồ sơ', en: 'Register' },
} as const satisfies Record<DossierForm | '07', Fixed>;

/** Words that stand on printed forms: those are in Vietnamese always. */
export const printedWords = {
  components: {
    original: 'Bản chính',
    copy: 'Bản sao',
    'certified-copy': 'Bản sao chứng thực',
    electronic: 'Bản điện tử',
  } satisfies Record<PaperForm, string>,
  faults: {
    missing: 'Chưa có',
    'wrong-form': 'Chưa đúng hình thức yêu cầu',
    unreadable: 'Không đọc được',
    expired: 'Hết hạn',
    'not-valid': 'Không hợp lệ',
    'too-few': 'Chưa đủ số lượng',
  } satisfies Record<ComponentFault, string>,
  returnWays: {
    'in-person': 'Nhận trực tiếp tại Bộ phận Một cửa',
    post: 'Qua bưu chính',
    online: 'Trực tuyến',
  } satisfies Record<ReturnMethod, string>,
  shortWays: {
    'in-person': 'Trực tiếp',
    post: 'Bưu chính',
    online: 'Trực tuyến',
  } satisfies Record<ReturnMethod, string>,
  ledger: {
    moved: 'nhận muộn hoặc vào ngày nghỉ, chuyển sang ngày làm việc tiếp theo',
    receipt: 'ngày tiếp nhận',
    counted: 'được tính',
    rolled: 'không phải ngày làm việc, chuyển sang ngày tiếp theo',
    off: 'ngày nghỉ, không tính',
    weekend: 'cuối tuần, không tính',
    stopped: 'tạm dừng, không tính',
  } satisfies Record<LedgerWhy, string>,
  rejected: { intake: 'không tiếp nhận', processing: 'không giải quyết' },
  handedOver: {
    early: 'Nhận trước hạn',
    'in-time': 'Nhận đúng hạn',
    late: 'Nhận quá hạn',
    running: 'Chờ nhận',
    waiting: 'Chờ nhận',
    'not-received': 'Báo chưa nhận đủ',
    'called-back': 'Bên giao thu lại',
  },
  punctual: { early: 'Trước hạn', 'in-time': 'Đúng hạn', late: 'Quá hạn', running: 'Đang giải quyết' },
} as const;
