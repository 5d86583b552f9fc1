import { offline } from './problem.ts';

/** A paper by its link, which holds for a minute only: so it is fetched at once and kept in the page. */
async function paperAt(url: string): Promise<string> {
  const answer = await fetch(url, { credentials: 'omit', cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) throw offline();
  return URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'application/pdf' }));
}

/** Long enough for somebody to choose a printer. */
const printingMs = 10 * 60_000;

/**
 * Prints a paper from the page it was asked for: no other window, one press. A browser that cannot show PDF files (an
 * old phone) saves it instead.
 */
export async function printPaper(url: string, name: string): Promise<void> {
  const paper = await paperAt(url);
  if (navigator.pdfViewerEnabled === false) return save(paper, name);
  const frame = document.createElement('iframe');
  frame.className = 'printing';
  frame.title = name;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  await new Promise<void>((resolve) => {
    frame.onload = () => resolve();
    frame.src = paper;
    document.body.append(frame);
  });
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(paper);
  }, printingMs);
}

export async function savePaper(url: string, name: string): Promise<void> {
  save(await paperAt(url), name);
}

function save(paper: string, name: string): void {
  const link = document.createElement('a');
  link.href = paper;
  link.download = `${name}.pdf`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(paper), 60_000);
}
