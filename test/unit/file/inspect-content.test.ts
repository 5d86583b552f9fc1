import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { inspectContent } from '../../../shared/domain/file/inspect-content.ts';
import { jpeg, joined, packed, pdf, png, zipEnd } from './samples.ts';

const asPdf = (bytes: Uint8Array) => inspectContent(bytes, 'application/pdf');

describe('a document', () => {
  test('that can only be read is taken', () => {
    expect(asPdf(pdf())).toBeUndefined();
    expect(asPdf(pdf(packed('9 0 << /Type /Page /Contents 3 0 R >>')))).toBeUndefined();
    expect(asPdf(pdf('5 0 obj\n<< /S /URI /URI (https://vidu.example) >>\nendobj\n'))).toBeUndefined();
  });
  test('is known by its first bytes, not by its name', () => {
    expect(asPdf(png)).toBe('wrong-type');
    expect(asPdf(joined('GIF89a', pdf()))).toBe('wrong-type');
    expect(asPdf(joined('MZ', pdf()))).toBe('wrong-type');
  });
  test('that breaks off is damaged', () => {
    expect(asPdf(pdf().subarray(0, 40))).toBe('damaged');
  });
  test.each([
    ['a script', '<< /S /JavaScript /JS (app.alert(1)) >>'],
    ['a script in hexadecimal', '<< /S /J#61vaScript /J#53 (app.alert(1)) >>'],
    ['a call of a program', '<< /S /Launch /F (cmd.exe) >>'],
    ['a form that sends itself', '<< /S /SubmitForm /F (https://vidu.example) >>'],
    ['a form with scripts of its own', '<< /XFA 9 0 R >>'],
  ])('with %s is refused, written out or packed', (_, object) => {
    expect(asPdf(pdf(`5 0 obj\n${object}\nendobj\n`))).toBe('script-inside');
    expect(asPdf(pdf(packed(`5 0 ${object}`)))).toBe('script-inside');
  });
  test('with another file in it is refused', () => {
    expect(asPdf(pdf('5 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n'))).toBe('file-inside');
    expect(asPdf(pdf(packed('5 0 << /Names << /EmbeddedFiles 6 0 R >> >>')))).toBe('file-inside');
  });
  test('hides nothing behind a comment that looks like a stream', () => {
    expect(asPdf(pdf('%stream\n5 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n%endstream\n'))).toBe(
      'script-inside',
    );
  });
  test('with a password cannot be looked into', () => {
    expect(asPdf(pdf('trailer << /Encrypt 8 0 R >>\n'))).toBe('encrypted');
  });
  test('whose lists of objects cannot be unpacked is not let through', () => {
    expect(asPdf(pdf(packed('5 0 << >>', '/LZWDecode')))).toBe('damaged');
    expect(
      asPdf(pdf('7 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nxx\nendstream\nendobj\n')),
    ).toBe('damaged');
  });
  test.each([
    ['another word for its start', '/X (obj) /Filter /FlateDecode', ''],
    ['a filter under its short name', '/Filter /Fl', ''],
    ['a filter named elsewhere', '/Filter 8 0 R', '8 0 obj /FlateDecode endobj\n'],
    ['a predictor', '/Filter /FlateDecode /DecodeParms << /Predictor 11 >>', ''],
    ['its kind in another spelling', '/Type /ObjSt#6D /Filter /FlateDecode', ''],
    ['two kinds', '/Type /ObjStm /Filter /FlateDecode', ''],
  ])('whose list of objects is written with %s is not let through', (_, dictionary, before) => {
    const kind = dictionary.includes('ObjSt#6D') ? '' : '/Type /ObjStm';
    const list = joined(
      `7 0 obj\n<< ${kind} ${dictionary} >>\nstream\n`,
      deflateSync(Buffer.from('5 0 << /S /JavaScript /JS (x) >>')),
      '\nendstream\nendobj\n',
    );
    expect(asPdf(pdf(before, list))).toBe('damaged');
  });
  test('hides no list of objects behind a comment that looks like a stream', () => {
    expect(asPdf(pdf('% >> stream\n', packed('5 0 << /S /JavaScript /JS (x) >>')))).toBe('script-inside');
  });
  test('that is written to keep us busy is looked into in seconds', () => {
    const started = performance.now();
    expect(asPdf(pdf('stream\nendstream '.repeat(1_000_000)))).toBeUndefined();
    expect(asPdf(pdf('#4A'.repeat(6_000_000)))).toBe('damaged');
    expect(asPdf(pdf('7 0 obj<</Type/ObjStm>>stream\n'.repeat(600_000)))).toBe('damaged');
    expect(performance.now() - started).toBeLessThan(15_000);
  });
  test('that unpacks without end is given up', () => {
    expect(asPdf(pdf(packed(' '.repeat(40_000_000))))).toBe('damaged');
  });
  test('with an archive behind it, or with its end as the comment of one, is refused', () => {
    expect(asPdf(joined(pdf(), 'PK\u0003\u0004 …', zipEnd()))).toBe('something-behind');
    expect(asPdf(pdf(zipEnd(44)))).toBe('something-behind');
    expect(asPdf(joined(pdf(), '#!/bin/sh\n'.repeat(20)))).toBe('something-behind');
  });
  test('with a page for browsers behind it is refused', () => {
    expect(asPdf(joined(pdf(), `<html><script>${'x'.repeat(80)}</script>`))).toBe('something-behind');
  });
});

