#!/usr/bin/env node
// Builds what is committed in dist/: the pages (each one file), the verifier as a command, and the worker that seals.
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

async function style(...own) {
  const part = (name) => text(`${LOOK}/${name}.css`);
  const whole = `:root{${part('light')}}
    @media (prefers-color-scheme: dark){:root{${part('dark')}}}
    @media (prefers-contrast: more){:root{${part('high')}}}
    ${part('ground')}${own.map((name) => text(`src/${name}`)).join('')}`;
  return (await transform(whole, { loader: 'css', minify: true, charset: 'utf8' })).code.trim();
}

const hash = (content) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** A page that is one file: its one script, its style, and a policy that allows these and no other; it may speak to the house it came from and to nobody else. */
const page = (folder, html, ...styles) => async () => {
  const script = await bundled(`src/${folder}/main.ts`, { format: 'iife', minify: true, target: TARGET });
  const css = await style(...styles);
  if (/<\/(script|style)/i.test(script + css)) throw new Error('the script or the style would end early');
  // The only script is this one, and its workers are made of its own text.
  const policy = [
    "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(css)}`, 'worker-src blob:', "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'",
  ].join('; ');
  const parts = { policy, style: css, script };
  return text(`src/${folder}/${html}`).replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
};

const FILES = {
  'booth.html': page('page', 'booth.html', 'web/look.css', 'web/shell.css', 'page/booth.css'),
  'trustee.html': page('ceremony', 'trustee.html', 'web/look.css', 'web/shell.css', 'ceremony/trustee.css'),
  'verifier.html': page('verifier', 'page.html', 'web/look.css', 'verifier/page.css'),
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
