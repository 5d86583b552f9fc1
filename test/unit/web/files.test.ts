import { describe, expect, test } from '@jest/globals';
import { outcomeOf } from '../../../web/kit/uploads/browser-doors.ts';
import type { Upload } from '../../../web/kit/uploads/upload.ts';
import { mostBytes } from '../../../shared/domain/file/file.ts';
import { faultOfFile, sizeText, tidyName, typeOf } from '../../../web/kit/uploads/judge.ts';
import {
  asUploads,
  fieldOfFile,
  fileField,
  keptFiles,
  keptOf,
  sentFiles,
} from '../../../web/kit/uploads/kept-files.ts';

describe('what is seen of a file before it is sent', () => {
  test.each([
    ['a PDF', { name: 'a.pdf', type: 'application/pdf', size: 5 }, undefined],
    ['a photo', { name: 'a.jpg', type: 'image/jpeg', size: mostBytes }, undefined],
    ['a photo that an old phone says nothing of', { name: 'ANH.JPEG', type: '', size: 5 }, undefined],
    ['one byte too much', { name: 'a.pdf', type: 'application/pdf', size: mostBytes + 1 }, 'too-large'],
    ['nothing', { name: 'a.pdf', type: 'application/pdf', size: 0 }, 'empty'],
    ['a text for printing', { name: 'a.doc', type: 'application/msword', size: 5 }, 'wrong-type'],
    [
      'a program that calls itself a photo',
      { name: 'a.jpg', type: 'application/x-msdownload', size: 5 },
      'wrong-type',
    ],
    ['a file without an ending', { name: 'giấy', type: '', size: 5 }, 'wrong-type'],
    ['an iPhone’s photo', { name: 'IMG_1.HEIC', type: '', size: 5 }, 'heic'],
    ['an iPhone’s photo by its type', { name: 'IMG_1', type: 'image/heif', size: 5 }, 'heic'],
  ])('%s', (_, file, fault) => {
    expect(faultOfFile(file)).toBe(fault);
  });
  test('its type is one of those that are taken, or none', () => {
    expect(typeOf({ name: 'a', type: 'image/jpg' })).toBe('image/jpeg');
    expect(typeOf({ name: 'a.png', type: 'application/octet-stream' })).toBe('image/png');
    expect(typeOf({ name: 'a.svg', type: 'image/svg+xml' })).toBeUndefined();
  });
  test('its name becomes one line of composed letters, cut before its ending', () => {
    expect(tidyName('Giâ\u0301y\u0000 khai\nsinh.pdf ')).toBe('Giấy  khai sinh.pdf');
    const long = tidyName(`${'ố'.repeat(300)}.pdf`);
    expect(Array.from(long)).toHaveLength(120);
    expect(long).toMatch(/…\.pdf$/);
    expect(tidyName('\u0007')).toBe('tep');
  });
  test('its size is said as people say it', () => {
    expect([0, 999, 1000, 999_499, 999_500, 12_345_678].map((bytes) => sizeText(bytes, 'vi'))).toEqual([
      '0\u00a0B',
      '999\u00a0B',
      '1\u00a0KB',
      '999\u00a0KB',
      '1,0\u00a0MB',
      '12,3\u00a0MB',
    ]);
    expect(sizeText(1_400_000, 'en')).toBe('1.4\u00a0MB');
  });
});

describe('files among what is typed', () => {
  const upload: Upload = {
    fileId: '0197-a',
    componentId: 'original-paper',
    name: 'Bằng "tốt nghiệp".pdf',
    type: 'application/pdf',
    size: 12_000,
    state: 'checking',
    sentBytes: 12_000,
  };
  const typed = {
    sets: '1',
    [fieldOfFile('0197-a')]: fileField(upload, 'sent'),
    [fieldOfFile('0197-b')]: fileField(upload, 'refused'),
    [fieldOfFile('0197-c')]: fileField(upload, 'unsent'),
    [fieldOfFile('0197-d')]: '',
    [fieldOfFile('0197-e')]: '{"not":"ours"}',
    [fieldOfFile('0197-f')]: 'not even JSON',
    [fieldOfFile('0197-g')]: fileField({ ...upload, componentId: 'copy-to-certify' }, 'sent'),
  };
  test('come back as they were kept; what was taken away or makes no sense does not', () => {
    expect(keptFiles(typed).map(({ fileId, kept }) => `${fileId} ${kept}`)).toEqual([
      '0197-a sent',
      '0197-b refused',
      '0197-c unsent',
      '0197-g sent',
    ]);
    expect(asUploads(keptFiles(typed)).map(({ state }) => state)).toEqual([
      'checking',
      'refused',
      'lost',
      'checking',
    ]);
    expect(keptFiles(typed)[0]).toMatchObject({
      name: upload.name,
      size: 12_000,
      componentId: 'original-paper',
    });
  });
  test('only what is with us and not refused may be handed in', () => {
    expect(sentFiles(typed, 'original-paper')).toEqual(['0197-a']);
    expect(
      (['queued', 'sending', 'pausing', 'stopped', 'lost', 'clean', 'refused'] as const).map((state) =>
        keptOf({ ...upload, state }),
      ),
    ).toEqual(['unsent', 'unsent', 'unsent', 'unsent', 'unsent', 'sent', 'refused']);
  });
});

test.each([
  [200, 'there'],
  [412, 'there'],
  [400, 'not-as-said'],
  [403, 'broken'],
  [409, 'broken'],
  [503, 'broken'],
  [0, 'broken'],
])('an answer of %i to the bytes means: %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});
