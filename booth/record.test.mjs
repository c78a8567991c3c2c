// The second reading of the record: against figures from elsewhere, on a kept record, honest and attacked, and beside omov-verify.
//
//     cargo build -p omov-verify && OMOV_VERIFY=target/debug/omov-verify node --test booth/record.test.mjs

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { entryProblem, leafHash, pathOf, read, readCheckpoint, readKey, rootOf } from './record.mjs';

const HONEST = join(dirname(fileURLToPath(import.meta.url)), '../crates/omov-record/tests/golden/record');
const OMOV_VERIFY = process.env.OMOV_VERIFY;
const ORIGIN = 'movement.example/record';

const scratch = mkdtempSync(join(tmpdir(), 'record-'));
after(() => rmSync(scratch, { recursive: true }));

/** The public key that belongs to 32 equal bytes of secret, as the kept record was signed. */
function keyText(name, type, byte) {
  const secret = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]);
  const { x } = createPublicKey(createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' });
  const bytes = Buffer.concat([Buffer.of(type), Buffer.from(x, 'base64url')]);
  const id = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8);
  return `${name}+${id}+${bytes.toString('base64')}`;
}

const KEY = keyText(ORIGIN, 1, 1);
const WITNESSES = [1, 2].map((n) => keyText(`group-${n}.example/witness`, 4, 100 + n));

/** What both programs have to say alike. */
const common = ({ valid, origin, size, root, signed, witnesses, since, entries, failures }) => {
  const places = failures.map(({ check, entry, file }) => JSON.stringify([check, entry, file]));
  return { valid, origin, size, root, signed, witnesses, since, entries, failures: [...new Set(places)].sort() };
};

/** Reads a folder with this program and, if it is there, with omov-verify. */
function both(dir, { key = KEY, witnesses = WITNESSES, since } = {}) {
  const options = { key: key && readKey(key), witnesses: witnesses.map(readKey) };
  const ours = common(read(dir, { ...options, since: since && readCheckpoint(readFileSync(since)) }));
  if (OMOV_VERIFY) {
    const words = ['record', dir, '--json', ...(key ? ['--key', key] : []), ...witnesses.flatMap((w) => ['--witness', w])];
    const said = spawnSync(OMOV_VERIFY, since ? [...words, '--since', since] : words, { encoding: 'utf8' });
    assert.ok([0, 1].includes(said.status), said.stderr);
    const theirs = common(JSON.parse(said.stdout));
    assert.deepEqual(ours, theirs);
    assert.equal(said.status === 0, ours.valid);
  }
  return ours;
}

let copies = 0;
function attacked(change) {
  const dir = join(scratch, `copy-${copies++}`);
  cpSync(HONEST, dir, { recursive: true });
  change(dir);
  return dir;
}

const edit = (path, change) => (dir) => writeFileSync(join(dir, path), change(readFileSync(join(dir, path))));
const flip = (path, at, bit = 0) => edit(path, (bytes) => ((bytes[at] ^= 1 << bit), bytes));
const gone = (path) => (dir) => rmSync(join(dir, path));
const all = (...changes) => (dir) => changes.forEach((change) => change(dir));

function entriesOf(path) {
  const [bytes, entries] = [readFileSync(join(HONEST, path)), []];
  for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) entries.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)));
  return entries;
}

function bundle(entries) {
  return Buffer.concat(entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]));
}

test('roots are those of other programs', () => {
  // From the tests of Google's certificate-transparency.
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots = {
    0: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    3: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    7: 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  };
  const hashes = leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
  for (const [size, root] of Object.entries(roots)) assert.equal(rootOf(hashes.slice(0, size)).toString('hex'), root);
});

test('paths and keys are those of other programs', () => {
  assert.equal(pathOf(0, 1234067, 256), 'tile/0/x001/x234/067');
  assert.equal(pathOf('entries', 999, 17), 'tile/entries/999.p/17');
  const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  assert.equal(readKey(peter).name, 'PeterNeumann');
  for (let i = 0; i < peter.length; i++) assert.throws(() => readKey(peter.slice(0, i) + '~' + peter.slice(i + 1)));
});

test('an honest record is in order', () => {
  const answer = both(HONEST);
  assert.deepEqual(answer.failures, []);
  assert.equal(answer.entries, 258);
  assert.deepEqual(answer.witnesses.map((w) => w.moment), [1795000001, 1795000002]);
  assert.equal(both(HONEST, { key: null, witnesses: [] }).signed, null);
  assert.equal(both(HONEST, { since: join(HONEST, 'checkpoint') }).since, 258);
});

