// The verifier page, opened as a file without a network: it reads a record, says what it checked, and names what is wrong.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { accessible, coloured, keep, launch, narrow, watched } from './browser.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = pathToFileURL(at('../booth/dist/verifier.html')).href;
const record = (name) => at(`../booth/tests/vectors/${name}.bel`);
let browser, scratch;

before(async () => {
  browser = await launch();
  scratch = mkdtempSync(join(tmpdir(), 'verifier-'));
});
after(async () => {
  await browser.close();
  rmSync(scratch, { recursive: true });
});

async function visit() {
  // Colours are looked at as they end, not on their way.
  const context = await browser.newContext({ viewport: { width: 375, height: 900 }, offline: true, reducedMotion: 'reduce' });
  const seen = await watched(context);
  await seen.page.goto(PAGE);
  return { ...seen, context };
}

async function verdict(page, path) {
  await page.getByLabel('The record').setInputFiles(path);
  const title = page.locator('#verdict');
  await title.waitFor({ timeout: 120_000 });
  return title.textContent();
}

test('an honest record is found in order, every check in a sentence, and nothing is asked of anybody', async () => {
  const { page, asked, complaints, context } = await visit();
  await accessible(page, 'the verifier before', 'verifier-before');
  assert.equal(await verdict(page, record('everything')), 'The result is what the 3 counted ballots say.');
  assert.ok(await page.locator('#verdict').evaluate((title) => title === document.activeElement), 'the reader is taken to the answer');
  assert.equal(await page.locator('.checks .tag').filter({ hasText: 'In order' }).count(), 9);
  await accessible(page, 'the verifier after', 'verifier-everything');
  await coloured(page, 'the verifier after', 'verifier-everything');
  await narrow(page, 'the verifier after');
  assert.deepEqual(complaints, []);
  assert.deepEqual(asked.filter((url) => url !== PAGE && !url.startsWith('blob:')), []);
  await context.close();
});

test('a ballot is found by its number, and one that was replaced says so', async () => {
  const { page, context } = await visit();
  await verdict(page, record('everything'));
  assert.match(await page.locator('#answer').textContent(), /trustee 1.*mixed the rankings/);
  const { ballots } = JSON.parse(readFileSync(at('../booth/tests/vectors/everything.json'), 'utf8'));
  const trackers = ballots.map((ballot) => ballot.tracker);
  await page.getByLabel('Your tracking number').fill(` ${trackers[2]} `);
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.answer').textContent(), /is in this record and counts/);
  await page.getByLabel('Your tracking number').fill(trackers[0]);
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.answer').textContent(), /a later one with the same code replaced it/);
  await page.getByLabel('Your tracking number').fill(trackers[2].replace(/^./, (c) => (c === 'A' ? 'B' : 'A')));
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.answer').textContent(), /^No ballot with this number/);
  await context.close();
});

test('a changed record is not valid, and the page says where and what it means', async () => {
  const { page, context } = await visit();
  const bytes = readFileSync(record('everything'));
  bytes[bytes.length >> 1] ^= 1;
  const changed = join(scratch, 'changed.bel');
  writeFileSync(changed, bytes);
  assert.equal(await verdict(page, changed), 'This record is not valid.');
  assert.match(await page.locator('.found').first().textContent(), /The file is damaged or was changed/);
  assert.equal(await page.locator('.checks .tag').filter({ hasText: 'Not looked at' }).count(), 8);
  await accessible(page, 'the verifier with a changed record', 'verifier-changed');
  await coloured(page, 'the verifier with a changed record');
  await context.close();
});

test('a file that is no record, and a hash that is none, get one clear sentence', async () => {
  const { page, context } = await visit();
  const other = join(scratch, 'other.bel');
  writeFileSync(other, 'Dear all,\n');
  assert.equal(await verdict(page, other), 'This record is not valid.');
  await page.getByText('I checked this record before').click();
  await page.getByLabel('The last step you saw then').fill('abc');
  await page.getByLabel('The record').setInputFiles(record('everything'));
  assert.match(await page.getByRole('alert').textContent(), /has 64 digits/);
  await keep(page, 'verifier-problem');
  await context.close();
});

test('without JavaScript the page says what it needs and what to use instead', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PAGE);
  assert.match(await page.locator('#no-script').textContent(), /omov-verify/);
  assert.equal(await page.locator('#file').isVisible(), false);
  await context.close();
});
