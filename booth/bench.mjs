#!/usr/bin/env node
// How long sealing and verifying take.
//
//     cargo run --release -p omov-belenios --example record -- choices 1000 1000.bel
//     node booth/bench.mjs 1000.bel
//
// Node's figures are CPU time. Chromium's are what its clock says, of the committed files in dist/; it is left out if e2e/ is not installed.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { built } from './tests/built.mjs';
import { made } from './tests/maker.mjs';
import { seededBytes } from './tests/seeded.mjs';

const CANDIDATES = 10;
const TIMES = 9;
const CHECKED = 32;

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const say = (what, ms) => console.log(`${what}: ${ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`}`);

async function cpu(act) {
  const start = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const booth = await built();
const names = JSON.stringify(Array.from({ length: CANDIDATES }, (_, i) => `Candidate ${i + 1}`));
const choices = `{"type":"Homomorphic","value":{"answers":${names},"blank":false,"min":1,"max":3,"question":"Who?"}}`;
const ranking = `{"type":"NonHomomorphic","value":{"answers":${names},"question":"Who?"},"extra":{"method":"STV","blank":false,"seats":2}}`;
const answers = { choices: [[1, 0, 1, 0, 0, 0, 1, 0, 0, 0]], ranking: [[3, 1, 2, 0, 0, 4, 5, 0, 0, 6]] };
const elections = Object.fromEntries(Object.entries({ choices, ranking }).map(([name, question]) => {
  const { election, voters: [{ code }], steps } = made(booth, [question], [1], seededBytes('bench'));
  return [name, { election, code, json: steps[0][1], list: steps[0][3] }];
}));

for (const [name, { election, code, list }] of Object.entries(elections)) {
  const pair = booth.credential(election.uuid, code);
  const seal = () => booth.seal(election, pair, answers[name], booth.deviceRandom);
  const { ballot } = seal();
  const times = [];
  for (let i = 0; i < TIMES; i++) times.push(await cpu(seal));
  say(`Node, sealing a ballot of ${CANDIDATES} candidates (${name})`, median(times));
  const credentials = booth.readCredentials(election, Buffer.from(list));
  const ms = await cpu(() => { for (let i = 0; i < CHECKED; i++) booth.checkBallot(election, credentials, Buffer.from(ballot)); });
  say(`Node, checking one such ballot (${name})`, ms / CHECKED);
}

const path = process.argv[2];
if (path) {
  const bytes = readFileSync(path);
  let verdict;
  const ms = await cpu(async () => { verdict = await booth.verify(bytes); });
  say(`Node, verifying ${path} (${verdict.ballots.accepted} ballots, valid: ${verdict.valid})`, ms);
}

try {
  const { chromium } = createRequire(at('../e2e/package.json'))('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  for (const [name, { json, code }] of Object.entries(elections)) {
    const times = await page.evaluate(async ({ script, message, count }) => {
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      const all = [];
      for (let id = 0; id <= count; id++) {
        const start = performance.now();
        await new Promise((done) => {
          worker.onmessage = ({ data }) => { if (data.kind !== 'progress') done(data); };
          worker.postMessage({ ...message, id });
        });
        all.push(performance.now() - start);
      }
      return all;
    }, { script: readFileSync(at('dist/seal-worker.js'), 'utf8'), message: { kind: 'seal', election: json, code, answers: answers[name] }, count: TIMES });
    say(`Chromium, sealing the first ballot of ${CANDIDATES} candidates (${name})`, times[0]);
    say(`Chromium, sealing another (${name})`, median(times.slice(1)));
  }
  if (path) {
    await page.goto(pathToFileURL(at('dist/verifier.html')).href);
    const start = performance.now();
    await page.setInputFiles('#file', path);
    await page.locator('#verdict').waitFor({ timeout: 3_600_000 });
    say(`Chromium with ${await page.evaluate(() => navigator.hardwareConcurrency)} cores, verifying it (${await page.locator('#verdict').textContent()})`, performance.now() - start);
  }
  await browser.close();
} catch (why) {
  if (why.code !== 'MODULE_NOT_FOUND') throw why;
  console.log('Chromium: not measured, e2e/ is not installed (npm ci in e2e)');
}
