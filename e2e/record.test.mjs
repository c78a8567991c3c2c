// A stranger looks for an act on the public record of the made-up movement, and checks its proof without the house.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test record.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessible, launch, sideways, watched } from './browser.mjs';
import { demo, followed, skip, witness } from './house.mjs';

const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();

// RFC 9162, section 2.1.3.2.
function root(index, size, leaf, proof) {
  let [at, last, hash] = [index, size - 1, leaf];
  for (const with_ of proof) {
    if (at % 2 === 1 || at === last) {
      hash = sha(Buffer.of(1), with_, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else {
      hash = sha(Buffer.of(1), hash, with_);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  assert.equal(last, 0, 'the proof ends at the root');
  return hash;
}

// c2sp.org/signed-note, with the key as it stands on the page.
function signed(text, line, key) {
  const [name, , encoded] = key.match(/^(.+?)\+([0-9a-f]{8})\+(.+)$/).slice(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(encoded, 'base64').subarray(1)]);
  const [, by, signature] = line.match(/^— (\S+) (\S+)$/);
  assert.equal(by, name);
  return verify(null, Buffer.from(text), createPublicKey({ key: der, format: 'der', type: 'spki' }), Buffer.from(signature, 'base64').subarray(4));
}

describe('the public record', { skip }, () => {
  let browser;
  let house;

  before(async () => {
    house = await demo(['member']);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  test('an act is found by a stranger, and its proof holds', async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 800 }, reducedMotion: 'reduce' });
    const { page, complaints } = await watched(context);
    await page.goto(house.home);
    await followed(page, () => page.click('footer a[href="/record"]'));
    await page.fill('[name=q]', 'quayside');
    await page.selectOption('[name=area]', 'keep-roll');
    await followed(page, () => page.click('form[role=search] button'));
    const first = page.locator('.rows li').first();
    assert.match(await first.textContent(), /Quayside/);
    await followed(page, () => first.locator('a').first().click());
    const number = Number(new URL(page.url()).pathname.match(/^\/record\/(\d+)$/)[1]);
    // What was made up a moment ago may not be signed yet.
    for (let tries = 0; tries < 50 && await page.locator('text=Get the proof as a file').count() === 0; tries += 1) {
      await sleep(200);
      await page.reload();
    }
    const text = await page.locator('main').textContent();
    for (const said of [/Quayside/, /secretary/i, /Challenge this/, /The proof that it is on the record/]) assert.match(text, said);
    await accessible(page, 'an act on the record', 'record-act', [1280, 375]);
    assert.equal(await sideways(page), 0);

    // From here on without the house's pages: two files and a key.
    const fetched = async (path) => (await context.request.get(house.home + path)).body();
    const [entry, proof, key] = await Promise.all([fetched(`/record/${number}/entry`), fetched(`/record/${number}/proof`), fetched('/record/key')]);
    assert.equal(JSON.parse(entry).number, number);
    const [head, ...rest] = proof.toString().split('\n\n');
    const [form, index, ...hashes] = head.split('\n');
    assert.deepEqual([form, index], ['c2sp.org/tlog-proof@v1', `index ${number}`]);
    const checkpoint = `${rest[0]}\n`;
    const [, size, expected] = checkpoint.split('\n');
    const leaf = sha(Buffer.of(0), entry);
    assert.equal(root(number, Number(size), leaf, hashes.map((hash) => Buffer.from(hash, 'base64'))).toString('base64'), expected);
    assert.ok(signed(checkpoint, rest[1].trim(), key.toString().trim()), 'the checkpoint is signed by the key of the record');
    // One letter more, and it is not that act.
    const other = sha(Buffer.of(0), entry, Buffer.from(' '));
    assert.notEqual(root(number, Number(size), other, hashes.map((hash) => Buffer.from(hash, 'base64'))).toString('base64'), expected);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('a witness says what it has signed, and looks the same to everybody', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const { page, complaints } = await watched(context);
    const fetched = async (path) => {
      const answer = await context.request.get(house.home + path);
      return answer.status() === 200 ? (await answer.body()).toString() : '';
    };
    let checkpoint = '';
    for (let tries = 0; tries < 50 && !checkpoint; tries += 1) {
      checkpoint = await fetched('/record/checkpoint');
      if (!checkpoint) await sleep(200);
    }
    const other = await witness((await fetched('/record/key')).trim());
    const looked = async (name) => {
      await page.goto(`${other.home}/`);
      assert.equal(await page.locator('h1').count(), 1, name);
      await accessible(page, name, `record-${name}`, [1280, 375]);
      assert.equal(await sideways(page), 0, name);
    };
    try {
      await looked('witness-new');
      const [origin, size] = checkpoint.split('\n');
      const add = (body) => context.request.post(`${other.home}/add-checkpoint`, { headers: { 'content-type': 'text/plain' }, data: body });
      const signed = await add(`old 0\n\n${checkpoint}`);
      assert.equal(signed.status(), 200, await signed.text());
      assert.match(await signed.text(), /^— leeds\.example\/witness /);
      // The same text with another size is signed by nobody.
      assert.equal((await add(`old 0\n\n${checkpoint.replace(`\n${size}\n`, `\n${Number(size) + 1}\n`)}`)).status(), 403);
      await looked('witness-signed');
      assert.ok((await page.innerText('main')).includes(origin));
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      await other.stop();
    }
  });
});
