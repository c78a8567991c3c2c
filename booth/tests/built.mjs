// The TypeScript of src/, bundled as it is for the pages, for tests in Node.

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The exports of src/index.ts. */
export async function built() {
  const outfile = at('../node_modules/.cache/booth.mjs');
  await build({ entryPoints: [at('../src/index.ts')], bundle: true, format: 'esm', target: 'es2022', outfile, logLevel: 'error' });
  return import(outfile);
}
