import type { Locator, Page, Request } from 'playwright-core';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as f } from '../../shared/texts/web.files.vi.ts';
import { headed, type Person } from './browser.ts';
import { fillPerson, fillQuestions, type Procedure, procedureCode, type Someone } from './hands.ts';
import type { World } from './world.ts';

const answers = {
  'paper-names': 'Bằng tốt nghiệp trung học phổ thông',
  'paper-count': '1',
  'pages-per-paper': '2',
  'copies-wanted': '3',
};
const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: c.continueButton }).click();

/** A new filing of a certified copy, as far as the step of its papers. */
export async function beginFiling(page: Page, procedure: Procedure, who: Someone): Promise<void> {
  await page.goto(`/ho-so/?nop=${procedureCode}`);
  await headed(page, c.stepWho);
  await fillPerson(page, who);
  await goOn(page);
  await headed(page, c.stepForm);
  await fillQuestions(page, procedure, answers);
  await goOn(page);
  await headed(page, c.stepPapers);
}

/** From the step of its papers to the end; answers the filing number. */
export async function confirmAndFile(page: Page): Promise<string> {
  await goOn(page);
  await headed(page, c.stepCheck);
  await page.getByLabel(c.confirmLabel).check();
  await page.getByRole('button', { name: c.fileButton }).click();
  await headed(page, c.filedTitle);
  return (await page.getByText(/^TN-/).first().textContent()) ?? '';
}

/** A file as a chooser of files takes it. */
export type PaperFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A whole PDF of one empty page, of at least `bytes`: what is missing is a stream that nobody shows. */
export function pdf(name: string, bytes = 0, inside = ''): PaperFile {
  const filling = `${inside}${'0'.repeat(Math.max(bytes - inside.length, 0))}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Length ${filling.length} >>\nstream\n${filling}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') };
}

/** The test sign of virus scanners, harmless; in two parts, so that this file itself is left alone. */
export const infectedPdf = (name: string): PaperFile =>
  pdf(name, 0, ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** A photo as a telephone takes it: many colours, and a note that it lies on its side (Exif orientation 6). */
export async function photo(page: Page, name: string): Promise<PaperFile> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 4000;
    canvas.height = 3000;
    const pen = canvas.getContext('2d');
    for (let stroke = 0; pen && stroke < 30_000; stroke += 1) {
      pen.fillStyle = `hsl(${(stroke * 37) % 360} 60% 60%)`;
      pen.fillRect((stroke * 97) % 4000, (stroke * 53) % 3000, 60, 40);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(drawn, 'base64');
  const note = Buffer.from('ffe1002245786966000049492a00080000000100120103000100000006000000', 'hex');
  return {
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([jpeg.subarray(0, 2), note, Buffer.alloc(4), jpeg.subarray(2)]),
  };
}

/** Chooses files as a person does, by the button of one paper. */
export async function choose(where: Locator, button: string, files: readonly PaperFile[]): Promise<void> {
  const [chooser] = await Promise.all([
    where.page().waitForEvent('filechooser'),
    where.getByRole('button', { name: button, exact: true }).click(),
  ]);
  await chooser.setFiles([...files]);
}

/** The row of one file among those of a paper. */
export const fileRow = (where: Page | Locator, name: string): Locator =>
  where.locator('li.file').filter({ hasText: name });

/** Opens a file by its row, and answers what its link gives. */
export async function openedBytes({ context, page }: Person, at: World, name: string): Promise<Buffer> {
  const isLink = (request: Request): boolean =>
    request.method() === 'GET' && request.url().startsWith(at.cloudEndpoint);
  const [request] = await Promise.all([
    context.waitForEvent('request', isLink),
    fileRow(page, name).getByRole('button', { name: f.open }).click(),
  ]);
  const answer = await fetch(request.url());
  for (const other of context.pages()) if (other !== page) await other.close();
  return Buffer.from(await answer.arrayBuffer());
}
