import type { Answer, Body } from './ask.ts';
import { looksLikePhone } from './phones.ts';
import { isOn, text, type Typed, whole } from './typed.ts';
import { filesField, keptFiles, sentFiles } from './uploads/kept-files.ts';

export type Procedure = Answer<'GET /api/public/procedures/{code}'>;
export type Filing = Body<'PUT /api/citizen/dossiers/{dossierId}'>;
type HandedIn = Filing['components'][number];
type Person = Filing['parties']['applicant'];
export type PersonField = keyof Person | 'authority';

/** What is wrong with a field; `label` where the procedure, not the kit, names it. */
export type Fault = {
  readonly field: string;
  readonly why:
    | 'own-number'
    | 'nowhere-to-tell'
    | 'needed'
    | 'id-number'
    | 'phone'
    | 'email'
    | 'whole'
    | 'range'
    | 'papers'
    | 'confirm'
    | 'choose'
    | 'unsent'
    | 'no-count';
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
};

export const blankFiling: Typed = { who: 'self', sets: '1', returnMethod: 'in-person', notifyBy: 'both' };
export const componentField = (componentId: string, form: string): string =>
  `components.${componentId}.${form}`;

/** Spaces, dots and dashes that people put between digits. */
const digitsOf = (typed: Typed, field: string): string => text(typed, field).replace(/[\s.-]/g, '');

function personOf(typed: Typed, role: string): Person {
  const at = (field: PersonField): string => text(typed, `parties.${role}.${field}`);
  return {
    name: at('name'),
    personalIdNumber: digitsOf(typed, `parties.${role}.personalIdNumber`),
    ...(at('phone') && { phone: at('phone') }),
    ...(at('email') && { email: at('email') }),
    ...(at('address') && { address: at('address') }),
  };
}

