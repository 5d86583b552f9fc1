import { createHash } from 'node:crypto';
import { transformSync, version } from 'esbuild';

/** Types are taken away, nothing else; they are checked by `npm run check`. */
/** @type {{ getCacheKey: (source: string, path: string) => string, process: (source: string, path: string) => { code: string } }} */
const transformer = {
  getCacheKey: (source, path) => createHash('sha256').update(`${version} ${path} ${source}`).digest('hex'),
  process: (source, path) => ({
    code: transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      format: 'esm',
      target: 'node24',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'inline',
      sourcefile: path,
    }).code,
  }),
};

export default transformer;
