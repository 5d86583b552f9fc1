import { describe, expect, test } from '@jest/globals';
import {
  blankFiling,
  componentsOf,
  declaredPapers,
  fileFaults,
  addressFaults,
  filingOf,
  formFaults,
  missingFaults,
  ownNumberFaults,
  paperFaults,
  papersOf,
  partyFaults,
  type Procedure,
} from '../../../web/kit/filing.ts';
import type { Typed } from '../../../web/kit/typed.ts';

const procedure: Procedure = {
  code: '2.000815',
  version: 1,
  name: 'Chứng thực bản sao',
  short: 'Chứng thực bản sao',
  decision: '',
  field: 'Chứng thực',
  open: true,
  channels: [],
  cases: [],
  components: [
    {
      id: 'original-paper',
      name: 'Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao',
      short: 'Bản chính',
      required: true,
      acceptedForms: ['original', 'electronic'],
      originals: 1,
      copies: 0,
      forms: [],
    },
    {
      id: 'copy-to-certify',
      name: 'Bản sao cần chứng thực',
      short: 'Bản sao',
      required: false,
      acceptedForms: ['copy'],
      originals: 0,
      copies: 1,
      forms: [],
    },
  ],
  form: [
    { id: 'paper-names', kind: 'text', label: 'Tên giấy tờ', required: true },
    {
      id: 'copies-wanted',
      kind: 'integer',
      counts: 'copies',
      label: 'Số bản',
      required: true,
      min: 1,
      max: 50,
    },
    { id: 'note', kind: 'text', label: 'Ghi chú', required: false },
  ],
  steps: [],
  results: [],
  legalBasis: [],
  source: '',
};
const typed: Typed = {
  ...blankFiling,
  'parties.applicant.name': ' Nguyễn Văn An ',
  'parties.applicant.personalIdNumber': '036 085 001 234',
  'form.paper-names': 'Bằng tốt nghiệp',
  'form.copies-wanted': '3',
  'components.original-paper.original': '1',
  'components.original-paper.electronic': '0',
  confirmed: true,
};

describe('what was typed becomes a filing', () => {
  test('trimmed, numbers as numbers, nothing that is empty', () => {
    expect(filingOf(typed, procedure, 'vi', 'citizen')).toEqual({
      procedureCode: '2.000815',
      parties: { applicant: { name: 'Nguyễn Văn An', personalIdNumber: '036085001234' } },
      form: { 'paper-names': 'Bằng tốt nghiệp', 'copies-wanted': 3 },
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      language: 'vi',
    });
  });
  test('a representative goes along only when filing for another', () => {
    const other = { ...typed, 'parties.representative.name': 'Lê Bình' };
    expect(filingOf(other, procedure, 'vi', 'citizen').parties).not.toHaveProperty('representative');
    expect(filingOf({ ...other, who: 'other' }, procedure, 'vi', 'citizen').parties).toHaveProperty(
      'representative.name',
      'Lê Bình',
    );
  });
});

describe('faults are all told at once, each at its field', () => {
  test('of the parties', () => {
    expect(partyFaults(typed)).toEqual([]);
    const wrong = {
      ...typed,
      who: 'other',
      'parties.applicant.personalIdNumber': '123',
      'parties.applicant.phone': '12345',
      'parties.applicant.email': 'an@',
    };
    expect(partyFaults(wrong).map(({ field, why }) => `${field}: ${why}`)).toEqual([
      'parties.applicant.personalIdNumber: id-number',
      'parties.applicant.phone: phone',
      'parties.applicant.email: email',
      'parties.representative.name: needed',
      'parties.representative.personalIdNumber: id-number',
      'parties.representative.authority: needed',
    ]);
  });
  test('of a filer whose own number, once known, stands nowhere', () => {
    expect(ownNumberFaults(typed, undefined)).toEqual([]);
    expect(ownNumberFaults(typed, '036085001234')).toEqual([]);
    expect(ownNumberFaults(typed, '036085001235').map(({ field }) => field)).toEqual([
      'parties.applicant.personalIdNumber',
    ]);
    expect(ownNumberFaults({ ...typed, who: 'other' }, '036085001235').map(({ field }) => field)).toEqual([
      'parties.representative.personalIdNumber',
    ]);
  });
  test('of a filing of which nobody could be told', () => {
    const silent = { ...typed, 'parties.applicant.phone': '', 'parties.applicant.email': ' ' };
    expect(addressFaults(silent)).toEqual([{ field: 'parties.applicant.phone', why: 'nowhere-to-tell' }]);
    expect(addressFaults({ ...silent, 'parties.applicant.email': 'mo@vidu.example' })).toEqual([]);
    const forOther = { ...silent, who: 'other' };
    expect(addressFaults(forOther).map(({ field }) => field)).toEqual(['parties.representative.phone']);
    expect(addressFaults({ ...forOther, 'parties.representative.phone': '0900000031' })).toEqual([]);
  });
  test.each([
    ['', 'needed'],
    ['ba', 'whole'],
    ['-1', 'whole'],
    ['51', 'range'],
    ['50', undefined],
  ])('of the form: %j copies is %s', (copies, why) => {
    expect(formFaults({ ...typed, 'form.copies-wanted': copies }, procedure)[0]?.why).toBe(why);
  });
  test('of the checklist: a required paper in any accepted form will do', () => {
    expect(missingFaults(typed, procedure)).toEqual([]);
    const electronic = { 'components.original-paper.electronic': '1' };
    expect(missingFaults(electronic, procedure)).toEqual([]);
    expect(missingFaults({}, procedure).map(({ field }) => field)).toEqual([
      'components.original-paper.original',
    ]);
  });
});

