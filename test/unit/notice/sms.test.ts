import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainLetters, smsSize } from '../../../shared/domain/notice/sms.ts';

describe('the size of an SMS', () => {
  test.each([
    ['nothing', '', 'gsm-7', 0, 1],
    ['160 plain letters', 'a'.repeat(160), 'gsm-7', 160, 1],
    ['161 plain letters', 'a'.repeat(161), 'gsm-7', 161, 2],
    ['306 plain letters, the most of two', 'a'.repeat(306), 'gsm-7', 306, 2],
    ['307 plain letters', 'a'.repeat(307), 'gsm-7', 307, 3],
    ['80 euro signs, two septets each', '€'.repeat(80), 'gsm-7', 160, 1],
    ['one more', `${'€'.repeat(80)}a`, 'gsm-7', 161, 2],
    ['70 letters with one that GSM-7 lacks', `${'a'.repeat(69)}ồ`, 'ucs-2', 70, 1],
    ['71 of them', `${'a'.repeat(70)}ồ`, 'ucs-2', 71, 2],
    ['letters beyond 16 bits, two units each', '😀'.repeat(35), 'ucs-2', 70, 1],
  ] as const)('%s', (_, text, alphabet, length, segments) => {
    expect(smsSize(text)).toEqual({ alphabet, length, segments });
  });
  test('an escape is not cut from its sign: what does not fit goes whole into the next message', () => {
    // 152 + an escaped sign leaves one septet of the first message empty; so each of three holds 152 or less.
    const text = `${'a'.repeat(152)}€${'a'.repeat(150)}€${'a'.repeat(10)}`;
    expect(smsSize(text)).toEqual({ alphabet: 'gsm-7', length: 316, segments: 3 });
  });
  test('never fewer messages than its length asks for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const { alphabet, length, segments } = smsSize(text);
        const [alone, together] = alphabet === 'gsm-7' ? [160, 153] : [70, 67];
        expect(segments).toBe(length <= alone ? 1 : Math.max(segments, Math.ceil(length / together)));
      }),
    );
  });
});

describe('plain letters', () => {
  test('of every Vietnamese letter are in GSM-7, and as many', () => {
    const vowels = 'aăâeêioôơuưy';
    const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
    const letters = [...vowels].flatMap((vowel) => marks.map((mark) => (vowel + mark).normalize('NFC')));
    const all = [...letters, 'đ'].join('');
    const plain = plainLetters(all + all.toUpperCase());
    expect(plain).toMatch(/^[a-zA-Z]+$/);
    expect(plain).toHaveLength(2 * 73);
    expect(plainLetters('Hồ sơ của ông/bà Đỗ Thị Mỹ đã có “kết quả” – 12 000 ₫…')).toBe(
      'Ho so cua ong/ba Do Thi My da co "ket qua" - 12 000 d...',
    );
  });
  test('of what is plain already are the same, written in either form', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(plainLetters(plainLetters(text))).toBe(plainLetters(text));
        expect(plainLetters(text.normalize('NFD'))).toBe(plainLetters(text.normalize('NFC')));
      }),
    );
  });
});
