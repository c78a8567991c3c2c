#!/usr/bin/env node
// Builds what is committed in dist/: the verifier page (one file), the verifier as a command, and the worker that seals.
//
//     node booth/build.mjs            writes dist/
//     node booth/build.mjs --check    builds again and compares byte for byte

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const text = (path) => readFileSync(at(path), 'utf8');
// Colours and ground are those of the house.
const LOOK = '../crates/omov-web/src/look';

/** Browsers from 2021 on; older ones have no numbers of any size, or no way to read them quickly. */
const TARGET = ['chrome92', 'firefox90', 'safari15'];

async function bundled(entry, more) {
  const { outputFiles: [file] } = await build({
    entryPoints: [at(entry)], bundle: true, write: false, charset: 'utf8', legalComments: 'inline', logLevel: 'error', absWorkingDir: at('.'), ...more,
  });
  return file.text;
}

async function style() {
  const part = (name) => text(`${LOOK}/${name}.css`);
  const whole = `:root{${part('light')}}
    @media (prefers-color-scheme: dark){:root{${part('dark')}}}
    @media (prefers-contrast: more){:root{${part('high')}}}
    ${part('ground')}${text('src/verifier/look.css')}${text('src/verifier/page.css')}`;
  return (await transform(whole, { loader: 'css', minify: true, charset: 'utf8' })).code.trim();
}

const hash = (content) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

async function verifierPage() {
  const script = await bundled('src/verifier/main.ts', { format: 'iife', minify: true, target: TARGET });
  const css = await style();
  if (/<\/(script|style)/i.test(script + css)) throw new Error('the script or the style would end early');
  // Nothing may be loaded or sent; the only script is this one, and its workers are made of its own text.
  const policy = [
    "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(css)}`, 'worker-src blob:', "base-uri 'none'", "form-action 'none'",
  ].join('; ');
  const parts = { policy, style: css, script };
  return text('src/verifier/page.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

const FILES = {
  'verifier.html': verifierPage,
  'verify.mjs': () => bundled('src/command.mjs', { format: 'esm', platform: 'node', target: 'node20' }),
  'seal-worker.js': () => bundled('src/seal-worker.ts', { format: 'iife', minify: true, target: TARGET }),
};

const check = process.argv.includes('--check');
mkdirSync(at('dist'), { recursive: true });
for (const [name, make] of Object.entries(FILES)) {
  const made = await make();
  const path = at(`dist/${name}`);
  if (!check) writeFileSync(path, made);
  else if (readFileSync(path, 'utf8') !== made) {
    console.error(`booth/dist/${name} is not what booth/src makes. Run: node booth/build.mjs`);
    process.exitCode = 1;
  }
  console.log(`${createHash('sha256').update(made).digest('hex')}  ${name}  ${Buffer.byteLength(made)} bytes`);
}