test('a paper may stand on the checklist in several forms', () => {
  const both = { 'components.original-paper.original': '1', 'components.original-paper.electronic': '2' };
  expect(componentsOf(both, procedure, 'desk')).toHaveLength(2);
  // A citizen's electronic papers are the files he sends; an older draft may still count some.
  expect(componentsOf(both, procedure, 'citizen')).toHaveLength(1);
});

describe('files of a paper', () => {
  const file = (id: string, componentId: string, kept = 'sent'): Typed => ({
    [`file.${id}`]: JSON.stringify([componentId, `${id}.pdf`, 'application/pdf', 9, kept]),
  });
  const photo = file('a', 'original-paper');
  test('are the paper as electronic ones, counted by themselves, whatever count an older draft had', () => {
    const both = { ...photo, ...file('b', 'original-paper'), 'components.original-paper.electronic': '7' };
    expect(componentsOf(both, procedure, 'citizen')).toEqual([
      { componentId: 'original-paper', form: 'electronic', count: 2, files: ['a', 'b'] },
    ]);
    expect(missingFaults(both, procedure)).toEqual([]);
  });
  test('stand beside the paper that is brought to the desk', () => {
    expect(componentsOf({ ...typed, ...photo }, procedure, 'citizen')).toEqual([
      { componentId: 'original-paper', form: 'original', count: 1 },
      { componentId: 'original-paper', form: 'electronic', count: 1, files: ['a'] },
    ]);
  });
  test('that a desk scans are the paper that lies there', () => {
    expect(componentsOf({ ...typed, ...photo }, procedure, 'desk')).toEqual([
      { componentId: 'original-paper', form: 'original', count: 1, files: ['a'] },
    ]);
    expect(componentsOf(photo, procedure, 'desk')).toEqual([
      { componentId: 'original-paper', form: 'electronic', count: 1, files: ['a'] },
    ]);
  });
  test('refused ones are not handed in', () => {
    expect(componentsOf(file('a', 'original-paper', 'refused'), procedure, 'citizen')).toEqual([]);
  });
  test('hold the dossier up while they are not sent; a scan needs its paper counted', () => {
    const unsent = { ...typed, ...file('a', 'original-paper', 'unsent') };
    expect(fileFaults(unsent, procedure, 'citizen')).toEqual([
      { field: 'files.original-paper', why: 'unsent', label: 'a.pdf' },
    ]);
    const scan = file('a', 'copy-to-certify');
    expect(fileFaults(scan, procedure, 'desk')).toMatchObject([
      { field: 'files.copy-to-certify', why: 'no-count' },
    ]);
    const counted = { ...scan, 'components.copy-to-certify.copy': '3' };
    expect(fileFaults(counted, procedure, 'desk')).toEqual([]);
    expect(componentsOf(counted, procedure, 'desk')).toEqual([
      { componentId: 'copy-to-certify', form: 'copy', count: 3, files: ['a'] },
    ]);
  });
});

describe('papers the fee is counted on', () => {
  const rows = { paperRows: '3', 'papers.0.pages': '2', 'papers.0.copies': '3', 'papers.1.copies': '1' };
  test('empty rows are nothing, half rows are faults', () => {
    expect(papersOf(rows)).toEqual([{ copies: 3, pages: 2 }, { copies: 1 }]);
    expect(paperFaults(rows).map(({ field }) => field)).toEqual(['papers.1.pages']);
    expect(paperFaults({}).map(({ field }) => field)).toEqual(['papers.0.pages', 'papers.0.copies']);
  });
});

describe('what the form declares stands in the boxes the fee is counted on', () => {
  const asked = (id: string, counts: 'papers' | 'pages' | 'copies'): Procedure['form'][number] => ({
    id,
    kind: 'integer',
    counts,
    label: id,
    required: true,
  });
  const form = [asked('how-many', 'papers'), asked('pages', 'pages'), asked('copies', 'copies')];
  test('one row for each paper', () => {
    const boxes = declaredPapers({ form }, { 'how-many': 2, pages: 4, copies: 3 });
    expect(papersOf(boxes)).toEqual([
      { copies: 3, pages: 4 },
      { copies: 3, pages: 4 },
    ]);
  });
  test.each([
    ['nothing declared', form, {}],
    ['no answers', form, undefined],
    ['a form that counts nothing', [], { pages: 4 }],
  ])('%s leaves them empty', (_, fields, answers) => {
    expect(declaredPapers({ form: fields }, answers)).toEqual({});
  });
  test('no more rows than a receipt takes', () => {
    expect(papersOf(declaredPapers({ form }, { 'how-many': 900, pages: 1, copies: 1 }))).toHaveLength(50);
  });
});
