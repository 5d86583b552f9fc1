import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type PluginBuild } from 'esbuild';
import { Failure } from './failure.ts';
import { filesBelow, fingerprintOf } from './fingerprint.ts';
import { fontLicence, formFonts } from './fonts.ts';
import { takeLock } from './lock.mjs';
import { paths } from './paths.ts';
import { runNode } from './processes.ts';
import { step } from './progress.ts';
import { runSession, type Session } from './session.ts';

type Built = 'unchanged' | 'built';

const records = join(paths.work, 'build');
const lockfile = paths.fromRoot('package-lock.json');

/** Groups under `functions/` that hold no deployed function: the command line, and what all functions stand on. */
const notDeployed = new Set(['commands', 'edge']);

interface FunctionSource {
  readonly bundle: string;
  readonly entry: string;
}

/** Every `functions/<group>/<name>/index.ts`, as the bundle `<group>-<name>`. */
export function functionSources(): FunctionSource[] {
  if (!existsSync(paths.functions)) return [];
  return readdirSync(paths.functions, { withFileTypes: true })
    .filter((group) => group.isDirectory() && !notDeployed.has(group.name))
    .flatMap((group) =>
      readdirSync(join(paths.functions, group.name)).map((name) => ({
        bundle: `${group.name}-${name}`,
        entry: join(paths.functions, group.name, name, 'index.ts'),
      })),
    )
    .filter(({ entry }) => existsSync(entry));
}

/** Bundles the functions whose sources have changed into `dist/functions/<group>-<name>/index.mjs`. */
export async function buildFunctions(): Promise<Built> {
  const release = await takeLock(join(paths.work, 'build-functions.lock'));
  try {
    const sources = functionSources();
    removeBundlesExcept(new Set(sources.map(({ bundle }) => bundle)));
    const changed = sources.filter((source) => !isUpToDate(source));
    await Promise.all(changed.map(bundleFunction));
    return changed.length === 0 ? 'unchanged' : 'built';
  } finally {
    release();
  }
}

async function bundleFunction({ bundle, entry }: FunctionSource): Promise<void> {
  const outfile = join(paths.functionBundles, bundle, 'index.mjs');
  const { metafile } = await build({
    absWorkingDir: paths.root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
    plugins: [noWebFonts],
    // CommonJS packages inside an ES module bundle ask for `require` of Node's own modules.
    banner: {
      js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);",
    },
  }).catch((error: unknown) => {
    throw new Failure(`${relative(paths.root, entry)} cannot be bundled: ${(error as Error).message}`);
  });
  await copyAssets(metafile, dirname(outfile));
  mkdirSync(records, { recursive: true });
  writeFileSync(join(records, `${bundle}.meta.json`), JSON.stringify(metafile));
  const inputs = Object.keys(metafile.inputs);
  writeFileSync(recordOf(bundle), JSON.stringify({ inputs, fingerprint: fingerprintOf(ownFiles(inputs)) }));
}

const printer = 'shared/adapters/pdf/print-sheet.ts';
const colours = 'sRGB_IEC61966_2_1.icc';

/** What the printer of forms reads beside the code: its fonts, packed, and the colours that its files are meant in. */
async function copyAssets({ inputs }: { readonly inputs: object }, folder: string): Promise<void> {
  if (!(printer in inputs)) return;
  for (const part of ['fonts', 'data']) {
    rmSync(join(folder, part), { recursive: true, force: true });
    mkdirSync(join(folder, part));
  }
  for (const [face, font] of Object.entries(await formFonts()))
    writeFileSync(join(folder, 'fonts', `${face}.ttf.gz`), gzipSync(font, { level: 9 }));
  copyFileSync(fontLicence, join(folder, 'fonts', 'LICENSE'));
  copyFileSync(join(paths.modules, 'pdfkit/js/data', colours), join(folder, 'data', colours));
}

/** Fonts come as TrueType: what unpacks web fonts (half a megabyte of words) is left out of the printing bundles. */
const noWebFonts = {
  name: 'no-web-fonts',
  setup(build: PluginBuild) {
    build.onResolve({ filter: /^brotli\/decompress/ }, () => ({ path: 'brotli', namespace: 'no-web-fonts' }));
    build.onLoad({ filter: /.*/, namespace: 'no-web-fonts' }, () => ({
      contents: "export default () => { throw new Error('Fonts are TrueType here'); };",
    }));
  },
};

function isUpToDate({ bundle }: FunctionSource): boolean {
  const record = recordOf(bundle);
  if (!existsSync(record) || !existsSync(join(paths.functionBundles, bundle, 'index.mjs'))) return false;
  const { inputs, fingerprint } = JSON.parse(readFileSync(record, 'utf8')) as Record<'inputs', string[]> &
    Record<'fingerprint', string>;
  return fingerprint === fingerprintOf(ownFiles(inputs));
}

/** Packages are known by the lockfile, and this file decides how things are bundled. */
function ownFiles(inputs: readonly string[]): string[] {
  const sources = inputs
    .filter((input) => !input.includes('node_modules/'))
    .map((input) => paths.fromRoot(input));
  return [...sources, lockfile, import.meta.filename, join(import.meta.dirname, 'fonts.ts')];
}

function removeBundlesExcept(kept: ReadonlySet<string>): void {
  if (!existsSync(paths.functionBundles)) return;
  for (const bundle of readdirSync(paths.functionBundles)) {
    if (!kept.has(bundle)) rmSync(join(paths.functionBundles, bundle), { recursive: true });
  }
}

function recordOf(bundle: string): string {
  return join(records, `${bundle}.json`);
}

/** Builds the pages into `dist/web`, unless nothing they are made from has changed. */
export async function buildWeb(session: Session): Promise<Built | 'nothing to build'> {
  if (!existsSync(join(paths.web, 'vite.config.ts'))) return 'nothing to build';
  const release = await takeLock(join(paths.work, 'build-web.lock'));
  try {
    const record = recordOf('web');
    const sources = [paths.web, paths.fromRoot('shared'), lockfile, import.meta.filename];
    const fingerprint = fingerprintOf(sources.flatMap(filesBelow));
    const isBuilt = existsSync(paths.webBundle) && existsSync(record);
    if (isBuilt && readFileSync(record, 'utf8') === fingerprint) return 'unchanged';
    const vite = join(paths.modules, 'vite', 'bin', 'vite.js');
    const config = relative(paths.root, join(paths.web, 'vite.config.ts'));
    const { code, output } = await runNode(
      session,
      [vite, 'build', '--config', config, '--outDir', paths.webBundle, '--emptyOutDir', '--logLevel', 'warn'],
      { ...process.env, NODE_ENV: 'production' },
    );
    if (code !== 0) throw new Failure(`The pages cannot be built:\n${output.trim()}`);
    mkdirSync(records, { recursive: true });
    writeFileSync(record, fingerprint);
    return 'built';
  } finally {
    release();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runSession(async (session) => {
    await step('Bundling the functions', buildFunctions);
    await step('Building the pages', () => buildWeb(session));
    return 0;
  });
}
