import type { RefusalCode } from '../domain/dossier/refusals.ts';
import type { Fixed } from './language.ts';

/** Codes that doors give themselves, beside the rules' refusals. */
export const edgeCodes = [
  'BAD_REQUEST',
  'BODY_TOO_LARGE',
  'NOT_SIGNED_IN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'FAULT',
] as const;
export type ProblemCode = RefusalCode | (typeof edgeCodes)[number];

type Problem = { readonly status: number; readonly title: string; readonly detail: Fixed };

/** One row per problem: HTTP status, title, and the sentence that says what to do. */
export const problems = {
  NOT_PERMITTED: {
    status: 403,
    title: 'Not permitted',
    detail: {
      vi: 'Chức danh hiện nay của ông/bà không được làm việc này. Nếu cần, xin hỏi người phụ trách hoặc người quản trị.',
      en: 'Your present post does not allow this. If you need it, ask your head or the administrator.',
    },
  },
  OWN_DOSSIER: {
    status: 403,
    title: 'Own dossier',
    detail: {
      vi: 'Đây là hồ sơ mà chính ông/bà có tên. Không ai được xử lý hồ sơ của mình: xin chuyển cho đồng nghiệp.',
      en: 'You are a party to this dossier. Nobody handles his own: please pass it to a colleague.',
    },
  },
  NOT_AUTHORISED_TO_DECIDE: {
    status: 403,
    title: 'Not authorised to decide',
    detail: {
      vi: 'Ông/bà chưa được ủy quyền quyết định tại quầy. Xin chuyển cho người được ủy quyền.',
      en: 'You are not authorised to decide at the desk. Please pass it to a colleague who is.',
    },
  },
  NOT_A_PARTY: {
    status: 404,
    title: 'Dossier not found',
    detail: {
      vi: 'Không tìm thấy hồ sơ này trong các hồ sơ của ông/bà. Xin kiểm tra lại địa chỉ hoặc tra cứu bằng mã số trên giấy hẹn.',
      en: 'This is not among your dossiers. Check the address, or track it with the code on your receipt.',
    },
  },
  DOSSIER_NOT_FOUND: {
    status: 404,
    title: 'Dossier not found',
    detail: {
      vi: 'Không tìm thấy hồ sơ. Xin kiểm tra lại mã số.',
      en: 'No such dossier. Please check the number.',
    },
  },
  DRAFT_NOT_FOUND: {
    status: 404,
    title: 'Draft not found',
    detail: {
      vi: 'Không tìm thấy bản nháp. Có thể bản nháp đã được nộp hoặc đã quá 90 ngày.',
      en: 'No such draft. It may have been filed, or be older than 90 days.',
    },
  },
  PROCEDURE_NOT_FOUND: {
    status: 404,
    title: 'Procedure not found',
    detail: { vi: 'Không có thủ tục này trong danh mục.', en: 'This procedure is not in the catalogue.' },
  },
  PROCEDURE_WITHOUT_ROUTE: {
    status: 409,
    title: 'Procedure not open here',
    detail: {
      vi: 'Thủ tục này chưa nhận hồ sơ qua hệ thống. Mời ông/bà đến Bộ phận Một cửa để được hướng dẫn.',
      en: 'This procedure cannot be filed here yet. Please come to the one-stop desk.',
    },
  },
  CHANNEL_NOT_OFFERED: {
    status: 409,
    title: 'Channel not offered',
    detail: {
      vi: 'Thủ tục này không nhận hồ sơ theo cách đã chọn. Xin chọn cách khác.',
      en: 'This procedure is not offered through this channel. Please choose another.',
    },
  },
  PERSON_NOT_FOUND: {
    status: 404,
    title: 'Person not found',
    detail: { vi: 'Không tìm thấy cán bộ này.', en: 'No such officer.' },
  },
  POST_NOT_FOUND: {
    status: 404,
    title: 'Post not found',
    detail: { vi: 'Không tìm thấy chức danh này.', en: 'No such post.' },
  },
  PARKED_MESSAGE_NOT_FOUND: {
    status: 404,
    title: 'Message not found',
    detail: {
      vi: 'Không tìm thấy tin này; có thể một người khác đã gửi lại.',
      en: 'No such message; somebody may already have sent it again.',
    },
  },
  NOTICE_NOT_FOUND: {
    status: 404,
    title: 'Notice not found',
    detail: { vi: 'Không tìm thấy thông báo này.', en: 'There is no such notice.' },
  },
  ADDRESS_NOT_MARKED: {
    status: 404,
    title: 'Address not marked',
    detail: {
      vi: 'Địa chỉ này không còn bị đánh dấu; có thể một người khác đã bỏ dấu rồi.',
      en: 'This address is not marked any more; somebody may have cleared it already.',
    },
  },
  NOTICE_CHANGED: {
    status: 409,
    title: 'Notice changed',
    detail: {
      vi: 'Thông báo này vừa đổi trạng thái, có thể do người quản trị khác vừa xử lý. Chưa làm gì thêm. Xin xem lại danh sách.',
      en: 'This notice has just changed; another administrator may have handled it. Nothing more was done. Please look at the list again.',
    },
  },
  NOTICE_OVERTAKEN: {
    status: 409,
    title: 'Notice overtaken',
    detail: {
      vi: 'Hồ sơ đã chuyển sang bước khác nên điều thông báo này nói không còn đúng. Chưa gửi gì. Xin đóng thông báo, chọn «Không còn cần báo nữa».',
      en: 'The dossier has moved on, and what this notice says is no longer so. Nothing was sent. Please close it as “No longer of use”.',
    },
  },
  TEMPLATE_CHANGED: {
    status: 409,
    title: 'Template changed',
    detail: {
      vi: 'Một người khác vừa ban hành mẫu này. Bản của ông/bà chưa được ban hành. Xin mở lại mẫu để xem bản mới.',
      en: 'Somebody else has just published this template. Yours was not published. Open the template again to see the new one.',
    },
  },
  TEMPLATE_FAULTY: {
    status: 422,
    title: 'Template faulty',
    detail: {
      vi: 'Mẫu chưa dùng được nên chưa được ban hành. Bấm «Xem trước» để biết cần sửa chỗ nào.',
      en: 'The template cannot be used and was not published. Press “Preview” to see what to mend.',
    },
  },
  SMS_TOO_LONG: {
    status: 422,
    title: 'SMS of several messages',
    detail: {
      vi: 'Tin nhắn có thể dài hơn một tin, tốn gấp đôi trở lên. Rút ngắn lại, hoặc đánh dấu đồng ý rồi ban hành.',
      en: 'The SMS may take more than one message and cost twice as much or more. Shorten it, or tick that you accept this.',
    },
  },
  STEP_NOT_OPEN: {
    status: 409,
    title: 'Step not open',
    detail: {
      vi: 'Hồ sơ không còn ở bước này. Xin xem tình trạng mới của hồ sơ.',
      en: 'The dossier is no longer at this step. Please look where it stands now.',
    },
  },
  CASE_NEEDED: {
    status: 422,
    title: 'Case needed',
    detail: {
      vi: 'Thủ tục này có nhiều trường hợp, thời hạn khác nhau. Xin chọn một trường hợp.',
      en: 'This procedure has several cases with different times. Please choose one.',
    },
  },
  NOTE_NEEDED: {
    status: 422,
    title: 'Note needed',
    detail: {
      vi: 'Xin ghi rõ lý do trả lại hoặc nội dung ý kiến khác, để người làm tiếp biết phải làm gì.',
      en: 'Please write why it is sent back, or what the objection is, for whoever goes on with it.',
    },
  },
  NOTHING_TO_SAY: {
    status: 409,
    title: 'Nothing to say',
    detail: {
      vi: 'Chưa có việc gì đến hạn nhắc.',
      en: 'Nothing is to be reminded of yet.',
    },
  },
  NOT_OF_THE_UNIT: {
    status: 422,
    title: 'Not of the unit',
    detail: {
      vi: 'Người được chọn không giải quyết được bước này: không có chức danh phù hợp ở đơn vị đang giữ bước, đã tham gia dự thảo, hoặc là người trong hồ sơ. Xin chọn người khác.',
      en: 'The person you chose cannot answer this step: no fitting post in the unit that holds it, prepared it, or is a party. Please choose another.',
    },
  },
  OUTCOME_NOT_OFFERED: {
    status: 422,
    title: 'Outcome not offered',
    detail: {
      vi: 'Bước này không có kết luận đó theo quy trình của hồ sơ. Xin tải lại trang và chọn lại.',
      en: 'This step does not offer that outcome on the route of this dossier. Please reload and choose again.',
    },
  },
  PREPARED_IT_HIMSELF: {
    status: 403,
    title: 'Prepared it himself',
    detail: {
      vi: 'Ông/bà đã thụ lý hồ sơ này nên không ký duyệt. Xin chuyển cho lãnh đạo khác.',
      en: 'You prepared this dossier, so you do not sign it. Please leave it to another leader.',
    },
  },
  GAVE_IT_HIMSELF: {
    status: 403,
    title: 'Gave it himself',
    detail: {
      vi: 'Ông/bà là người đã giao bản giấy này nên không tự xác nhận nhận. Xin để đồng nghiệp ở đơn vị nhận xác nhận.',
      en: 'You handed these papers over, so you do not confirm them yourself. Please let a colleague of the receiving unit do it.',
    },
  },
  PAPER_ELSEWHERE: {
    status: 409,
    title: 'Paper elsewhere',
    detail: {
      vi: 'Lúc này bản giấy không ở đơn vị của ông/bà, hoặc không đang chuyển đến đơn vị của ông/bà. Xin xem lại ai đang giữ.',
      en: 'The papers are not with your unit now, nor on their way to it. Please look who has them.',
    },
  },
  PAPER_CHANGED: {
    status: 409,
    title: 'Paper changed hands',
    detail: {
      vi: 'Bản giấy vừa được giao, nhận hoặc lấy lại sau khi ông/bà mở trang. Xin xem lại ai đang giữ rồi làm tiếp.',
      en: 'The papers were handed over, taken or called back since you opened the page. See who has them, then go on.',
    },
  },
  NOT_SENT_BY_POST: {
    status: 409,
    title: 'Not sent by post',
    detail: {
      vi: 'Kết quả này không đang trên đường bưu chính của đơn vị ông/bà. Xin xem tình trạng mới của hồ sơ.',
      en: 'This result is not in the post from your desk now. Please look where the dossier stands.',
    },
  },
  TRACKING_NUMBER_INVALID: {
    status: 422,
    title: 'Tracking number invalid',
    detail: {
      vi: 'Số hiệu bưu gửi chưa đúng: hai chữ, chín số, hai chữ, ví dụ EB125966888VN. Xin xem lại từng số trên phiếu gửi.',
      en: 'The tracking number is not right: two letters, nine digits, two letters, as EB125966888VN. Please compare it with the slip.',
    },
  },
  RECEIPT_NEEDED: {
    status: 422,
    title: 'Receipt needed',
    detail: {
      vi: 'Xin ghi mã số trên giấy hẹn hoặc quét mã QR. Nếu mất giấy hẹn, xin ghi lý do và số trên thẻ căn cước.',
      en: 'Enter the code on the receipt or scan its QR. If it is lost, write why, and the number on the ID card.',
    },
  },
  RECEIPT_DIFFERS: {
    status: 422,
    title: 'Receipt differs',
    detail: {
      vi: 'Giấy hẹn này không phải của hồ sơ đang mở. Xin xem lại mã số, hoặc tìm đúng hồ sơ theo giấy hẹn.',
      en: 'This receipt belongs to another dossier. Check the code, or find the dossier by the receipt.',
    },
  },
  IDENTITY_NEEDED: {
    status: 422,
    title: 'Identity needed',
    detail: {
      vi: 'Xin ghi số trên thẻ căn cước của người đến nhận để đối chiếu.',
      en: 'Enter the number on the ID card of whoever collects, so that it can be compared.',
    },
  },
  IDENTITY_DIFFERS: {
    status: 422,
    title: 'Identity differs',
    detail: {
      vi: 'Số căn cước này không khớp với người yêu cầu trong hồ sơ nên chưa trả được. Nếu là người nhận thay, xin chọn người được ủy quyền và xem giấy ủy quyền.',
      en: 'This number is not the applicant’s, so nothing is handed out. If it is a proxy, choose that and ask for the written authority.',
    },
  },
  AUTHORITY_NEEDED: {
    status: 422,
    title: 'Authority needed',
    detail: {
      vi: 'Người nhận thay phải có giấy ủy quyền. Xin ghi giấy ủy quyền nào, ai chứng thực, ngày nào.',
      en: 'A proxy needs a written authority. Please say which, who certified it, and when.',
    },
  },
  UNIT_NOT_IN_DOSSIER: {
    status: 422,
    title: 'Unit not in the dossier',
    detail: {
      vi: 'Bản giấy chỉ giao cho đơn vị đang hoặc đã tham gia giải quyết hồ sơ này. Xin chọn đơn vị khác.',
      en: 'Papers go only to a unit that takes part in this dossier. Please choose another.',
    },
  },
  PAPER_NOT_ON_LIST: {
    status: 422,
    title: 'Paper not on the list',
    detail: {
      vi: 'Xin đánh dấu ít nhất một giấy tờ còn thiếu, trong số giấy tờ đã giao.',
      en: 'Mark at least one paper that is missing, of those that were handed over.',
    },
  },
  STEP_TAKEN: {
    status: 409,
    title: 'Step taken',
    detail: {
      vi: 'Bước này đã có cán bộ khác nhận làm. Nếu cần, xin trưởng đơn vị giao lại.',
      en: 'Another officer has taken this step. If needed, ask the head of the unit to give it to you.',
    },
  },
  STEP_NOT_TAKEN: {
    status: 409,
    title: 'Step not taken',
    detail: {
      vi: 'Bước này chưa có ai nhận làm.',
      en: 'Nobody has taken this step.',
    },
  },
  STEP_OPENED_ALREADY: {
    status: 409,
    title: 'Step opened already',
    detail: {
      vi: 'Bước này đã được mở.',
      en: 'This step was opened already.',
    },
  },
  STEP_CHANGED: {
    status: 409,
    title: 'Step changed',
    detail: {
      vi: 'Hồ sơ đã có thay đổi sau khi ông/bà mở trang. Xin xem lại rồi làm tiếp.',
      en: 'The dossier has changed since you opened it. Please look again and repeat your act.',
    },
  },
  DRAFT_CHANGED: {
    status: 409,
    title: 'Draft changed',
    detail: {
      vi: 'Bản nháp này vừa được lưu ở một cửa sổ hoặc máy khác. Xin tải lại để không mất nội dung mới hơn.',
      en: 'This draft was saved in another window or device. Reload so that the newer text is not lost.',
    },
  },
  RESULT_DRAFT_CHANGED: {
    status: 409,
    title: 'Draft of the result changed',
    detail: {
      vi: 'Dự thảo vừa được người khác lưu sau khi ông/bà mở trang. Xin đọc bản mới rồi lưu lại phần của mình.',
      en: 'Somebody saved another draft since you opened this page. Please read it, then save yours again.',
    },
  },
  RESULT_DRAFT_NEEDED: {
    status: 422,
    title: 'Draft of the result needed',
    detail: {
      vi: 'Chưa có dự thảo kết quả. Xin lưu dự thảo trước, hoặc đánh dấu là trình bản giấy.',
      en: 'There is no draft of the result. Please save one first, or say that it is presented on paper.',
    },
  },
  MESSAGE_NOT_TOLD: {
    status: 422,
    title: 'Nobody would be told',
    detail: {
      vi: 'Lời nhắn cho người nộp chỉ gửi được cùng kết quả hoặc lời từ chối. Ở bước này xin dùng ghi chú nội bộ.',
      en: 'A message to the applicant goes with a result or a rejection. At this step please use the internal note.',
    },
  },
  ALREADY_DECIDED: {
    status: 409,
    title: 'Already decided',
    detail: {
      vi: 'Hồ sơ đã có quyết định giải quyết nên không rút được nữa.',
      en: 'The dossier is decided and can no longer be withdrawn.',
    },
  },
  DOSSIER_ENDED: {
    status: 409,
    title: 'Dossier ended',
    detail: {
      vi: 'Hồ sơ đã kết thúc, không làm thêm được việc gì.',
      en: 'The dossier has ended; nothing more can be done.',
    },
  },
  DOSSIER_EXISTS: {
    status: 409,
    title: 'Dossier exists',
    detail: {
      vi: 'Hồ sơ này đã được nộp rồi. Xin mở danh sách hồ sơ để theo dõi.',
      en: 'This dossier was already filed. Please find it in your list.',
    },
  },
  UNKNOWN_COMPONENT: {
    status: 422,
    title: 'Unknown component',
    detail: {
      vi: 'Giấy tờ này không có trong thành phần hồ sơ của thủ tục nên không được yêu cầu hay ghi nhận.',
      en: 'This paper is not a component of the procedure, so it can be neither asked for nor recorded.',
    },
  },
  COMPONENT_MISSING: {
    status: 422,
    title: 'Component missing',
    detail: {
      vi: 'Hồ sơ chưa đủ giấy tờ bắt buộc nên chưa tiếp nhận được. Xin đánh dấu đủ hoặc yêu cầu bổ sung.',
      en: 'A required paper is missing, so the dossier cannot be received. Tick it, or ask for a supplement.',
    },
  },
  FORM_NOT_ACCEPTED: {
    status: 422,
    title: 'Form not accepted',
    detail: {
      vi: 'Giấy tờ này phải nộp ở loại bản khác (bản chính, bản sao…). Xin xem lại thành phần hồ sơ.',
      en: 'This paper is needed in another form (original, copy …). Please see the list of papers.',
    },
  },
  REASONS_NEEDED: {
    status: 422,
    title: 'Reasons needed',
    detail: {
      vi: 'Xin ghi ít nhất một lý do, gắn với một giấy tờ.',
      en: 'Give at least one reason, tied to a paper.',
    },
  },
  DRAFT_NOT_HERE: {
    status: 409,
    title: 'No draft on this step',
    detail: {
      vi: 'Dự thảo kết quả do đơn vị thụ lý và người ký soạn. Ở bước này, xin ghi ý kiến khi trả lời.',
      en: 'The result is drafted by the unit in charge and by who signs. On this step, please write your opinion with the answer.',
    },
  },
  FILE_TOO_LARGE: {
    status: 422,
    title: 'File too large',
    detail: {
      vi: 'Tệp lớn hơn 20 MB. Xin thu nhỏ ảnh, quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.',
      en: 'The file is larger than 20 MB. Please shrink the photo, scan it coarser, or split it into several files.',
    },
  },
  FILE_TYPE_NOT_ACCEPTED: {
    status: 422,
    title: 'Type of file not accepted',
    detail: {
      vi: 'Chỉ nhận ảnh JPG, PNG và tệp PDF. Ảnh HEIC của iPhone: xin chụp lại bằng nút Chụp ảnh ở trang này. Tệp Word, Excel: xin lưu thành PDF.',
      en: 'Only JPG and PNG photos and PDF files are taken. HEIC: please take the photo with the button on this page. Word, Excel: save as PDF.',
    },
  },
  TOO_MANY_FILES: {
    status: 422,
    title: 'Too many files',
    detail: {
      vi: 'Hồ sơ này đã có quá nhiều tệp. Xin gộp nhiều trang vào một tệp PDF.',
      en: 'This dossier has too many files. Please put several pages into one PDF.',
    },
  },
  FILE_NOT_FOUND: {
    status: 404,
    title: 'File not found',
    detail: {
      vi: 'Không còn tệp này: tệp gửi mà chưa nộp chỉ được giữ 48 giờ. Xin chọn và gửi lại tệp.',
      en: 'This file is gone: what is sent and not handed in is kept for 48 hours. Please choose and send it again.',
    },
  },
  FILE_NOT_SENT: {
    status: 409,
    title: 'File not sent',
    detail: {
      vi: 'Có tệp chưa gửi xong. Xin đợi gửi xong, hoặc bỏ tệp ấy, rồi làm lại.',
      en: 'A file has not arrived yet. Please wait until it has, or take it away, and try again.',
    },
  },
  FILE_NOT_CHECKED: {
    status: 409,
    title: 'File not checked',
    detail: {
      vi: 'Tệp đang được kiểm tra mã độc nên chưa mở và chưa tiếp nhận được. Thường chỉ mất vài giây: xin thử lại sau ít phút.',
      en: 'A file is still being checked for malware and can be neither opened nor received. It takes seconds: please try again.',
    },
  },
  FILE_REFUSED: {
    status: 409,
    title: 'File refused',
    detail: {
      vi: 'Có tệp không dùng được (có mã độc, hỏng hoặc sai loại). Xin bỏ tệp ấy và gửi tệp khác, hoặc xuất trình bản giấy.',
      en: 'A file cannot be used (malware, damage or the wrong type). Please send another instead, or show the paper.',
    },
  },
  FILE_ATTACHED: {
    status: 409,
    title: 'File attached already',
    detail: {
      vi: 'Tệp này đã nằm trong hồ sơ nên không bỏ hay dùng lần nữa được. Xin chọn tệp như một tệp mới.',
      en: 'This file is in the dossier already and can be neither taken away nor used again. Please choose it as a new file.',
    },
  },
  FORM_INCOMPLETE: {
    status: 422,
    title: 'Form incomplete',
    detail: {
      vi: 'Tờ khai còn chỗ chưa điền hoặc điền chưa đúng.',
      en: 'The form has fields that are empty or wrong.',
    },
  },
  IDENTITY_NOT_LINKED: {
    status: 409,
    title: 'Identity not linked',
    detail: {
      vi: 'Tài khoản chưa được xác thực bằng căn cước. Mời ông/bà đăng nhập lại bằng tài khoản định danh.',
      en: 'Your account is not linked to a verified identity. Please sign in again with your eID.',
    },
  },
  FILER_NOT_NAMED: {
    status: 422,
    title: 'Filer not named',
    detail: {
      vi: 'Ông/bà phải có tên trong hồ sơ: là người yêu cầu, người đại diện hoặc người nộp thay, với đúng số định danh của tài khoản đang dùng.',
      en: 'You must be named yourself: as applicant, representative or submitter, with the ID number of your own account.',
    },
  },
  PHONE_INVALID: {
    status: 422,
    title: 'Phone number invalid',
    detail: {
      vi: 'Số điện thoại chưa đúng. Ví dụ đúng: 0912 345 678.',
      en: 'The phone number is not valid. Example: 0912 345 678.',
    },
  },
  COLLECTOR_NEEDED: {
    status: 422,
    title: 'Collector needed',
    detail: {
      vi: 'Xin ghi ai đến nhận; người nhận thay thì ghi họ và tên.',
      en: 'Say who collects; for a proxy, also his name.',
    },
  },
  TRACKING_NUMBER_NEEDED: {
    status: 422,
    title: 'Tracking number needed',
    detail: { vi: 'Xin ghi số hiệu bưu gửi.', en: 'Please give the postal tracking number.' },
  },
  NO_WORKING_DAY: {
    status: 409,
    title: 'No working day',
    detail: {
      vi: 'Chưa tính được ngày hẹn vì lịch làm việc chưa có. Xin báo quản trị viên cập nhật lịch.',
      en: 'The appointment cannot be counted: the calendar has a gap. Please tell the administrator.',
    },
  },
  FORM_NOT_DUE: {
    status: 409,
    title: 'Form not due',
    detail: {
      vi: 'Hồ sơ chưa đến bước dùng mẫu này, nên chưa in được.',
      en: 'The dossier has not come to the point at which this form is made.',
    },
  },
  FORM_ISSUED_ALREADY: {
    status: 409,
    title: 'Form issued already',
    detail: {
      vi: 'Mẫu này đã được lập. Xin tải lại trang rồi in lại bản đã lập.',
      en: 'This form was made already. Reload the page and print the one that was made.',
    },
  },
  FORM_NOT_READY: {
    status: 404,
    title: 'Form not ready',
    detail: {
      vi: 'Giấy này đang được lập. Xin thử lại sau một phút.',
      en: 'This paper is just being made. Please try again in a minute.',
    },
  },
  FORM_CHANGED: {
    status: 500,
    title: 'Form changed',
    detail: {
      vi: 'Bản đã lưu không còn đúng như lúc lập, nên hệ thống không cho in. Xin báo ngay cho người quản trị.',
      en: 'The kept paper is no longer what it was when it was made, so it is not given out. Tell the administrator at once.',
    },
  },
  RESULT_REGISTERED: {
    status: 409,
    title: 'Result registered already',
    detail: {
      vi: 'Kết quả đã vào sổ. Nếu kết quả sai, xin bấm “Báo kết quả sai” để đính chính.',
      en: 'The result is registered already. If it is wrong, report it so that it can be corrected.',
    },
  },
  RESULT_NOT_REGISTERED: {
    status: 409,
    title: 'No result registered',
    detail: {
      vi: 'Kết quả của hồ sơ này chưa vào sổ. Xin vào sổ kết quả trước; chỉ có bản giấy không số thì đánh dấu như vậy khi trả.',
      en: 'No result of this dossier is registered yet. Register it first; if there is only a paper without number, say so when you return it.',
    },
  },
  RESULT_WITHOUT_FILE: {
    status: 404,
    title: 'Result without file',
    detail: {
      vi: 'Kết quả này chỉ có bản giấy, không có tệp để tải. Xin nhận bản giấy tại Bộ phận Một cửa.',
      en: 'This result exists on paper only. Please collect it at the desk.',
    },
  },
  RESULT_FILE_NEEDED: {
    status: 422,
    title: 'Result has no file',
    detail: {
      vi: 'Kết quả đã vào sổ nhưng không có tệp nên không trả trực tuyến được. Xin trả bản giấy; muốn có tệp thì báo kết quả sai rồi đính chính kèm tệp.',
      en: 'The result was registered without a file, so it cannot be returned online. Return it on paper; for a file, report it wrong and correct it with one.',
    },
  },
  RESULT_CODE_UNKNOWN: {
    status: 422,
    title: 'Unknown code of a result',
    detail: {
      vi: 'Thủ tục này không có loại kết quả mang mã ấy. Xin chọn lại mã kết quả (KQ).',
      en: 'This procedure has no kind of result with that code. Choose the KQ code again.',
    },
  },
  RESULT_NOT_RETURNED: {
    status: 409,
    title: 'Result not returned yet',
    detail: {
      vi: 'Kết quả chưa được trả nên chưa tải về được. Bộ phận Một cửa sẽ báo cho ông/bà ngay khi trả.',
      en: 'The result was not returned yet, so it cannot be saved yet. The desk will tell you as soon as it is.',
    },
  },
  RESULT_FILE_NOT_PDF: {
    status: 422,
    title: 'Result is no PDF file',
    detail: {
      vi: 'Tệp kết quả phải là PDF. Xin quét hoặc lưu kết quả thành PDF rồi tải lên lại.',
      en: 'The file of a result must be a PDF. Scan it or save it as PDF and send it again.',
    },
  },
  DRAFT_NEEDED: {
    status: 409,
    title: 'Draft needed',
    detail: {
      vi: 'Chưa có dự thảo kết quả để lập văn bản. Xin tải tệp kết quả lên, hoặc chỉ ghi số.',
      en: 'There is no draft to make the letter from. Upload the result, or register its number alone.',
    },
  },
  CORRECTION_OPEN: {
    status: 409,
    title: 'Correction open already',
    detail: {
      vi: 'Kết quả này đã được báo sai và đang được đính chính.',
      en: 'This result was reported wrong already and is being corrected.',
    },
  },
  SUPPLEMENT_STILL_AWAITED: {
    status: 409,
    title: 'Supplement still awaited',
    detail: {
      vi: 'Chưa hết hạn bổ sung nên chưa dừng giải quyết hồ sơ được. Hệ thống sẽ báo khi hết hạn.',
      en: 'The supplement may still come in its time, so the dossier cannot be closed yet. You will be told when it can.',
    },
  },
  CURSOR_INVALID: {
    status: 400,
    title: 'Cursor invalid',
    detail: {
      vi: 'Trang này không còn dùng được. Xin mở lại danh sách từ đầu.',
      en: 'This page is no longer valid. Open the list from the start.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'Idempotency key reused',
    detail: {
      vi: 'Yêu cầu này trùng mã với một yêu cầu khác đã gửi. Xin tải lại trang rồi làm lại.',
      en: 'This request bears the key of another one. Reload the page and try again.',
    },
  },
  TRACKING_FAILED: {
    status: 404,
    title: 'Nothing found',
    detail: {
      vi: 'Mã hồ sơ và bốn số cuối chưa khớp. Xin xem lại giấy hẹn: bốn số cuối điện thoại đã đăng ký hoặc mã PIN in trên giấy.',
      en: 'The code and the four digits do not match. See your receipt: the last four digits of the phone, or the printed PIN.',
    },
  },
  TRACKING_LOCKED: {
    status: 429,
    title: 'Locked for an hour',
    detail: {
      vi: 'Mã hồ sơ này đã nhập sai năm lần nên tạm khóa một giờ. Ông/bà có thể quét mã QR trên giấy hẹn hoặc gọi Bộ phận Một cửa.',
      en: 'Five wrong tries: this code is locked for an hour. Scan the QR on your receipt, or call the desk.',
    },
  },
  TOO_MANY_TRIES: {
    status: 429,
    title: 'Too many tries',
    detail: {
      vi: 'Có quá nhiều lần tra cứu từ kết nối này. Xin thử lại sau một giờ.',
      en: 'Too many tries from this connection. Please try again in an hour.',
    },
  },
  TOO_MANY_UPLOADS: {
    status: 429,
    title: 'Too many files',
    detail: {
      vi: 'Tài khoản này đã gửi quá nhiều tệp trong một giờ. Xin đợi một lúc rồi gửi tiếp.',
      en: 'This account has sent too many files within an hour. Please wait a while, then go on.',
    },
  },
  TOO_BUSY: {
    status: 503,
    title: 'Too busy',
    detail: {
      vi: 'Hệ thống đang bận, việc chưa được ghi. Xin bấm lại sau ít phút, nội dung đã nhập vẫn còn.',
      en: 'The system is busy and nothing was written. Please press again; what you typed is kept.',
    },
  },
  BAD_REQUEST: {
    status: 400,
    title: 'Bad request',
    detail: {
      vi: 'Nội dung gửi lên chưa đúng. Xin xem các chỗ được đánh dấu.',
      en: 'What was sent is not right. See the marked fields.',
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'Body too large',
    detail: {
      vi: 'Nội dung gửi lên quá lớn (trên 256 KB).',
      en: 'What was sent is too large (over 256 KB).',
    },
  },
  NOT_SIGNED_IN: {
    status: 401,
    title: 'Not signed in',
    detail: {
      vi: 'Phiên đăng nhập đã hết. Xin đăng nhập lại; nội dung đã lưu vẫn còn.',
      en: 'Your session has ended. Sign in again; what was saved is kept.',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not found',
    detail: { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method not allowed',
    detail: { vi: 'Địa chỉ này không nhận cách gọi đó.', en: 'This address does not take that method.' },
  },
  FAULT: {
    status: 500,
    title: 'Fault',
    detail: {
      vi: 'Hệ thống gặp trục trặc. Xin thử lại; nếu vẫn vậy, xin gọi Bộ phận Một cửa.',
      en: 'Something went wrong here. Please try again; if it stays so, call the desk.',
    },
  },
} as const satisfies Record<ProblemCode, Problem>;
