// Standing trustees make the keys of several elections in one ceremony, all with the TypeScript. Under two of the keys elections are held from files: a key opens the
// one it was first used for, once, and no other; and what was made for another stock or another key is refused.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { built } from './built.mjs';

const { deviceRandom: random, keyHash, newSeed, readSeed, readStock, readStockFile, seedOfKey, stock: steps, trustee, writeStockFile } = await built();
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

const textOf = (more = {}) => `${JSON.stringify({
  group: 'Eastmere', trustees: ['Trustee A', 'Trustee B', 'Trustee C'], threshold: 2, keys: 3, until: '2027-01-31', id: '0'.repeat(32), ...more,
})}\n`;
const list = (text) => JSON.parse(text);

/** A whole ceremony; what each sent in each round, and the files they keep. */
async function ceremony(stock) {
  const sent = {};
  let files = [];
  const round = async (kind, step) => {
    const done = [];
    for (let i = 0; i < stock.trustees.length; i += 1) done.push(await step(files[i], i + 1));
    sent[kind] = done.map(({ message }) => message);
    // What is kept is written and read again at each step.
    files = done.map(({ secret }) => readStockFile(writeStockFile(secret)));
  };
  await round('certificate', (_, number) => steps.certificate(stock, number, newSeed(random), random));
  await round('polynomial', (file) => steps.polynomial(stock, file, sent.certificate, random));
  await round('key', (file) => steps.key(stock, file, sent.certificate, sent.polynomial, random));
  await round('rehearsal', (file) => steps.rehearsal(stock, file, sent.certificate, sent.polynomial, random));
  return { sent, files };
}

const made = readStock(textOf());
const held = await ceremony(made);

test('what follows from a secret is what the program makes', () => {
  const [seed, stock] = ['aBcDeFgHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstu', sha256('a stock')];
  // The same figures stand in crates/omov-belenios/tests/stock.rs.
  assert.deepEqual([1, 20].flatMap((key) => [keyHash(stock, key), seedOfKey(seed, stock, key)]), [
    '78ad1ae76b023a74685aecfaaa0b1ee0bb5804c26a942aee5c951f9bac91fa37', '8nAk2LjoWk36bSjP45DvySCdyEe5DNEVyQHFiFSBMukV',
    '9550c6d9a2e16b1cf42f308bcab62f25136913804e5bd7aca4b2db1540eab95e', 'zBYjjJn4jt7PUspr9WTwMTdMwrDaZ2h5us2TiC5XQLns',
  ]);
});

test('each key of a stock has secrets of its own, and so has each stock', () => {
  const seed = newSeed(random);
  const all = [made.hash, sha256('another')].flatMap((stock) => Array.from({ length: 20 }, (_, i) => seedOfKey(seed, stock, i + 1)));
  assert.equal(new Set([seed, ...all]).size, 41);
  for (const one of all) assert.equal(readSeed(one), one);
  const keys = held.sent.certificate.flatMap((text) => list(text).map(({ message }) => message.verification));
  assert.equal(new Set(keys).size, 9);
});

test('the text of a stock has one spelling, and what cannot be one is refused', () => {
  for (const [text, says] of [
    ['{', /cannot be read/], ['{}\n', /not the text/], [textOf({ keys: 21 }), /not the text/], [textOf({ keys: 0 }), /not the text/],
    [textOf({ threshold: 1 }), /at least two/], [textOf({ threshold: 3 }), /fewer than all/], [textOf().replace(',', ', '), /one spelling/], [textOf().trim(), /one spelling/],
    [textOf({ more: 1 }), /not the text/],
  ]) assert.throws(() => readStock(text), says, text);
});

test('a part for one key is not taken for another, and names its sender and the key', async () => {
  const [file] = held.files;
  const swapped = (texts, who) => texts.map((text, i) => (i === who ? `[${steps.partsOf(text, made, 1).toReversed().join(',')}]` : text));
  const fresh = { ...file, keys: file.keys.map(() => ({})) };
  await assert.rejects(steps.polynomial(made, fresh, swapped(held.sent.certificate, 0), random), { member: 1, reason: /^key 1: the certificate in your own place/ });
  const shared = { ...file, keys: file.keys.map(({ shared: each }) => ({ shared: each })) };
  await assert.rejects(steps.key(made, shared, held.sent.certificate, swapped(held.sent.polynomial, 1), random), { member: 2, reason: /^key 1: the coefficients/ });
  await assert.rejects(steps.key(made, shared, held.sent.certificate, [held.sent.polynomial[0], '[]', held.sent.polynomial[2]], random), { member: 2, reason: /one part for each key/ });
  await assert.rejects(steps.polynomial(made, file, swapped(held.sent.certificate, 1), random), /shares were given for other certificates/);
});

test('shares are given out again, and never for other certificates', async () => {
  const again = await steps.polynomial(made, held.files[1], held.sent.certificate, random);
  assert.equal(again.message, held.sent.polynomial[1]);
  const others = (await ceremony(made)).sent.certificate;
  await assert.rejects(steps.polynomial(made, held.files[1], others, random), /shares were given for other certificates/);
});

test('the file of another stock is refused, and what is no file', async () => {
  const other = readStock(textOf({ id: '1'.repeat(32) }));
  assert.notEqual(other.hash, made.hash);
  await assert.rejects(steps.rehearsal(other, held.files[0], held.sent.certificate, held.sent.polynomial, random), /another stock of keys/);
  const text = writeStockFile(held.files[0]);
  for (const no of ['', '{}', '[]', text.replace('"seed":"', '"seed":"0'), text.replace('"keys":[', '"keys":[3,'), text.replace('"shared"', '"shered"')]) {
    assert.throws(() => readStockFile(no), /not the secret file of a standing trustee/);
  }
});

test('a key that was used for one election is used for no other', async () => {
  // The record of some other election: the file remembers one, and refuses this before anything else is looked at.
  const record = readFileSync(new URL('./vectors/everything.bel', import.meta.url));
  const file = { ...held.files[0], keys: held.files[0].keys.with(1, { ...held.files[0].keys[1], election: sha256('the first election') }) };
  for (const step of [steps.check(file, 2, record), steps.mix(file, 2, record, random), steps.agreement(file, 2, record), steps.decryption(file, 2, record, '', random)]) {
    await assert.rejects(step, /key 2 was used for another election, and never is for a second one/);
  }
  // A record that is not under this key at all is refused as that of any trustee is.
  await assert.rejects(steps.check(file, 1, record), /NOT under the key that you helped to make/);
});

test('what twenty keys take stays within some seconds', async () => {
  const large = readStock(textOf({ keys: 20, trustees: ['A', 'B', 'C', 'D', 'E'], threshold: 3 }));
  const began = Date.now();
  await ceremony(large);
  const each = (Date.now() - began) / 5;
  console.log(`# twenty keys of five trustees: ${Math.round(each)} ms for each of them, all rounds together`);
  assert.ok(each < 20_000, `${each} ms`);
});
