import type { OfficerRole } from '../domain/office/post.ts';
import type { Fixed } from './language.ts';

/** What a post is called. */
export const roleTexts = {
  'desk-officer': { vi: 'Cán bộ tiếp nhận tại Bộ phận Một cửa', en: 'Desk officer' },
  'desk-head': { vi: 'Phụ trách Bộ phận Một cửa', en: 'Head of the desk' },
  'unit-officer': { vi: 'Chuyên viên đơn vị', en: 'Unit officer' },
  'unit-head': { vi: 'Trưởng đơn vị', en: 'Head of unit' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  administrator: { vi: 'Người quản trị', en: 'Administrator' },
  auditor: { vi: 'Người kiểm tra', en: 'Auditor' },
} as const satisfies Record<OfficerRole, Fixed>;
