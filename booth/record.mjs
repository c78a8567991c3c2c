#!/usr/bin/env node
// A second reading of the public record, to hold against omov-verify: two programs that agree are the best argument.
//
//     node booth/record.mjs DIR|URL [--key KEY] [--witness KEY]… [--quorum N] [--since CHECKPOINT] [--json]
//
// Written from docs/PROTOCOL.md, part 3, and the texts it names, and shares nothing with the other program; it needs nothing but Node. It
// goes another way: from the checkpoint down to the entries, where omov-verify comes from the entries up. It holds one tile of each level.

import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';

const WIDTH = 256;
const MOST_FAULTS = 1000;

// ---- hashes (RFC 6962, section 2.1) ------------------------------------------------------------------------------------

function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export const leafHash = (entry) => sha256(Buffer.of(0), entry);
export const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** The root of a tree with these leaves. */
export function rootOf(hashes) {
  if (hashes.length < 2) return hashes[0] ?? sha256();
  let k = 1;
  while (2 * k < hashes.length) k *= 2;
  return nodeHash(rootOf(hashes.slice(0, k)), rootOf(hashes.slice(k)));
}

/** Complete subtrees, left to right; equal neighbours become one. */
class Pieces {
  #pieces = [];

  push(hash, span) {
    let piece = { hash, span };
    while (this.#pieces.at(-1)?.span === piece.span) {
      piece = { hash: nodeHash(this.#pieces.pop().hash, piece.hash), span: 2 * piece.span };
    }
    this.#pieces.push(piece);
  }

  root() {
    const hashes = this.#pieces.map((piece) => piece.hash);
    return hashes.length ? hashes.reduceRight((right, left) => nodeHash(left, right)) : sha256();
  }
}

// ---- notes, keys, checkpoints (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature) ----------------------------------

function base64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

const soundName = (name) => name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name);

function number(text) {
  return /^(0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

/** Reads NAME+ID+KEY. */
export function readKey(text) {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.{44})$/u.exec(text);
  const bytes = parts && base64(parts[3]);
  if (!bytes || bytes.length !== 33 || !soundName(parts[1])) throw new Error(`this is not a key: ${text}`);
  const [, name, id] = parts;
  if (sha256(`${name}\n`, bytes).subarray(0, 4).toString('hex') !== id) throw new Error(`the id does not fit: ${text}`);
  const kind = { 1: 'note', 4: 'cosignature' }[bytes[0]];
  if (!kind) throw new Error(`this is a key of another kind: ${text}`);
  const x = bytes.subarray(1).toString('base64url');
  return { name, id, kind, key: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a signed note; throws a sentence. */
function readNote(bytes) {
  if (bytes.length > 1 << 18) throw new Error('a note is not so long');
  let whole;
  try {
    whole = utf8.decode(bytes);
  } catch {
    throw new Error('a note is plain text');
  }
  if (/[\0-\x09\x0b-\x1f]/.test(whole)) throw new Error('a note is plain text');
  const cut = whole.lastIndexOf('\n\n');
  if (cut < 0 || !whole.endsWith('\n') || cut + 2 >= whole.length) throw new Error('a note ends with its signatures');
  const signatures = whole.slice(cut + 2, -1).split('\n').map((line) => {
    const parts = /^— ([^ ]+) ([^ ]+)$/u.exec(line);
    const value = parts && soundName(parts[1]) && base64(parts[2]);
    if (!value || value.length < 5) throw new Error('a line below the text is not a signature');
    return { name: parts[1], id: value.subarray(0, 4).toString('hex'), value: value.subarray(4) };
  });
  if (signatures.length > 100) throw new Error('a note has not so many signatures');
  return { text: whole.slice(0, cut + 1), signatures };
}

/** Reads a signed checkpoint; throws a sentence. */
export function readCheckpoint(bytes) {
  const note = readNote(bytes);
  const lines = note.text.slice(0, -1).split('\n');
  if (lines.length !== 3) throw new Error('a checkpoint has three lines');
  const [origin, size, root] = [lines[0], number(lines[1]), base64(lines[2])];
  if (!soundName(origin) || size === null || root?.length !== 32) throw new Error('a line of the checkpoint is not in order');
  if (size === 0 && !root.equals(sha256())) throw new Error('a record without entries has another root');
  return { origin, size, root, note };
}

/** The moment at which a key signed (0 if it names none), or what is wrong. */
function signedBy(key, note) {
  const named = note.signatures.filter((s) => s.name === key.name);
  const own = named.filter((s) => s.id === key.id);
  if (own.length === 0) return { wrong: named.length ? 'it is signed under this name by another key' : 'it is not signed', missing: !named.length };
  let latest = 0;
  for (const { value } of own) {
    let [message, signature, moment] = [note.text, value, 0n];
    if (key.kind === 'cosignature') {
      if (value.length !== 72) return { wrong: 'the signature is false' };
      moment = value.readBigUInt64BE();
      signature = value.subarray(8);
      message = `cosignature/v1\ntime ${moment}\n${note.text}`;
    }
    const good = moment < 1n << 63n && signature.length === 64 && verifySignature(null, Buffer.from(message), key.key, signature);
    if (!good) return { wrong: 'the signature is false' };
    latest = Math.max(latest, Number(moment));
  }
  return { moment: latest };
}

// ---- entries -------------------------------------------------------------------------------------------------------------

const bytesOf = (text) => Buffer.byteLength(text);
const isWord = (text) => /^[a-z][a-z0-9-]*$/.test(text) && text.length <= 200;
const isLine = (text) => typeof text === 'string' && !/[\p{Cc}\u2028\u2029]/u.test(text);
const isName = (text) => isLine(text) && text !== '' && bytesOf(text) <= 200;
const isCount = (n) => Number.isSafeInteger(n) && n >= 0;
const isTable = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const sorted = (table) => Object.fromEntries(Object.keys(table).sort().map((key) => [key, table[key]]));

/** What is wrong with an entry; nothing if it is in order. */
export function entryProblem(bytes, place) {
  let text, entry;
  try {
    text = utf8.decode(bytes);
    entry = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  if (!isTable(entry) || !isTable(entry.facts) || !isTable(entry.people)) return 'it is not an entry';
  const { version, number: own, moment, kind, group, office, rule, facts, people } = entry;
  const again = { version, number: own, moment, kind, group, ...(office === undefined ? {} : { office }), rule };
  if (JSON.stringify({ ...again, facts: sorted(facts), people: sorted(people) }) !== text) return 'it is not written as entries are';
  const sound =
    version === 1 && isCount(own) && isCount(moment) && typeof kind === 'string' && kind.length <= 200 &&
    kind.split('.').every(isWord) && isName(group) && isName(rule) && (office === undefined || isName(office)) &&
    Object.keys(facts).every(isWord) && Object.values(facts).every(isLine) && Object.keys(people).every(isWord) &&
    Object.values(people).every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash));
  if (!sound) return 'something in it is not as in an entry';
  return own === place ? undefined : `it calls itself entry ${own}`;
}

// ---- files (c2sp.org/tlog-tiles) -------------------------------------------------------------------------------------------

/** The path of a tile or bundle. */
export function pathOf(level, index, width) {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/.{3}/g);
  const name = groups.map((group, i) => (i + 1 < groups.length ? `x${group}` : group)).join('/');
  return `tile/${level}/${name}${width < WIDTH ? `.p/${width}` : ''}`;
}

// ---- where they are read from ----------------------------------------------------------------------------------------------

/** A copy in a folder. Files that are not there are null. */
class Folder {
  constructor(dir) {
    statSync(dir);
    this.dir = dir;
  }

  read(path) {
    try {
      return readFileSync(join(this.dir, path));
    } catch (why) {
      if (why.code === 'ENOENT' || why.code === 'ENOTDIR') return null;
      throw why;
    }
  }

  close() {}
}

/** Fetches one file after the other, and is waited for: the reading below knows nothing of it. */
const FETCHER = `
const { workerData: { port, told } } = require('node:worker_threads');
async function fetched(url, most) {
  for (let again = 0; ; again++) {
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(300000) });
      if (answer.status === 404 || answer.status === 410) return { bytes: null };
      if (!answer.ok) throw new Error('the answer is ' + answer.status);
      const parts = [];
      let length = 0;
      for await (const part of answer.body) {
        parts.push(part);
        length += part.length;
        if (length > most) break;
      }
      return { bytes: Buffer.concat(parts) };
    } catch (why) {
      if (again === 3) return { wrong: url + ': ' + (why.cause?.message ?? why.message) };
      await new Promise((go) => setTimeout(go, 500 * 2 ** again));
    }
  }
}
port.on('message', async ({ url, most }) => {
  port.postMessage(await fetched(url, most));
  Atomics.store(told, 0, 1);
  Atomics.notify(told, 0);
});`;

/** The longest file there is: 256 entries of 65,535 bytes, each with its length. */
const LONGEST = WIDTH * 65_537;

/** A record at its address. */
class Address {
  constructor(url) {
    const { port1, port2 } = new MessageChannel();
    this.url = url.replace(/\/+$/, '');
    this.port = port1;
    this.told = new Int32Array(new SharedArrayBuffer(4));
    this.worker = new Worker(FETCHER, { eval: true, workerData: { port: port2, told: this.told }, transferList: [port2] });
  }

  read(path) {
    Atomics.store(this.told, 0, 0);
    this.port.postMessage({ url: `${this.url}/${path}`, most: LONGEST });
    Atomics.wait(this.told, 0, 0);
    const { bytes, wrong } = receiveMessageOnPort(this.port).message;
    if (wrong) throw new Error(wrong);
    return bytes && Buffer.from(bytes);
  }

  close() {
    this.port.close();
    this.worker.terminate();
  }
}

const open = (place) => (/^https?:\/\//.test(place) ? new Address(place) : new Folder(place));

// ---- the reading -----------------------------------------------------------------------------------------------------------

class TooMany extends Error {}

class Reading {
  faults = [];
  entries = 0;

  constructor(source, checkpoint) {
    this.source = source;
    this.checkpoint = checkpoint;
  }

  fault(check, place, detail) {
    this.faults.push({ check, entry: place.entry ?? null, file: place.file ?? null, detail });
    if (this.faults.length >= MOST_FAULTS) throw new TooMany();
  }

  /** The bytes of a file, and how much it holds; if it is full by now, the narrower one may be gone. */
  file(level, index, width) {
    for (const each of width < WIDTH ? [width, WIDTH] : [width]) {
      const bytes = this.source.read(pathOf(level, index, each));
      if (bytes) return { bytes, width: each };
    }
    this.fault('missing', { file: pathOf(level, index, width) }, 'there is no such file');
    return null;
  }

  /** The hashes of a tile. */
  tile(level, index, width) {
    const file = this.file(level, index, width);
    if (!file) return null;
    if (file.bytes.length !== 32 * file.width) {
      this.fault('length', { file: pathOf(level, index, file.width) }, `it is not ${file.width} hashes of 32 bytes`);
      return null;
    }
    return Array.from({ length: width }, (_, i) => file.bytes.subarray(32 * i, 32 * i + 32));
  }

  /** The entries of a bundle, as far as they can be told apart. */
  bundle(index, width) {
    const file = this.file('entries', index, width);
    if (!file) return [];
    const entries = [];
    let at = 0;
    while (entries.length < file.width && at + 2 <= file.bytes.length) {
      const end = at + 2 + file.bytes.readUInt16BE(at);
      if (end > file.bytes.length) break;
      entries.push(file.bytes.subarray(at + 2, end));
      at = end;
    }
    if (entries.length < file.width || at < file.bytes.length) {
      this.fault('length', { file: pathOf('entries', index, file.width) }, 'its entries do not fill it');
    }
    return entries.slice(0, width);
  }

  all() {
    const { size, root } = this.checkpoint;
    if (!this.reachesTheEnd()) return;
    // The tiles that are not full, the highest first: from them the root.
    const edge = [];
    for (let level = 6; level >= 0; level--) {
      const count = Math.floor(size / 256 ** level);
      if (count % WIDTH > 0) edge.push({ level, index: Math.floor(count / WIDTH), width: count % WIDTH });
    }
    for (const tile of edge) tile.stored = this.tile(tile.level, tile.index, tile.width);
    const total = (choose) => {
      const tree = new Pieces();
      for (const tile of edge) for (const hash of choose(tile)) tree.push(hash, 256 ** tile.level);
      return tree.root();
    };
    const known = edge.every((tile) => tile.stored);
    if (!known || !total((tile) => tile.stored).equals(root)) {
      this.repair(edge, total);
    }
    for (const tile of edge) this.below(tile.level, tile.index, tile.width, tile.stored);
    this.compare();
  }

  /** One or more of the tiles at the edge are not what was signed. Which? */
  repair(edge, total) {
    const quiet = this.faults;
    this.faults = [];
    for (const tile of edge) tile.computed = this.computed(tile);
    this.faults = quiet;
    const ways = 2 ** edge.length;
    for (let way = 0; way < ways; way++) {
      const choice = edge.map((tile, i) => (Math.floor(way / 2 ** i) % 2 ? tile.computed : tile.stored));
      if (choice.some((hashes) => !hashes)) continue;
      if (!total((tile) => choice[edge.indexOf(tile)]).equals(this.checkpoint.root)) continue;
      edge.forEach((tile, i) => {
        if (tile.stored && !same(choice[i], tile.stored)) {
          this.fault('tile', { file: pathOf(tile.level, tile.index, tile.width) }, 'a hash in it is not that of what lies below');
        }
        tile.stored = choice[i];
      });
      return;
    }
    if (edge.every((tile) => tile.stored || tile.computed)) {
      this.fault('root', { file: 'checkpoint' }, 'its root is not that of the entries here');
    }
    for (const tile of edge) tile.stored ??= tile.computed;
  }

  /** The hashes of a tile, from the tiles or entries just below. */
  computed({ level, index, width }) {
    if (level === 0) {
      const entries = this.bundle(index, width);
      return entries.length === width ? entries.map(leafHash) : null;
    }
    const hashes = [];
    for (let i = 0; i < width; i++) {
      const child = this.tile(level - 1, index * WIDTH + i, WIDTH);
      if (!child) return null;
      hashes.push(rootOf(child));
    }
    return hashes;
  }

  /** What lies below a tile whose hashes are right (or, if nobody knows, missing). */
  below(level, index, width, right) {
    if (level === 0) return this.leaves(index, width, right);
    for (let i = 0; i < width; i++) this.descend(level - 1, index * WIDTH + i, right?.[i]);
  }

  /** A full tile whose root has to be `expected`. */
  descend(level, index, expected) {
    const stored = this.tile(level, index, WIDTH);
    if (stored && (!expected || rootOf(stored).equals(expected))) return this.below(level, index, WIDTH, stored);
    const [quiet, file] = [this.faults, pathOf(level, index, WIDTH)];
    this.faults = [];
    const computed = this.computed({ level, index, width: WIDTH });
    this.faults = quiet;
    const good = computed && expected && rootOf(computed).equals(expected);
    if (!stored) return this.below(level, index, WIDTH, good ? computed : null);
    if (good) {
      this.fault('tile', { file }, 'a hash in it is not that of what lies below');
      return this.below(level, index, WIDTH, computed);
    }
    if (computed && same(computed, stored)) {
      this.fault('rewritten', { file }, 'it agrees with what lies below it, and not with what lies above');
      return this.below(level, index, WIDTH, stored);
    }
    this.fault('tile', { file }, 'it does not agree with what lies above, nor with what lies below');
    return this.below(level, index, WIDTH, stored);
  }

  /** The entries of a bundle, against their hashes. */
  leaves(index, width, right) {
    const entries = this.bundle(index, width);
    for (let i = 0; i < width; i++) {
      const place = index * WIDTH + i;
      const hash = entries[i] && leafHash(entries[i]);
      if (hash) {
        const problem = entryProblem(entries[i], place);
        if (right && !hash.equals(right[i])) this.fault('entry', { entry: place }, `it was changed${problem ? `; ${problem}` : ''}`);
        else if (problem) this.fault('entry', { entry: place }, problem);
        if (!problem) this.entries += 1;
      }
      const known = right?.[i] ?? hash;
      if (this.since && place < this.since.size && known) {
        this.since.tree.push(known, 1);
        this.since.seen += 1;
      }
    }
  }

  reachesTheEnd() {
    const { size } = this.checkpoint;
    if (size === 0) return true;
    const [index, width] = [Math.floor((size - 1) / WIDTH), ((size - 1) % WIDTH) + 1];
    for (const level of ['entries', 0]) {
      for (const each of [width, WIDTH]) {
        if (this.source.read(pathOf(level, index, each))) return true;
      }
    }
    this.fault('future', { file: 'checkpoint' }, `it speaks of ${size} entries, and the record ends before`);
    return false;
  }

  compare() {
    if (!this.since || this.since.seen !== this.since.size) return;
    this.holds = this.since.tree.root().equals(this.since.root);
    if (!this.holds) this.fault('fork', {}, 'the record does not begin with the entries of your checkpoint');
  }
}

const same = (a, b) => a.length === b.length && a.every((hash, i) => hash.equals(b[i]));

/** Reads a record; the answer has the fields of `omov-verify record DIR --json`. Throws if there is nothing to read. */
export function read(place, demands = {}) {
  const source = open(place);
  try {
    return readFrom(source, demands);
  } finally {
    source.close();
  }
}

function readFrom(source, { key, witnesses = [], quorum = witnesses.length, since }) {
  const bytes = source.read('checkpoint');
  if (!bytes) throw new Error('there is no checkpoint here');
  const answer = { valid: false, origin: null, size: null, root: null, signed: key ? false : null, witnesses: [], since: null, entries: 0, failures: [] };
  let checkpoint;
  try {
    checkpoint = readCheckpoint(bytes);
  } catch (why) {
    answer.failures.push({ check: 'checkpoint', entry: null, file: 'checkpoint', detail: why.message });
    return answer;
  }
  const reading = new Reading(source, checkpoint);
  const own = (other) => (other.origin === key.name ? signedBy(key, other.note) : { wrong: 'it is of another record' });
  if (key) {
    const { wrong } = own(checkpoint);
    answer.signed = !wrong;
    if (wrong) reading.fault('signature', { file: 'checkpoint' }, wrong);
  }
  let [have, falseOnes] = [0, 0];
  for (const witness of witnesses) {
    const { moment = null, wrong, missing } = signedBy(witness, checkpoint.note);
    answer.witnesses.push({ name: witness.name, moment });
    if (!wrong) have += 1;
    else if (!missing) {
      falseOnes += 1;
      reading.fault('witness', { file: 'checkpoint' }, `${witness.name}: ${wrong}`);
    }
  }
  if (have + falseOnes < quorum) reading.fault('witness', { file: 'checkpoint' }, `${have} of ${quorum} witnesses have signed`);
  if (since) {
    const wrong = since.origin === checkpoint.origin ? key && own(since).wrong : 'it is of another record';
    if (wrong) reading.fault('since', {}, wrong);
    else if (since.size > checkpoint.size) reading.fault('rollback', {}, 'it has more entries than this record');
    else reading.since = { ...since, tree: new Pieces(), seen: 0 };
  }
  try {
    reading.all();
  } catch (why) {
    if (!(why instanceof TooMany)) throw why;
  }
  const { origin, size, root } = checkpoint;
  Object.assign(answer, { origin, size, root: root.toString('base64'), entries: reading.entries, failures: reading.faults });
  answer.since = reading.holds ? since.size : null;
  answer.valid = answer.failures.length === 0;
  return answer;
}

// ---- the command line --------------------------------------------------------------------------------------------------------

function main(words) {
  const options = { witnesses: [] };
  let [place, json] = [undefined, false];
  for (let i = 0; i < words.length; i++) {
    const value = () => words[++i] ?? usage(`${words[i - 1]} needs a value`);
    if (words[i] === '--json') json = true;
    else if (words[i] === '--key') options.key = readKey(value());
    else if (words[i] === '--witness') options.witnesses.push(readKey(value()));
    else if (words[i] === '--quorum') options.quorum = number(value()) ?? usage('--quorum is a number');
    else if (words[i] === '--since') options.since = readCheckpoint(readFileSync(value()));
    else if (words[i].startsWith('--') || place !== undefined) usage(`unknown: ${words[i]}`);
    else place = words[i];
  }
  const answer = read(place ?? usage('which folder or address?'), options);
  if (json) console.log(JSON.stringify(answer));
  else {
    console.log(answer.valid ? `In order: ${answer.size} entries of ${answer.origin}.` : 'This record is NOT valid.');
    for (const { check, entry, file, detail } of answer.failures) {
      console.log(`FAILED: ${check} (${entry === null ? (file ?? 'your own checkpoint') : `entry ${entry}`}): ${detail}`);
    }
  }
  return answer.valid ? 0 : 1;
}

function usage(why) {
  throw new Error(`${why}; record.mjs DIR|URL [--key KEY] [--witness KEY]… [--quorum N] [--since CHECKPOINT] [--json]`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (why) {
    console.error(why.message);
    process.exitCode = 2;
  }
}
