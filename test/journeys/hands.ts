import type { Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { vi as words } from '../../shared/texts/web.vi.ts';
import { filled } from './browser.ts';
import { call, type World } from './world.ts';

export const procedureCode = '2.000815';

/** The procedure as its page shows it: the words that stand beside the boxes. */
const Procedure = z.object({
  name: z.string(),
  short: z.string(),
  form: z.array(z.object({ id: z.string(), label: z.string() })),
  components: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Procedure = z.infer<typeof Procedure>;

export async function readProcedure(at: World): Promise<Procedure> {
  return Procedure.parse((await call(at, 'GET', `/api/public/procedures/${procedureCode}`)).body);
}

export type Someone = {
  readonly name: string;
  readonly identityNumber: string;
  readonly phone?: string;
  readonly address?: string;
};

export async function fillPerson(where: Page | Locator, person: Someone): Promise<void> {
  await where.getByLabel(words.personName).fill(person.name);
  await where.getByLabel(words.personalIdNumber).fill(person.identityNumber);
  if (person.phone) await where.getByLabel(words.phone).fill(person.phone);
  if (person.address) await where.getByLabel(words.address).fill(person.address);
}

export async function fillQuestions(
  page: Page,
  procedure: Procedure,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [id, answer] of Object.entries(answers)) {
    const label = procedure.form.find((field) => field.id === id)?.label ?? id;
    await page.getByLabel(label).fill(answer);
  }
}

/** The boxes of one paper on the checklist. */
export function paper(page: Page | Locator, procedure: Procedure, componentId: string): Locator {
  const name = procedure.components.find(({ id }) => id === componentId)?.name ?? componentId;
  return page.getByRole('group', { name: new RegExp(`^\\d+\\. ${escaped(name)}$`) });
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the fee is counted on: pages of the first paper, copies wanted. */
export async function fillPaperCounts(page: Page, pages: number, copies: number): Promise<void> {
  const first = page.getByRole('group', { name: filled(words.paperNumber, { n: 1 }), exact: true });
  await first.getByLabel(words.pages).fill(String(pages));
  await first.getByLabel(words.copiesWanted).fill(String(copies));
}

/** Pages and copies of the first paper, as they stand in their boxes. */
export async function paperCounts(page: Page): Promise<string[]> {
  const first = page.getByRole('group', { name: filled(words.paperNumber, { n: 1 }), exact: true });
  return Promise.all(
    [first.getByLabel(words.pages), first.getByLabel(words.copiesWanted)].map((box) => box.inputValue()),
  );
}

/** The path of a picture's QR code, as a reader of the same link would draw it. */
export async function drawnCode(page: Page, label: string): Promise<string> {
  return (await page.getByRole('img', { name: label }).locator('path').last().getAttribute('d')) ?? '';
}

export const dossierIdOf = (page: Page, parameter: string): string =>
  new URL(page.url()).searchParams.get(parameter) ?? '';
