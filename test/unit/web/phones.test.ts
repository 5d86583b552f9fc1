import { describe, expect, test } from '@jest/globals';
import { validPhone } from '../../../shared/application/phones.ts';
import { fourDigitsOf, looksLikePhone, phoneText } from '../../../web/kit/phones.ts';

describe('the page’s light look at a telephone number', () => {
  test.each([
    '0912 345 678',
    '0912.345.678',
    '+84 912 345 678',
    '84912345678',
    '0228 3820 123',
    '+1 555 123 4567',
  ])('lets %s pass, as the door does', (phone) => {
    expect([looksLikePhone(phone), validPhone(phone)]).toEqual([true, true]);
  });
  test.each(['12345', '0123', '091234567890', 'không có'])('stops %s, as the door would', (phone) => {
    expect([looksLikePhone(phone), validPhone(phone)]).toEqual([false, false]);
  });
});

test.each([
  ['+84912345678', '0912 345 678'],
  ['0912345678', '0912 345 678'],
  ['+842280000001', '0228 0000 001'],
  ['+15551234567', '+15551234567'],
  ['', ''],
])('%s is read as “%s”', (phone, said) => {
  expect(phoneText(phone)).toBe(said);
});

test.each([
  ['5678', '5678'],
  ['0912 345 678', '5678'],
  ['+84912345678', '5678'],
  ['567', undefined],
  ['56789', undefined],
  ['abcd', undefined],
])('tracking by %j takes the digits %s', (typed, digits) => {
  expect(fourDigitsOf(typed)).toBe(digits);
});