describe('a photo', () => {
  test('is taken as phones write it, with a second picture or a film behind it', () => {
    expect(inspectContent(jpeg, 'image/jpeg')).toBeUndefined();
    expect(inspectContent(joined(jpeg, jpeg), 'image/jpeg')).toBeUndefined();
    expect(inspectContent(joined(jpeg, '\0\0\0\u0018ftypmp42'), 'image/jpeg')).toBeUndefined();
    expect(inspectContent(png, 'image/png')).toBeUndefined();
  });
  test('is known by its first bytes, not by its name', () => {
    expect(inspectContent(pdf(), 'image/jpeg')).toBe('wrong-type');
    expect(inspectContent(jpeg, 'image/png')).toBe('wrong-type');
    expect(inspectContent(png, 'image/jpeg')).toBe('wrong-type');
  });
  test('that breaks off is damaged', () => {
    expect(inspectContent(jpeg.subarray(0, 14), 'image/jpeg')).toBe('damaged');
    expect(inspectContent(png.subarray(0, png.length - 4), 'image/png')).toBe('damaged');
    expect(inspectContent(png.subarray(0, 30), 'image/png')).toBe('damaged');
    const noPicture = joined(png.subarray(0, 33), png.subarray(png.length - 12));
    expect(inspectContent(noPicture, 'image/png')).toBe('damaged');
  });
  test('with an archive, a document or a page behind it is refused', () => {
    expect(inspectContent(joined(jpeg, 'PK…', zipEnd()), 'image/jpeg')).toBe('something-behind');
    expect(inspectContent(joined(jpeg, pdf()), 'image/jpeg')).toBe('something-behind');
    for (const page of ['<script>', '<SCRIPT src="x">', '<!DOCTYPE html>', '<svg onload="x">'])
      expect(inspectContent(joined(jpeg, page), 'image/jpeg')).toBe('something-behind');
    for (const other of ['Rar!\x1a\x07\x01', 'MZ\x90', '\x7fELF\x02'])
      expect(inspectContent(joined(jpeg, other), 'image/jpeg')).toBe('something-behind');
    expect(inspectContent(joined(png, 'x'), 'image/png')).toBe('something-behind');
  });
  test('whose lengths lie ends the look, it does not hold it', () => {
    const endless = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.alloc(64),
    ]);
    expect(inspectContent(endless, 'image/png')).toBe('damaged');
    expect(inspectContent(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'image/jpeg')).toBe('damaged');
  });
});