function personFaults(typed: Typed, role: string): Fault[] {
  const field = (name: PersonField): string => `parties.${role}.${name}`;
  const faults: Fault[] = [];
  if (!text(typed, field('name'))) faults.push({ field: field('name'), why: 'needed' });
  if (!/^\d{12}$/.test(digitsOf(typed, field('personalIdNumber')))) {
    faults.push({ field: field('personalIdNumber'), why: 'id-number' });
  }
  const phone = text(typed, field('phone'));
  if (phone && !looksLikePhone(phone)) faults.push({ field: field('phone'), why: 'phone' });
  const email = text(typed, field('email'));
  if (email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    faults.push({ field: field('email'), why: 'email' });
  return faults;
}

/** Under which role the person who files stands. */
export const ownRole = (typed: Typed): 'applicant' | 'representative' =>
  typed['who'] === 'other' ? 'representative' : 'applicant';

/** Whoever files stands in the dossier himself; where his number is known, another one is seen at once. */
export function ownNumberFaults(typed: Typed, known: string | undefined): Fault[] {
  const field = (role: string): string => `parties.${role}.personalIdNumber`;
  const roles = typed['who'] === 'other' ? ['applicant', 'representative'] : ['applicant'];
  const isNamed = roles.some((role) => digitsOf(typed, field(role)) === known);
  return known === undefined || isNamed ? [] : [{ field: field(ownRole(typed)), why: 'own-number' }];
}

/** Whoever files online is told by telephone or e-mail, his own or another party's; somewhere it must go. */
export function addressFaults(typed: Typed): Fault[] {
  const roles = typed['who'] === 'other' ? ['applicant', 'representative'] : ['applicant'];
  const isSomewhere = roles.some(
    (role) => text(typed, `parties.${role}.phone`) || text(typed, `parties.${role}.email`),
  );
  return isSomewhere ? [] : [{ field: `parties.${ownRole(typed)}.phone`, why: 'nowhere-to-tell' }];
}

/** Who files: the applicant himself, or a representative under written authority. */
function partiesOf(typed: Typed): Filing['parties'] {
  const applicant = personOf(typed, 'applicant');
  if (typed['who'] !== 'other') return { applicant };
  const authority = text(typed, 'parties.representative.authority');
  return { applicant, representative: { ...personOf(typed, 'representative'), authority } };
}

export function partyFaults(typed: Typed): Fault[] {
  const applicant = personFaults(typed, 'applicant');
  if (typed['who'] !== 'other') return applicant;
  const field = 'parties.representative.authority';
  const authority: Fault[] = text(typed, field) ? [] : [{ field, why: 'needed' }];
  return [...applicant, ...personFaults(typed, 'representative'), ...authority];
}

export function formOf(typed: Typed, { form }: Pick<Procedure, 'form'>): Filing['form'] {
  return Object.fromEntries(
    form.flatMap(({ id, kind }) => {
      const answer = kind === 'integer' ? whole(typed, `form.${id}`) : text(typed, `form.${id}`);
      return answer === undefined || answer === '' ? [] : [[id, answer]];
    }),
  );
}

export function formFaults(typed: Typed, { form }: Pick<Procedure, 'form'>): Fault[] {
  return form.flatMap(({ id, kind, label, required, min = 0, max = 999_999_999 }): Fault[] => {
    const field = `form.${id}`;
    if (!text(typed, field))
      return required ? [{ field, why: kind === 'choice' ? 'choose' : 'needed', label }] : [];
    if (kind !== 'integer') return [];
    const number = whole(typed, field);
    if (number === undefined) return [{ field, why: 'whole', label }];
    return number < min || number > max ? [{ field, why: 'range', label, min, max }] : [];
  });
}

/** Who hands in: what a citizen sends is the paper itself, as an electronic one; what a desk sends is a scan of paper. */
type By = 'citizen' | 'desk';

/** The checklist: which papers, in which form, how many, with the files sent of them; what is not there is left out. */
export function componentsOf(
  typed: Typed,
  { components }: Pick<Procedure, 'components'>,
  by: By,
): HandedIn[] {
  return components.flatMap(({ id, acceptedForms }) => {
    const files = sentFiles(typed, id);
    const counted = acceptedForms.flatMap((form): HandedIn[] => {
      const count = whole(typed, componentField(id, form)) ?? 0;
      return count > 0 ? [{ componentId: id, form, count }] : [];
    });
    const papers = counted.filter(({ form }) => form !== 'electronic');
    const [paper, ...others] = papers;
    if (files.length === 0) return by === 'desk' ? counted : papers;
    if (by === 'desk' && paper) return [{ ...paper, files }, ...others];
    if (!acceptedForms.includes('electronic')) return papers;
    return [...papers, { componentId: id, form: 'electronic', count: files.length, files }];
  });
}

/** Files that are not sent yet, and scans of a paper that was not counted. */
export function fileFaults(typed: Typed, { components }: Pick<Procedure, 'components'>, by: By): Fault[] {
  const files = keptFiles(typed);
  return components.flatMap(({ id, short, acceptedForms }): Fault[] => {
    const unsent = files.find(({ componentId, kept }) => componentId === id && kept === 'unsent');
    if (unsent) return [{ field: filesField(id), why: 'unsent', label: unsent.name }];
    const isCounted = acceptedForms.some((form) => (whole(typed, componentField(id, form)) ?? 0) > 0);
    const isScan = by === 'desk' && !acceptedForms.includes('electronic') && sentFiles(typed, id).length > 0;
    return isScan && !isCounted ? [{ field: filesField(id), why: 'no-count', label: short }] : [];
  });
}

export function componentFaults(typed: Typed, { components }: Pick<Procedure, 'components'>): Fault[] {
  return components.flatMap(({ id, acceptedForms }) =>
    acceptedForms.flatMap((form): Fault[] => {
      const field = componentField(id, form);
      const isFine = !text(typed, field) || (whole(typed, field) ?? 1000) <= 999;
      return isFine ? [] : [{ field, why: 'whole' }];
    }),
  );
}

/** For a desk that receives: every required paper is there. A citizen may file without; the desk then asks. */
export function missingFaults(typed: Typed, procedure: Pick<Procedure, 'components'>): Fault[] {
  const there = componentsOf(typed, procedure, 'desk');
  return procedure.components
    .filter(({ id, required }) => required && !there.some(({ componentId }) => componentId === id))
    .map(({ id, short, acceptedForms }) => ({
      field: componentField(id, acceptedForms[0] ?? 'original'),
      why: 'papers',
      label: short,
    }));
}

export function setsFaults(typed: Typed): Fault[] {
  const sets = whole(typed, 'sets');
  return sets === undefined || sets < 1 || sets > 20
    ? [{ field: 'sets', why: 'range', min: 1, max: 20 }]
    : [];
}

/** Times and fees hang on the case: where there are several, one must be chosen. */
export const caseFaults = (typed: Typed, { cases }: Pick<Procedure, 'cases'>): Fault[] =>
  cases.length > 0 && caseOf(typed) === undefined ? [{ field: 'case', why: 'choose' }] : [];
export const caseOf = (typed: Typed): string | undefined => text(typed, 'case') || undefined;

export const confirmFaults = (typed: Typed): Fault[] =>
  isOn(typed, 'confirmed') ? [] : [{ field: 'confirmed', why: 'confirm' }];

const returnMethods = ['in-person', 'post', 'online'] as const satisfies readonly Filing['returnMethod'][];
export const returnMethodOf = (typed: Typed): Filing['returnMethod'] =>
  returnMethods.find((method) => method === typed['returnMethod']) ?? 'in-person';

export function filingOf(typed: Typed, procedure: Procedure, language: Filing['language'], by: By): Filing {
  const way = notifyByOf(typed);
  return {
    procedureCode: procedure.code,
    parties: partiesOf(typed),
    form: formOf(typed, procedure),
    components: componentsOf(typed, procedure, by),
    sets: whole(typed, 'sets') ?? 1,
    returnMethod: returnMethodOf(typed),
    language: notifyLanguageOf(typed, language),
    ...(way !== 'both' && { notifyBy: [way] }),
    ...(caseOf(typed) && { case: caseOf(typed) }),
  };
}

/** By which ways he wishes to be told. */
export const notifyWays = ['both', 'email', 'sms'] as const;
export function notifyByOf(typed: Typed): 'email' | 'sms' | 'both' {
  return notifyWays.find((way) => way === typed['notifyBy']) ?? 'both';
}
/** In which language; where nothing was chosen, in that of the page. */
export function notifyLanguageOf(typed: Typed, page: Filing['language']): Filing['language'] {
  const chosen = typed['notifyLanguage'];
  return chosen === 'vi' || chosen === 'en' ? chosen : page;
}

/** Papers the fee is counted on; rows that say nothing are left out. */
type Paper = { copies: number; pages?: number };
const mostPapers = 50;
export const paperRows = (typed: Typed): number => Math.min(whole(typed, 'paperRows') ?? 1, mostPapers);

export function papersOf(typed: Typed): Paper[] {
  return Array.from({ length: paperRows(typed) }, (_, row) => ({
    copies: whole(typed, `papers.${row}.copies`),
    pages: whole(typed, `papers.${row}.pages`),
  })).flatMap(({ copies, pages }) => (copies ? [{ copies, ...(pages && { pages }) }] : []));
}

/** A row is whole when it has copies and pages, or nothing at all; the first is needed. */
export function paperFaults(typed: Typed): Fault[] {
  return Array.from({ length: paperRows(typed) }, (_, row) => row).flatMap((row) => {
    const fields = [
      { field: `papers.${row}.pages`, max: 10_000 },
      { field: `papers.${row}.copies`, max: 1000 },
    ];
    if (row > 0 && fields.every(({ field }) => !text(typed, field))) return [];
    return fields.flatMap(({ field, max }): Fault[] => {
      const number = whole(typed, field);
      return number === undefined || number < 1 || number > max ? [{ field, why: 'range', min: 1, max }] : [];
    });
  });
}

/** Whether the desk must count papers for the fee. */
export const countsPapers = ({ form }: Pick<Procedure, 'form'>): boolean =>
  form.some(({ counts }) => counts !== undefined);

/**
 * What the form declares of papers, pages and copies, as the boxes the fee is counted on: one row for each paper. The
 * desk starts from it and corrects what it counts itself.
 */
export function declaredPapers(
  { form }: Pick<Procedure, 'form'>,
  answers: Readonly<Record<string, string | number>> = {},
): Typed {
  const count = (counts: 'papers' | 'pages' | 'copies'): number | undefined => {
    const answer = Number(answers[form.find((field) => field.counts === counts)?.id ?? '']);
    return answer > 0 ? answer : undefined;
  };
  const pages = count('pages');
  const copies = count('copies');
  if (pages === undefined && copies === undefined) return {};
  const rows = Math.min(count('papers') ?? 1, mostPapers);
  const boxes = Array.from({ length: rows }, (_, row) => ({
    ...(pages && { [`papers.${row}.pages`]: String(pages) }),
    ...(copies && { [`papers.${row}.copies`]: String(copies) }),
  }));
  return Object.assign({ paperRows: String(rows) }, ...boxes);
}

/** What was handed in before, as typed fields of the checklist. */
export const typedComponents = (
  components: readonly { componentId: string; form: string; count: number }[],
): Typed =>
  Object.fromEntries(
    components.map(({ componentId, form, count }) => [componentField(componentId, form), String(count)]),
  );
