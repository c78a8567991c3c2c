// The TypeScript of src/, bundled as it is for the pages, for tests in Node.

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The exports of src/index.ts, or of another file there. */
export async function built(entry = 'index.ts') {
  const outfile = at(`../node_modules/.cache/${entry.replaceAll('/', '-')}.mjs`);
  await build({ entryPoints: [at(`../src/${entry}`)], bundle: true, format: 'esm', target: 'es2022', outfile, logLevel: 'error' });
  return import(outfile);
}
