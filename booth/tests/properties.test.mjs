// What holds for every election: what is sealed is counted as it was meant, and no byte can be changed.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { built } from './built.mjs';
import { closed, made } from './maker.mjs';
import { randomAnswer, seededBytes, seededNumbers } from './seeded.mjs';

const booth = await built();
const { allowed, checkBallot, credential, groupNamed, randomScalar, readCode, readCredentials, seal, SealingDesk, verify } = booth;
const SEED = process.env.BOOTH_SEED ?? '20261128';
const ROUNDS = Number(process.env.BOOTH_ROUNDS ?? 6);
// The program that must agree, if it is there.
const { OMOV_VERIFY } = process.env;
const scratch = mkdtempSync(join(tmpdir(), 'booth-'));
after(() => rmSync(scratch, { recursive: true }));

const names = (n, of = 'Name') => Array.from({ length: n }, (_, i) => `${of} ${i}`);
const choices = (n, blank, min, max) =>
  `{"type":"Homomorphic","value":{"answers":${JSON.stringify(names(n))},"blank":${blank},"min":${min},"max":${max},"question":"Which?"}}`;
const lists = (...lengths) => `{"type":"Lists","value":{"answers":${JSON.stringify(lengths.map((n) => names(n + 1)))},"question":"Which list?"}}`;

/** A small election with its ballots, and what has to come out. */
function election(seed) {
  const [random, below] = [seededBytes(seed), seededNumbers(seed)];
  const kinds = [() => choices(1 + below(4), false, 0, 1), () => choices(3, true, 1, 2), () => choices(2, true, 0, 2), () => lists(1 + below(2), 1), () => choices(3, false, 2, 3)];
  const questions = Array.from({ length: 1 + below(2) }, () => kinds[below(kinds.length)]());
  const weights = Array.from({ length: 1 + below(3) }, () => 1 + below(3));
  const all = made(booth, questions, weights, random);
  const votes = Array.from({ length: 1 + below(3) }, () => {
    const voter = below(weights.length);
    const answers = all.election.questions.map((question) => randomAnswer(question, below));
    return { voter, answers, ...seal(all.election, credential(all.election.uuid, all.voters[voter].code), answers, random) };
  });
  const last = new Map(votes.map((vote) => [vote.voter, vote.answers]));
  const add = (a, b, weight) => b.map((value, i) => (Array.isArray(value) ? add(a?.[i], value, weight) : (a?.[i] ?? 0) + weight * value));
  const expected = questions.map((_, i) => [...last].reduce((sum, [voter, answers]) => add(sum, answers[i], weights[voter]), undefined));
  return { ...all, votes, expected, counted: last.size, record: closed(booth, all, votes, expected, random) };
}

test('random answers are sealed, verified and counted right, and omov-verify agrees', async (t) => {
  t.diagnostic(`seed ${SEED}, ${ROUNDS} elections; BOOTH_SEED and BOOTH_ROUNDS try others`);
  for (let i = 0; i < ROUNDS; i++) {
    const { record, expected, votes, counted } = election(`${SEED}|${i}`);
    const verdict = await verify(record);
    assert.deepEqual(verdict.failures, [], `election ${i}`);
    assert.equal(JSON.stringify(verdict.result, (_, x) => (typeof x === 'bigint' ? Number(x) : x)), JSON.stringify(expected));
    assert.deepEqual(verdict.ballots, { accepted: votes.length, superseded: votes.length - counted, counted });
    if (!OMOV_VERIFY) continue;
    const path = join(scratch, `${i}.bel`);
    writeFileSync(path, record);
    const { stdout } = spawnSync(OMOV_VERIFY, [path, '--json'], { encoding: 'utf8' });
    const answer = JSON.parse(stdout);
    assert.deepEqual([answer.valid, answer.result, answer.failures], [true, expected, []]);
  }
});

test('no byte of a record can be changed', async () => {
  const { record } = election(`${SEED}|flips`);
  const below = seededNumbers(`${SEED}|flips`);
  for (let i = 0; i < 60; i++) {
    const changed = Buffer.from(record);
    const place = below(changed.length);
    changed[place] ^= 1 << below(8);
    assert.equal((await verify(changed)).valid, false, `byte ${place}`);
  }
});

test('no sign of a sealed ballot can be changed', () => {
  const all = election(`${SEED}|signs`);
  const credentials = readCredentials(all.election, Buffer.from(all.steps[0][3]));
  const [{ ballot }] = all.votes;
  checkBallot(all.election, credentials, Buffer.from(ballot));
  for (let at = 0; at < ballot.length; at += 53) {
    const other = ballot[at] === '1' ? '2' : '1';
    assert.throws(() => checkBallot(all.election, credentials, Buffer.from(ballot.slice(0, at) + other + ballot.slice(at + 1))), undefined, `sign ${at}`);
  }
});

test('a ballot that is neither blank nor has a choice is sealed right: two branches of its proof are true', () => {
  const random = seededBytes(`${SEED}|neither`);
  const all = made(booth, [choices(2, true, 0, 1)], [1], random);
  const credentials = readCredentials(all.election, Buffer.from(all.steps[0][3]));
  for (const answer of [[0, 0, 0], [1, 0, 0], [0, 1, 0]]) {
    checkBallot(all.election, credentials, Buffer.from(seal(all.election, all.voters[0].pair, [answer], random).ballot));
  }
});