test('a key or witness that has not signed is named', () => {
  const other = keyText(ORIGIN, 1, 9);
  assert.deepEqual(both(HONEST, { key: other }).failures, ['["signature",null,"checkpoint"]']);
  const [first] = WITNESSES;
  for (const second of [keyText('group-2.example/witness', 4, 9), keyText('group-3.example/witness', 4, 103)]) {
    assert.deepEqual(both(HONEST, { witnesses: [first, second] }).failures, ['["witness",null,"checkpoint"]']);
  }
});

const FULL = 'tile/entries/000';
const LAST = 'tile/entries/001.p/2';
const ATTACKS = {
  'an entry': [flip(FULL, 1950), [['entry', 7, null]]],
  'an entry that is not in a full tile': [flip(LAST, 20), [['entry', 256, null]]],
  'two entries that changed places': [
    edit(FULL, () => {
      const entries = entriesOf(FULL);
      [entries[4], entries[5]] = [entries[5], entries[4]];
      return bundle(entries);
    }),
    [['entry', 4, null], ['entry', 5, null]],
  ],
  'an entry in another spelling': [
    edit(LAST, () => bundle(entriesOf(LAST).map((entry, i) => (i ? entry : Buffer.from(entry.toString().replace('{', '{ ')))))),
    [['entry', 256, null]],
  ],
  'a bundle, cut': [edit(LAST, (b) => b.subarray(0, -1)), [['length', null, LAST]]],
  'a bundle, with more behind it': [edit(FULL, (b) => Buffer.concat([b, Buffer.of(0)])), [['length', null, FULL]]],
  'a bundle, gone': [gone(FULL), [['missing', null, FULL]]],
  'a tile': [flip('tile/0/000', 77), [['tile', null, 'tile/0/000']]],
  'a tile that is not full': [flip('tile/0/001.p/2', 40), [['tile', null, 'tile/0/001.p/2']]],
  'a tile of level 1': [flip('tile/1/000.p/1', 0), [['tile', null, 'tile/1/000.p/1']]],
  'a tile, cut': [edit('tile/0/000', (b) => b.subarray(32)), [['length', null, 'tile/0/000']]],
  'a tile, gone': [gone('tile/0/001.p/2'), [['missing', null, 'tile/0/001.p/2']]],
  'a tile of level 1, gone': [gone('tile/1/000.p/1'), [['missing', null, 'tile/1/000.p/1']]],
  'an entry and the tile beside it': [all(flip(FULL, 1950), flip('tile/0/001.p/2', 1)), [['entry', 7, null], ['tile', null, 'tile/0/001.p/2']]],
  'an entry and a tile above it': [all(flip(LAST, 20), flip('tile/1/000.p/1', 1)), [['entry', 256, null], ['tile', null, 'tile/1/000.p/1']]],
  'an entry and its tile, rewritten': [
    (dir) => {
      const entries = entriesOf(FULL);
      entries[9] = Buffer.from(entries[9].toString().replace('2027', '2099'));
      edit(FULL, () => bundle(entries))(dir);
      edit('tile/0/000', () => Buffer.concat(entries.map(leafHash)))(dir);
    },
    [['rewritten', null, 'tile/0/000']],
  ],
  'the last entries and their tile, rewritten': [
    (dir) => {
      const entries = entriesOf(LAST).map((entry) => Buffer.from(entry.toString().replace('2027', '2099')));
      edit(LAST, () => bundle(entries))(dir);
      edit('tile/0/001.p/2', () => Buffer.concat(entries.map(leafHash)))(dir);
    },
    [['root', null, 'checkpoint']],
  ],
  'the checkpoint of a future size': [
    edit('checkpoint', (b) => b.toString().replace('\n258\n', '\n9007199254740991\n')),
    [['future', null, 'checkpoint'], ['signature', null, 'checkpoint'], ['witness', null, 'checkpoint']],
  ],
  'the checkpoint of a size that is no number': [edit('checkpoint', (b) => b.toString().replace('\n258', '\n0258')), [['checkpoint', null, 'checkpoint']]],
  'the checkpoint without its signatures': [edit('checkpoint', (b) => b.subarray(0, b.indexOf('\n\n') + 2)), [['checkpoint', null, 'checkpoint']]],
};

for (const [what, [change, expected]] of Object.entries(ATTACKS)) {
  test(`changed and named: ${what}`, () => {
    const answer = both(attacked(change));
    assert.equal(answer.valid, false);
    for (const place of expected) assert.ok(answer.failures.includes(JSON.stringify(place)), answer.failures.join(' '));
  });
}

