/**
 * `npm run bench`: medians of several rounds in one run; machines are noisy, so compare within one run only.
 * Last lines: one JSON object per figure, `{ "figure", "value", "unit", "aim"? }`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFunctions, buildWeb } from '../../infra/local/build.ts';
import { readCatalogue } from '../../infra/local/catalogue.ts';
import { paths } from '../../infra/local/paths.ts';
import { Session } from '../../infra/local/session.ts';
import { isRefusal } from '../../shared/domain/dossier/refusals.ts';
import { newestTemplates } from '../../shared/application/forms/templates.ts';
import { fillTemplate } from '../../shared/domain/form/template.ts';
import { instantOf, unitId } from '../../shared/domain/ids.ts';
import { calendarOf } from '../../shared/domain/office/office-calendar.ts';
import { workingCalendar } from '../../shared/domain/time/calendar.ts';
import { dueInstant } from '../../shared/domain/time/due.ts';
import { isRefused } from '../../shared/domain/time/refusal.ts';
import { tellOfEvent } from '../../shared/application/tell-event.ts';
import { then } from '../unit/dossier/life.ts';
import { printer } from '../unit/forms/printer.ts';
import { sampleOf } from '../unit/forms/samples.ts';
import type { CommandName } from '../unit/dossier/life.ts';
import { sampleEnvironment } from './sample-environment.ts';
import { uploadFigures } from './upload.ts';
import { openPostOffice } from '../unit/notice/post-office.ts';

type Figure = { figure: string; value: number; unit: string; aim?: number };
const figures: Figure[] = [];
const rounds = 7;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Median of calls a second over the rounds, each of at least half a second. */
function perSecond(work: () => number): number {
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < 500) done += work();
    return (done * 1000) / (performance.now() - start);
  });
  return Math.round(median(rates));
}

const life: readonly CommandName[] = [
  'file',
  'request-supplement',
  'hand-in-supplement',
  'receive',
  'open-step',
  'decide',
  'return-result',
];
figures.push({
  figure: 'decide+evolve',
  unit: 'commands/s',
  value: perSecond(() => {
    let dossier: Parameters<typeof then>[0];
    for (const name of life) {
      const next = then(dossier, name);
      if (isRefusal(next)) throw new Error(next.refused);
      dossier = next;
    }
    return life.length;
  }),
});

const data = calendarOf(readCatalogue('ninh-binh').calendar, unitId('vu-ban-mot-cua'), '2026-11-23');
const calendar = data && workingCalendar(data);
if (!calendar || isRefused(calendar)) throw new Error('The province has no calendar');
for (const amount of [1, 20]) {
  figures.push({
    figure: `due instant, ${amount} working days with ledger`,
    unit: 'instants/s',
    value: perSecond(() => {
      dueInstant(calendar, '2026-08-27T03:00:00Z', { amount, unit: 'working-day' });
      return 1;
    }),
  });
}

figures.push(await noticesPerSecond());

await buildFunctions();
const session = new Session();
await buildWeb(session);
await session.end();
const bundles = paths.fromRoot('dist', 'functions');
for (const name of readdirSync(bundles).sort()) {
  const file = join(bundles, name, 'index.mjs');
  if (!existsSync(file)) continue;
  const kilobytes = gzipSync(readFileSync(file), { level: 9 }).length / 1024;
  figures.push({ figure: `bundle ${name}, zipped`, unit: 'KB', value: Math.round(kilobytes), aim: 350 });
  figures.push({
    figure: `bundle ${name}, import`,
    unit: 'ms',
    value: Math.round(median(Array.from({ length: 5 }, () => importMs(file)))),
    aim: 120,
  });
}

const { signMs, hashMsPerMb, shrinkMs } = await uploadFigures(rounds);
figures.push({ figure: 'upload, link signed', unit: 'ms', value: Math.round(signMs * 100) / 100 });
figures.push({
  figure: 'upload, read and hashed in Chromium',
  unit: 'ms/MB',
  value: Math.round(hashMsPerMb * 10) / 10,
});
figures.push({
  figure: 'photo of 12 MP made smaller in Chromium',
  unit: 'ms',
  value: Math.round(shrinkMs),
});
for (const bundle of ['doors-print', 'followers-issue']) {
  const kilobytes = Math.round(bytesBelow(join(bundles, bundle)) / 1024);
  figures.push({ figure: `bundle ${bundle}, unpacked, with fonts`, unit: 'KB', value: kilobytes, aim: 1500 });
}
for (const form of ['01', '02', '06', '07'] as const) {
  const sheet = fillTemplate(newestTemplates[form], sampleOf(form), instantOf('2026-11-25T02:00:00.000Z'));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await printer.print(sheet);
    times.push(performance.now() - start);
  }
  figures.push({ figure: `form ${form} as PDF, sample data`, unit: 'ms', value: Math.round(median(times)) });
}

const web = paths.fromRoot('dist', 'web');
for (const page of readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .sort()) {
  const scripts = [
    ...readFileSync(join(web, page), 'utf8').matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g),
  ].map(([, path]) => path ?? '');
  const bytes = [...new Set(scripts)].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(web, path)), { level: 9 }).length,
    0,
  );
  const isPublic = ['index.html', 'thu-tuc/index.html', 'tra-cuu/index.html'].includes(page);
  figures.push({
    figure: `page /${page.replace(/index\.html$/, '')}, script gz`,
    unit: 'KB',
    value: Math.round(bytes / 102.4) / 10,
    ...(isPublic && { aim: 30 }),
  });
}

for (const { figure, value, unit, aim } of figures) {
  console.log(
    `${figure.padEnd(52)} ${String(value).padStart(10)} ${unit}${aim === undefined ? '' : ` (aim: ${aim})`}`,
  );
}
for (const figure of figures) console.log(JSON.stringify(figure));

/** One filing after the other is told by e-mail and SMS, on twins: found, rendered, claimed, sent, settled. */
async function noticesPerSecond(): Promise<Figure> {
  const post = await openPostOffice();
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const told = await Promise.all(
      Array.from({ length: 200 }, async () => post.relayed((await post.file()).id)),
    );
    const before = post.senders.mails.length + post.senders.texts.length;
    const start = performance.now();
    for (const notice of told.flat()) await tellOfEvent(post.deps, notice);
    const sent = post.senders.mails.length + post.senders.texts.length - before;
    rates.push((sent * 1000) / (performance.now() - start));
  }
  return { figure: 'notices told, on twins', unit: 'notices/s', value: Math.round(median(rates)), aim: 50 };
}

/** All of a folder's files, as they lie in the function. */
function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

/** Import in a process of its own, with every variable it asks for; what its start costs beyond Node's own. */
function importMs(file: string): number {
  if (statSync(file).size === 0) return 0;
  const script = `const s = performance.now(); await import(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - s)); process.exit(0)`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: sampleEnvironment,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${file}: ${run.stderr.slice(0, 500)}`);
  return Number(run.stdout);
}
