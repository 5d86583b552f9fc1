import type { FormValues, TemplateName } from '../../../shared/domain/form/template.ts';

/** Invented data for each form, as full as one can be: what a preview shows. */
const common = {
  agency: 'ỦY BAN NHÂN DÂN XÃ VỤ BẢN',
  desk: 'Trung tâm Phục vụ hành chính công xã Vụ Bản',
  deskAddress: 'Tổ dân phố 1, xã Vụ Bản, tỉnh Ninh Bình',
  hotline: '0228 000 0001',
  place: 'Vụ Bản',
  date: 'ngày 25 tháng 11 năm 2026',
  applicant: 'Phạm Thị Lụa',
  idNumber: '*********077',
  address: 'Thôn Vân Cát, xã Vụ Bản, tỉnh Ninh Bình',
  phone: '0900 000 078',
  email: 'lua.pham@congdan.motcua.example',
  procedure: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản',
  number: '000.00.87.H42-261125-0007',
  receivedAt: '09 giờ 05, ngày 25/11/2026',
  dueAt: '17 giờ 00, ngày 25/11/2026',
  officer: 'Trần Thị Lan',
  submitter: 'Phạm Văn Thóc',
  submitterOrApplicant: 'Phạm Văn Thóc',
};
const reasons = [
  {
    n: '1',
    component: 'Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao',
    fault: 'Không đọc được',
    words: 'Trang 2 bị mờ. Xin chụp lại hoặc mang bản chính đến quầy.',
  },
  { n: '2', component: 'Toàn bộ hồ sơ', fault: 'Không hợp lệ', words: 'Tờ khai chưa ký.' },
];

const samples: Record<TemplateName, FormValues> = {
  '01': {
    fields: {
      ...common,
      trackingUrl: 'https://motcua.example/tra-cuu/#AZkgAAAAcACAAAAAAAAAAQ.AAAAAAAAAAAAAAAAAAAAAA',
      trackingHint: 'bốn số cuối của số điện thoại',
      site: 'motcua.example/tra-cuu',
      pin: '0412',
      case: 'Trong hạn',
      sets: '1',
      allowance: 'Trong ngày (nhận sau 15:00 thì tính từ ngày làm việc tiếp theo)',
      returnWay: 'Nhận trực tiếp tại Bộ phận Một cửa',
      fee: '6.000 đồng',
      book: '11/2026',
      ordinal: '25-0007',
      note: 'Người nộp giữ bản chính.',
    },
    lists: {
      papers: [
        {
          n: '1',
          name: 'Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao',
          form: 'Bản chính',
          count: '1',
        },
      ],
      ledger: [{ date: '25/11/2026', why: 'ngày tiếp nhận' }],
    },
  },
  '02': {
    fields: { ...common, basis: 'ND118 Đ.17.2', supplementDueAt: '17 giờ 00, ngày 16/12/2026' },
    lists: { reasons },
  },
  '03': {
    fields: {
      ...common,
      basis: 'Điều 22 Nghị định 23/2015/NĐ-CP',
      what: 'không tiếp nhận',
      note: 'Đã giải thích tại quầy.',
    },
    lists: { reasons },
  },
  '04': {
    fields: {
      ...common,
      field: 'Chứng thực',
      reason: 'phải xác minh tại nơi cấp giấy tờ',
      newDueAt: '17 giờ 00, ngày 27/11/2026',
      signer: 'Đặng Văn Bình',
    },
  },
  '05': {
    fields: {
      ...common,
      basis: 'Điều 21 Nghị định số 118/2025/NĐ-CP',
      askedOn: '25/11/2026',
      supplementDueAt: undefined,
      code: '000.00.87.H42-261125-0007',
      filingNumber: 'TN-AAAA-BBBB',
      reason: 'Tôi tìm lại được bản cũ.',
    },
  },
  '06': {
    fields: { ...common, upTo: '9' },
    lists: {
      handOvers: [
        {
          unit: 'Phòng Văn hóa – Xã hội xã Vụ Bản',
          times:
            '1. Giao: 09 giờ 05, ngày 25/11/2026; người giao: Trần Thị Lan\n2. Nhận: 09 giờ 40, ngày 25/11/2026; người nhận: Vũ Quang Minh',
          result: 'Trước hạn',
          note: 'Thụ lý: đã thụ lý, trình lãnh đạo',
        },
        {
          unit: 'Lãnh đạo Ủy ban nhân dân xã Vụ Bản',
          times: '1. Giao: 15 giờ 00, ngày 25/11/2026; người giao: Vũ Quang Minh',
          result: 'Đang giải quyết',
          note: 'Phê duyệt',
        },
      ],
    },
  },
  '07': {
    fields: {
      ...common,
      book: '11/2026',
      period: 'Tháng 11/2026',
      range: 'Từ số 25-0001 đến số 25-0002',
      total: '2',
      inPart: '2',
    },
    lists: {
      dossiers: [1, 2].map((n) => ({
        n: `25-000${n}`,
        code: `000.00.87.H42-261125-000${n}`,
        procedure: 'Chứng thực bản sao từ bản chính',
        sets: '1',
        applicant: 'Phạm Thị Lụa',
        contact: 'Thôn Vân Cát, xã Vụ Bản, tỉnh Ninh Bình\n0900 000 078',
        unit: 'Ủy ban nhân dân xã Vụ Bản',
        receivedAt: '25/11/2026',
        dueAt: '25/11/2026',
        returnedAt: n === 1 ? '25/11/2026' : '',
        returnWay: n === 1 ? 'Trực tiếp' : '',
        signed: '',
        note: n === 2 ? 'Đã rút' : '',
      })),
    },
  },
  result: {
    fields: {
      ...common,
      resultNumber: '12/GXN-UBND',
      resultName: 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
      resultCode: 'KQ.G15.000038',
      replaced: '11/GXN-UBND',
      signer: 'Đặng Văn Bình',
      signerTitle: 'PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ',
    },
    lists: { paragraphs: [{ text: 'Xác nhận bà Phạm Thị Lụa hiện tại chưa đăng ký kết hôn với ai.' }] },
  },
};
export const sampleOf = (form: TemplateName): FormValues => samples[form];
