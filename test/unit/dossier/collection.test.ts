import { describe, expect, test } from '@jest/globals';
import {
  collected,
  isTrackingNumber,
  typedTrackingNumber,
} from '../../../shared/domain/dossier/collection.ts';
import { commands, facts, lived, minute, run, trackingNumber } from './life.ts';

const authority = 'Giấy ủy quyền số 12, chứng thực ngày 20/11/2026';
const receiptLost = 'Giấy hẹn bị ướt';
const collectorName = 'Phạm Văn Thóc';

describe('the right to collect (ND118 Đ.6.2)', () => {
  test.each([
    [
      'the receipt’s code',
      'applicant',
      { receipt: 'code' },
      {},
      { proof: 'receipt-code', identityChecked: false },
    ],
    ['its QR', 'applicant', { receipt: 'qr' }, {}, { proof: 'receipt-qr' }],
    [
      'an ID when it is lost',
      'applicant',
      { identity: 'applicant' },
      { receiptLost },
      { proof: 'identity', identityChecked: true },
    ],
    [
      'another receipt',
      'applicant',
      { receipt: 'another', identity: 'applicant' },
      { receiptLost },
      'RECEIPT_DIFFERS',
    ],
    ['nothing at all', 'applicant', {}, {}, 'RECEIPT_NEEDED'],
    ['an ID without a reason', 'applicant', { identity: 'applicant' }, {}, 'RECEIPT_NEEDED'],
    ['a reason without an ID', 'applicant', {}, { receiptLost }, 'IDENTITY_NEEDED'],
    ['another’s ID', 'applicant', { identity: 'another' }, { receiptLost }, 'IDENTITY_DIFFERS'],
    [
      'the receipt with another’s ID',
      'applicant',
      { receipt: 'code', identity: 'another' },
      {},
      'IDENTITY_DIFFERS',
    ],
    [
      'a proxy with receipt, ID and authority',
      'representative',
      { receipt: 'code', identity: 'another' },
      { collectorName, authority },
      { collectedBy: 'representative', proof: 'receipt-code', authority: 'shown' },
    ],
    [
      'the representative whom the dossier names',
      'representative',
      { receipt: 'code', identity: 'representative' },
      { collectorName },
      { authority: 'in-the-dossier' },
    ],
    [
      'a proxy without the receipt, with a reason',
      'representative',
      { identity: 'another' },
      { collectorName, authority, receiptLost },
      { proof: 'identity', authority: 'shown' },
    ],
    [
      'a proxy who is not named',
      'representative',
      { receipt: 'code', identity: 'another' },
      { authority },
      'COLLECTOR_NEEDED',
    ],
    [
      'a proxy without his ID',
      'representative',
      { receipt: 'code' },
      { collectorName, authority },
      'IDENTITY_NEEDED',
    ],
    [
      'a proxy without authority',
      'representative',
      { receipt: 'code', identity: 'another' },
      { collectorName },
      'AUTHORITY_NEEDED',
    ],
    [
      'the applicant’s own ID in a proxy’s hand',
      'representative',
      { receipt: 'code', identity: 'applicant' },
      { collectorName },
      'AUTHORITY_NEEDED',
    ],
  ] as const)('%s', (_what, collectedBy, shown, kept, answer) => {
    expect(collected({ collectedBy, private: kept }, shown)).toMatchObject(
      typeof answer === 'string' ? { refused: answer } : answer,
    );
  });
  test('is asked of whoever stands there, and of nobody by post, whose number must be right', () => {
    const decided = lived('file', 'receive', 'open-step', 'decide');
    const giveBack = commands['return-result'](decided);
    expect(run(decided, giveBack, { ...facts(minute(60)), shown: {} })).toMatchObject({
      refused: 'RECEIPT_NEEDED',
    });
    const { collectedBy: _, ...nobody } = giveBack;
    expect(run(decided, nobody, facts(minute(60)))).toMatchObject({ refused: 'COLLECTOR_NEEDED' });
    const post = (number: string | undefined) =>
      run(
        decided,
        { ...commands['send-result'](decided), private: { trackingNumber: number } },
        facts(minute(60)),
      );
    expect(post(undefined)).toMatchObject({ refused: 'TRACKING_NUMBER_NEEDED' });
    expect(post('EA1')).toMatchObject({ refused: 'TRACKING_NUMBER_INVALID' });
    expect(post(trackingNumber)).toMatchObject({ delivery: 'sent' });
  });
});

describe('a tracking number of the post', () => {
  test('is known by its check digit', () => {
    // Two that are published as examples; the rest are the first with one slip.
    for (const right of ['EB125966888VN', 'RR473124829DE']) expect(isTrackingNumber(right)).toBe(true);
    for (const wrong of [
      'EB125966889VN',
      'EB152966888VN',
      'EB12596688VN',
      'EB1259668888VN',
      'EB125966888',
      '',
    ])
      expect([wrong, isTrackingNumber(wrong)]).toEqual([wrong, false]);
  });
  test('may be typed with spaces and small letters', () => {
    expect(isTrackingNumber(typedTrackingNumber(' eb 1259 66888 vn'))).toBe(true);
  });
});
