// The two code bases check each other. What omov made is read here; what is sealed here is taken in by crates/omov-belenios/tests/booth.rs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { built } from './built.mjs';
import { at, everything, sealed, text } from './vectors.mjs';

const { audit, checkBallot, credential, paperCode, readCode, readCredentials, readElection, tracker, verify } = await built();
const theirs = everything();
const election = readElection(Buffer.from(theirs.election));
const credentials = readCredentials(election, Buffer.from(theirs.credentials));
const record = readFileSync(at('everything.bel'));
const plain = (value) => JSON.parse(JSON.stringify(value, (_, x) => (typeof x === 'bigint' ? Number(x) : x)));

test('a record that omov made is in order, and its result is read the same', async () => {
  const verdict = await verify(record);
  assert.deepEqual(verdict.failures, []);
  assert.deepEqual(plain(verdict.result), theirs.result);
  assert.deepEqual(verdict.ballots, { accepted: 4, superseded: 1, counted: 3 });
  assert.deepEqual(verdict.board.map((ballot) => ballot.tracker), theirs.ballots.map((ballot) => ballot.tracker));
  assert.deepEqual(verdict.board.map((ballot) => ballot.counts), [false, true, true, true]);
  assert.deepEqual([verdict.mixers, verdict.decryptors], [[1, 3], [1, 2, 4]]);
});

test('a voting code gives the public half that omov lists', () => {
  for (const { code, credential: listed } of theirs.voters) {
    const typed = readCode(code.replaceAll('-', ' '));
    assert.equal(typed.code, code);
    assert.equal(credential(election.uuid, typed.code).text, listed);
    assert.ok(credentials.has(listed));
  }
});

test('codes for papers follow from both halves and the number, as in omov', () => {
  const { uuid, first, second, codes } = JSON.parse(readFileSync(at('papers.json'), 'utf8'));
  for (const { number, code, credential: listed } of codes) {
    assert.equal(paperCode(uuid, [first, second], number), code);
    assert.equal(readCode(code).code, code, 'it is a code like every other');
    assert.equal(credential(uuid, code).text, listed);
    for (const halves of [[first, first], [second, second], [second, first]]) assert.notEqual(paperCode(uuid, halves, number), code);
  }
});

test('ballots that omov sealed are accepted one by one, under the number that it gives', () => {
  for (const { ballot, tracker: number } of theirs.ballots) {
    checkBallot(election, credentials, Buffer.from(ballot));
    assert.equal(tracker(ballot), number);
  }
});

test('what is sealed from the seed is what is kept for omov to take in', async () => {
  assert.equal(text(await sealed()), readFileSync(at('booth.json'), 'utf8'), 'write it anew: node booth/tests/vectors.mjs');
});

test('ballots that were sealed here are accepted here, and open to what was answered', () => {
  for (const { ballot, key, tracker: number } of JSON.parse(readFileSync(at('booth.json'), 'utf8'))) {
    checkBallot(election, credentials, Buffer.from(ballot));
    assert.deepEqual(audit(election, ballot, key), { holds: true, tracker: number });
    for (const i of key.answers.keys()) {
      const other = structuredClone(key);
      const first = other.answers[i].flat()[0];
      if (Array.isArray(other.answers[i][0])) other.answers[i][0][0] = 1 - first;
      else other.answers[i][0] = 1 - Math.min(first, 1);
      assert.deepEqual(audit(election, ballot, other), { holds: false, question: i + 1 });
    }
  }
});

test('a record that goes on holds what was seen before; another one does not', async () => {
  const { head } = await verify(record);
  assert.equal((await verify(record, { seen: head })).valid, true);
  const { failures } = await verify(record, { seen: '0'.repeat(64) });
  assert.deepEqual(failures.map(({ check }) => check), ['chain']);
});
