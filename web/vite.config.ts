import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const outDir = join(root, '../dist/web');

/** Every HTML file of this room is a page. */
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .sort();

/** Prints what each page makes a phone load: script and style, gzipped, without what is fetched only on demand. */
function printPageSizes(): Plugin {
  return {
    name: 'print-page-sizes',
    generateBundle(_options, bundle) {
      const size = (name: string): number => {
        const file = bundle[name];
        if (!file) return 0;
        return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
      };
      const closure = (name: string, seen: Set<string>): Set<string> => {
        const file = bundle[name];
        if (file?.type !== 'chunk' || seen.has(name)) return seen;
        seen.add(name);
        for (const imported of file.imports) closure(imported, seen);
        return seen;
      };
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry || !file.facadeModuleId) continue;
        const bytes = [...closure(file.fileName, new Set())].reduce((sum, name) => sum + size(name), 0);
        const page = `/${relative(root, file.facadeModuleId)}`.replace(/index\.html$/, '');
        this.info(`${page}: ${(bytes / 1000).toFixed(1)} KB script, gzipped`);
      }
    },
  };
}

export default defineConfig({
  root,
  base: '/',
  appType: 'mpa',
  logLevel: 'info',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir,
    emptyOutDir: true,
    assetsDir: 'assets',
    // Phones that are still in use: Android's browser of 2020.
    target: ['chrome80', 'firefox78', 'safari13.1'],
    cssTarget: ['chrome80', 'firefox78', 'safari13.1'],
    cssCodeSplit: true,
    // Nothing inline: the pages' policy allows files of our own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: pages.map((name) => join(root, name)) },
  },
  plugins: [printPageSizes()],
});
