import chromium from '@sparticuz/chromium';
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium as playwright } from 'playwright-core';
import { paths } from '../../infra/local/paths.ts';
import { makeS3Client } from '../../shared/adapters/s3/make-client.ts';
import { s3Quarantine } from '../../shared/adapters/s3/quarantine.ts';
import type { FileRecord } from '../../shared/domain/file/file.ts';
import { dossierId, instantOf } from '../../shared/domain/ids.ts';

export type UploadFigures = {
  /** Signing the link of one file, in ms: what the door adds, whatever the size. */
  readonly signMs: number;
} & BrowserFigures;
type BrowserFigures = {
  /** Reading a file and hashing it, in ms for each MB: what an upload costs before its first byte is sent. */
  readonly hashMsPerMb: number;
  /** A photo of 12 megapixels that lies on its side, turned and made smaller. */
  readonly shrinkMs: number;
};
type Module = {
  readonly hashOf: (file: Blob) => Promise<string>;
  readonly shrink: (file: File) => Promise<File | undefined>;
};

const entry = `export { hashOf } from './web/kit/uploads/browser-doors.ts'; export { shrink } from './web/kit/uploads/photo.ts';`;

/** What comes before the first byte is sent. */
export const uploadFigures = async (rounds: number): Promise<UploadFigures> => ({
  signMs: await signMs(rounds),
  ...(await browserFigures(rounds)),
});

async function signMs(rounds: number): Promise<number> {
  const client = makeS3Client({
    endpoint: 'http://127.0.0.1:1',
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const { invite } = s3Quarantine({ client, bucketName: 'quarantine' });
  const id = '01970000-0000-7000-8000-000000000000';
  const file: FileRecord = {
    dossierId: dossierId(id),
    fileId: id,
    componentId: 'original-paper',
    owner: 'bench',
    type: 'application/pdf',
    size: 1_000_000,
    sha256: 'ab'.repeat(32),
    madeAt: instantOf('2026-11-25T03:00:00.000Z'),
    state: 'waiting',
    version: 1,
  };
  const links = 100;
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (let link = 0; link < links; link += 1) await invite(file, 1800);
    took.push((performance.now() - start) / links);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
}

/** What a browser does with a file, by the code of the pages, in Chromium on this machine. */
async function browserFigures(rounds: number): Promise<BrowserFigures> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: paths.root, loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'pages',
    target: 'chrome80',
    write: false,
  });
  // Hashing is open to pages of a secure origin only; this machine's own is one.
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    return await page.evaluate(measure, rounds);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page. */
async function measure(rounds: number): Promise<BrowserFigures> {
  const { hashOf, shrink } = (window as unknown as { pages: Module }).pages;
  const middle = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const megabytes = 20;
  const bytes = new Uint8Array(megabytes * 1_000_000).map((_, index) => index * 7);
  const canvas = document.createElement('canvas');
  canvas.width = 4000;
  canvas.height = 3000;
  const pen = canvas.getContext('2d');
  for (let stroke = 0; pen && stroke < 20_000; stroke += 1) {
    pen.fillStyle = `hsl(${(stroke * 37) % 360} 60% 60%)`;
    pen.fillRect((stroke * 97) % 4000, (stroke * 53) % 3000, 60, 40);
  }
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
  const photo = new File([drawn ?? new Blob()], 'photo.jpg', { type: 'image/jpeg' });
  const hashing: number[] = [];
  const shrinking: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let start = performance.now();
    await hashOf(new Blob([bytes]));
    hashing.push((performance.now() - start) / megabytes);
    start = performance.now();
    if (!(await shrink(photo))) throw new Error('The photo was not made smaller');
    shrinking.push(performance.now() - start);
  }
  return { hashMsPerMb: middle(hashing), shrinkMs: middle(shrinking) };
}