test('an answer that the question does not allow is not sealed', () => {
  const h = (blank, min, max) => ({ type: 'Homomorphic', question: '', answers: ['a', 'b', 'c'], blank, min, max });
  const r = (preferences) => ({ type: 'NonHomomorphic', question: '', answers: ['a', 'b', 'c'], preferences });
  const l = { type: 'Lists', question: '', answers: [['l', 'a', 'b'], ['m', 'c']] };
  for (const [question, good, ...bad] of [
    [h(false, 1n, 2n), [1, 0, 1], [0, 0, 0], [1, 1, 1], [2, 0, 0], [1, 0], [1, 0, 0, 0], [0.5, 0.5, 0], [[1], 0, 0]],
    [h(true, 1n, 2n), [1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0]],
    [h(false, 0n, 9n), null, [1, 0, 0]],
    [r(null), [0, 255, 1], [1, 2], [1, 2, 256], [1, 2, -1], [1, 2, 0.5]],
    [r(2), [3, 1], [1, 1], [0, 1], [4, 0], [1, 2, 3]],
    [l, [[1, 1, 0], [0, 0]], [[1, 0, 0], [0, 0]], [[1, 1, 0], [1, 1]], [[1, 1, 0], [0, 1]], [[1, 1, 0]], [1, 1]],
  ]) {
    if (good) assert.equal(allowed(question, good), true, JSON.stringify(good));
    for (const answer of bad) assert.equal(allowed(question, answer), false, JSON.stringify(answer));
  }
});

test('a mistyped code is told apart from none, and spaces and dashes are forgiven', () => {
  const code = 'aBcDe-FgHiJk-LmNoP-qRsTuV';
  for (const typed of [code, ' aBcDe FgHiJk LmNoP qRsTuV ', 'aBcDeFgHiJkLmNoPqRsTuV', 'aBcDe–FgHiJk—LmNoP‑qRsTuV\n']) assert.deepEqual(readCode(typed), { code });
  assert.deepEqual(readCode('aBcDe-FgHiJk-LmN0P-qRsTuV'), { wrong: 'symbol', symbol: '0', place: 15 });
  assert.deepEqual(readCode('aBcDe-FgHiJk'), { wrong: 'length', given: 11 });
  assert.deepEqual(readCode(''), { wrong: 'length', given: 0 });
});

test('the desk of the worker seals with progress, audits, and refuses in one word', () => {
  const { election: e, voters, steps } = election(`${SEED}|desk`);
  const [json, below] = [steps[0][1], seededNumbers(`${SEED}|desk`)];
  const said = [];
  const desk = new SealingDesk(seededBytes('desk'), (message) => said.push(message));
  const ask = (message) => { said.length = 0; desk.hear({ id: 7, election: json, ...message }); return said.at(-1); };
  const answers = e.questions.map((question) => randomAnswer(question, below));
  const sealed = ask({ kind: 'seal', code: voters[0].code, answers });
  assert.deepEqual([sealed.kind, sealed.id, sealed.credential], ['sealed', 7, voters[0].pair.text]);
  const steps_ = said.filter(({ kind }) => kind === 'progress');
  assert.ok(steps_.length > 2 && steps_.every(({ done }, i) => i === 0 || done >= steps_[i - 1].done) && steps_.at(-1).done === steps_.at(-1).of);
  const { ballot, key, tracker } = sealed;
  assert.deepEqual(ask({ kind: 'audit', ballot, key }), { kind: 'audited', id: 7, tracker });
  assert.equal(ask({ kind: 'audit', ballot: ballot.replace('choices', 'Choices'), key }).kind, 'differs');
  assert.deepEqual(ask({ kind: 'seal', code: 'no code', answers }), { kind: 'refused', id: 7, what: 'code' });
  assert.deepEqual(ask({ kind: 'seal', code: voters[0].code, answers: answers.map(() => [9]) }), { kind: 'refused', id: 7, what: 'answer', question: 1 });
  assert.deepEqual(ask({ kind: 'seal', election: '{}', code: voters[0].code, answers }), { kind: 'refused', id: 7, what: 'election' });
});

test('the arithmetic of the verifier agrees with @noble/curves', () => {
  const group = groupNamed('Ed25519');
  const random = seededBytes(`${SEED}|arithmetic`);
  for (let i = 0; i < 8; i++) {
    const [a, b] = [randomScalar(random), i === 0 ? 0n : randomScalar(random)];
    const base = booth.keyPair(a).text;
    const P = group.decode(base);
    const expected = booth.textOf(booth.power(booth.pointOf(base), b).add(booth.power(booth.generator, a)));
    for (const ready of [() => P, () => group.ready(P), () => group.ready(P, true)]) {
      ready();
      assert.deepEqual(group.encode([group.product([[P, b], [group.g, a]])]), [expected]);
    }
    assert.ok(group.same(group.mul(P, group.inv(P)), group.one));
  }
  assert.equal(group.decode('00'.repeat(32)), null, 'a point of small order');
  assert.equal(group.decode('7f' + 'ff'.repeat(30) + 'ee'), null, 'a coordinate that is too large');
});