test('narrower tiles may be gone once they are full', () => {
  const dir = attacked(
    all(
      edit('checkpoint', (b) => b.toString().replace('\n258\n', '\n200\n')),
      gone(LAST),
      gone('tile/0/001.p/2'),
      gone('tile/1/000.p/1'),
    ),
  );
  const tile = readFileSync(join(HONEST, 'tile/0/000'));
  const hashes = Array.from({ length: 200 }, (_, i) => tile.subarray(32 * i, 32 * i + 32));
  edit('checkpoint', (b) => b.toString().replace(/\n200\n.*\n/, `\n200\n${rootOf(hashes).toString('base64')}\n`))(dir);
  const answer = both(dir, { key: null, witnesses: [] });
  assert.deepEqual([answer.failures, answer.entries], [[], 200]);
});

test('a checkpoint that was kept and no longer holds is named', () => {
  const kept = (size, root) => {
    const path = join(scratch, `kept-${size}`);
    const line = readFileSync(join(HONEST, 'checkpoint'), 'utf8').split('\n').slice(4).join('\n');
    writeFileSync(path, `${ORIGIN}\n${size}\n${root.toString('base64')}\n\n${line}`);
    return path;
  };
  const hashes = entriesOf(FULL).map(leafHash);
  // Without a key, a signature of the kept one is not asked for: it is the reader's own.
  const check = (since) => both(HONEST, { key: null, witnesses: [], since });
  for (const size of [1, 5, 255, 256]) {
    const answer = check(kept(size, rootOf(hashes.slice(0, size))));
    assert.deepEqual([answer.since, answer.failures], [size, []]);
  }
  assert.deepEqual(check(kept(7, rootOf(hashes.slice(0, 6)))).failures, ['["fork",null,null]']);
  assert.deepEqual(check(kept(259, rootOf(hashes))).failures, ['["rollback",null,null]']);
  assert.deepEqual(both(HONEST, { since: kept(9, rootOf(hashes.slice(0, 9))) }).failures, ['["since",null,null]']);
});

test('every flip is named, and both programs name the same', (t) => {
  const seed = Number(process.env.RECORD_SEED ?? 20261127);
  t.diagnostic(`seed ${seed}; RECORD_SEED=… tries others`);
  let state = seed >>> 0;
  // mulberry32
  const below = (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) % n;
  };
  const paths = readdirSync(HONEST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(HONEST.length + 1))
    .sort();
  const dir = join(scratch, 'flipped');
  cpSync(HONEST, dir, { recursive: true });
  for (let i = 0; i < 60; i++) {
    const path = paths[below(paths.length)];
    const honest = readFileSync(join(HONEST, path));
    const [at, bit] = [below(honest.length), below(8)];
    flip(path, at, bit)(dir);
    assert.equal(both(dir).valid, false, `${path}, byte ${at}, bit ${bit}`);
    writeFileSync(join(dir, path), honest);
  }
});

test('an entry has one spelling', () => {
  const text = entriesOf(FULL)[4].toString();
  const problem = (changed) => entryProblem(Buffer.from(changed), 4);
  assert.equal(problem(text), undefined);
  for (const [from, to] of [['"number":4', '"number":4.0'], ['"number":4', '"number":-0'], ['north', 'n\\u006frth'], [',', ', '],
    ['"facts":{', '"facts":{"until":"x",'], ['"version":1', '"version":2'], ['member.', 'Member.'], ['"rule":"4.2",', ''],
    ['"facts":{', '"facts":{"__proto__":"x",'], ['"number":4', '"number":5']]) {
    assert.ok(text.includes(from));
    assert.ok(problem(text.replace(from, to)), to);
  }
});

test('what cannot be read is no verdict', () => {
  assert.throws(() => read(join(scratch, 'nowhere')));
  const empty = join(scratch, 'empty');
  mkdirSync(empty);
  assert.throws(() => read(empty));
  if (OMOV_VERIFY) {
    for (const dir of [empty, join(scratch, 'nowhere')]) assert.equal(spawnSync(OMOV_VERIFY, ['record', dir]).status, 2);
  }
});

/** The files of a folder at an address, from a process of their own: reading waits for them. */
const SERVER = `
const { createServer } = require('node:http');
const { readFileSync } = require('node:fs');
createServer((asked, answer) => {
  try {
    const bytes = readFileSync(process.argv[1] + asked.url.replace('/record', ''));
    answer.writeHead(200, { 'Content-Length': bytes.length }).end(bytes);
  } catch {
    answer.writeHead(404).end();
  }
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;

test('a record at an address reads like the copy in a folder', async () => {
  const copies = [HONEST, attacked(flip(LAST, 20)), attacked((dir) => rmSync(join(dir, 'tile/0/000')))];
  for (const dir of copies) {
    const server = spawn(process.execPath, ['-e', SERVER, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [port] = await once(server.stdout, 'data');
      const url = `http://127.0.0.1:${String(port).trim()}/record`;
      assert.deepEqual(both(url), both(dir));
    } finally {
      server.kill();
    }
  }
});
