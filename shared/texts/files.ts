import type { FileFault } from '../domain/file/file.ts';
import type { Fixed } from './language.ts';

/** Why a file was refused, and what to do about it. */
export const fileFaultTexts = {
  infected: {
    vi: 'Tệp có mã độc nên đã bị chặn. Xin chụp ảnh hoặc quét lại giấy tờ bằng máy khác rồi gửi tệp mới.',
    en: 'The file holds malware and was stopped. Please photograph or scan the paper again on another device.',
  },
  'not-scanned': {
    vi: 'Không kiểm tra được tệp này. Xin chụp ảnh hoặc quét lại giấy tờ rồi gửi tệp mới.',
    en: 'This file could not be checked. Please photograph or scan the paper again and send the new file.',
  },
  'wrong-type': {
    vi: 'Nội dung tệp không đúng với loại ghi ở tên tệp. Xin gửi ảnh JPG, PNG hoặc tệp PDF thật, không đổi đuôi tệp.',
    en: 'The content is not what the name says. Please send a real JPG, PNG or PDF; do not rename other files.',
  },
  damaged: {
    vi: 'Tệp bị hỏng hoặc thiếu phần cuối. Xin mở thử trên máy, chụp hoặc quét lại rồi gửi tệp mới.',
    en: 'The file is damaged or cut off. Please open it on your device, scan the paper again and send the new file.',
  },
  encrypted: {
    vi: 'Tệp PDF có đặt mật khẩu nên không kiểm tra được. Xin bỏ mật khẩu, hoặc chụp ảnh giấy tờ rồi gửi lại.',
    en: 'The PDF has a password and cannot be checked. Please remove it, or send photos of the paper.',
  },
  'script-inside': {
    vi: 'Tệp PDF có lệnh tự chạy nên không được nhận. Xin in tệp ra PDF mới, hoặc chụp ảnh giấy tờ rồi gửi lại.',
    en: 'The PDF holds commands that run by themselves. Please print it to a new PDF, or send photos of the paper.',
  },
  'file-inside': {
    vi: 'Tệp PDF có tệp khác đính bên trong. Xin gửi từng tệp riêng, hoặc in ra PDF mới rồi gửi lại.',
    en: 'The PDF has other files inside. Please send each file by itself, or print it to a new PDF.',
  },
  'something-behind': {
    vi: 'Phía sau nội dung tệp có dữ liệu lạ. Xin chụp ảnh hoặc quét lại giấy tờ rồi gửi tệp mới.',
    en: 'Foreign data stands behind the content. Please photograph or scan the paper again and send the new file.',
  },
  replaced: {
    vi: 'Tệp nhận được không đúng với tệp đã chọn. Xin chọn và gửi lại.',
    en: 'What arrived is not the file that was chosen. Please choose and send it again.',
  },
} as const satisfies Record<FileFault, Fixed>;
