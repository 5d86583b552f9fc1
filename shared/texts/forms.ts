import type { DossierForm } from '../domain/dossier/events.ts';
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
