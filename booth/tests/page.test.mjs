// What the booth makes of what is chosen and typed, without a browser.

import assert from 'node:assert/strict';
import test from 'node:test';
import readQR from 'qr/decode.js';
import { built } from './built.mjs';
import { seededBytes, seededNumbers } from './seeded.mjs';

const { allowed, readCode } = await built();
const { answerOf, begun, byLot, fromNumbers, problem, said } = await built('page/draft.ts');
const { codeProblem, aloud, ordinal } = await built('page/words.ts');
const { qrPath } = await built('page/receipt.ts');

const choose = { type: 'Homomorphic', question: '?', answers: ['A', 'B', 'C'], blank: true, min: 1n, max: 2n };
const plain = { type: 'NonHomomorphic', question: '?', answers: ['A', 'B', 'C', 'D'], preferences: null };
const order = { ...plain, preferences: 2 };

test('every draft without a problem is an answer that the question allows, and is read back from the answer alone', () => {
  const below = seededNumbers('booth page');
  for (const question of [choose, { ...choose, blank: false, min: 0n, max: 3n }, { ...choose, min: 1n, max: 1n }, plain, order]) {
    for (let round = 0; round < 200; round += 1) {
      const draft = begun(question, below);
      const names = question.answers.filter(() => below(2) === 1);
      if (draft.kind === 'choices') {
        draft.blank = question.blank && below(5) === 0;
        draft.chosen = new Set(draft.blank ? [] : names.map((name) => question.answers.indexOf(name)));
      } else draft.placed = byLot(question.answers.length, below).slice(0, below((question.preferences ?? 4) + 1));
      const answer = answerOf(question, draft);
      if (draft.kind === 'choices') assert.equal(allowed(question, answer), problem(question, draft) === null);
      else assert.ok(allowed(question, answer));
      const read = said(question, answer);
      if (draft.kind === 'order') assert.deepEqual(read, { blank: false, names: draft.placed.map((i) => question.answers[i]), left: 4 - draft.placed.length });
      else assert.deepEqual([read.blank, read.names], [draft.blank, draft.blank ? [] : names]);
    }
  }
});

test('numbers beside the answers give the order they say, or the one that is wrong', () => {
  assert.deepEqual(fromNumbers(['2', '', '1 ', ''], 4), { placed: [2, 0] });
  assert.deepEqual(fromNumbers(['', '', '', ''], 4), { placed: [] });
  assert.deepEqual(fromNumbers(['1', '1', '', ''], 4), { field: 1, wrong: 'twice', value: '1' });
  assert.deepEqual(fromNumbers(['1', '', '3', ''], 4), { field: 2, wrong: 'gap', value: '2' });
  for (const value of ['0', '5', 'x', '1.5', '-1', '01']) assert.deepEqual(fromNumbers(['', value], 4), { field: 1, wrong: 'number', value });
});

test('the order by lot has every answer once, and every one in every place', () => {
  const below = seededNumbers('by lot');
  const places = Array.from({ length: 4 }, () => new Set());
  for (let round = 0; round < 200; round += 1) {
    const lot = byLot(4, below);
    assert.deepEqual(lot.toSorted(), [0, 1, 2, 3]);
    lot.forEach((i, at) => places[at].add(i));
  }
  assert.ok(places.every((seen) => seen.size === 4));
});

test('a slip in a code is named; spaces and any dashes are forgiven', () => {
  const code = 'aBcDe-FgHiJk-LmNoP-qRsTuV';
  const told = (typed) => codeProblem(typed, readCode(typed));
  for (const typed of [code, code.replaceAll('-', ' '), ` ${code.replaceAll('-', '–')}\n`, code.replaceAll('-', '')]) assert.equal(told(typed), '');
  assert.match(told(code.replace('D', '0')), /4th sign is “0”.*a small o/);
  assert.match(told(code.slice(1)), /You typed 21, so one is missing/);
  assert.match(told('abcde-fghijk-mmnop-qrstuv'), /only small letters/);
});

test('the picture of a tracking number is read back by a reader of such pictures', () => {
  const random = seededBytes('qr');
  for (let round = 0; round < 5; round += 1) {
    const tracker = Buffer.from(random(32)).toString('base64').slice(0, 43);
    const { path, size } = qrPath(tracker);
    const [scale, edge] = [4, 4];
    const width = (size + 2 * edge) * scale;
    const data = new Uint8Array(width * width * 4).fill(255);
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1/g)) {
      for (let dy = 0; dy < scale; dy += 1) for (let dx = 0; dx < scale; dx += 1) {
        const at = (((Number(y) + edge) * scale + dy) * width + (Number(x) + edge) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
    }
    assert.equal(readQR({ width, height: width, data }), tracker);
  }
});

test('signs are spelt so that they can be read aloud', () => {
  assert.equal(aloud('7Hq2k+/0'), 'seven, big H, q, two, k, plus, slash, zero');
  assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal), ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th']);
});

test('the two halves of a sitting are taken in either order, and no others; each paper has a code of its own', async () => {
  const { credential, paperCode } = await built();
  const { Sitting } = await built('page/papers.ts');
  const [uuid, first, second] = ['4sYcGmEd4AZyLF', 'Ab3Cd-Ef5Gh6-Jk7Mn-Pq8Rs9', 'ZyxWv-UtSrQp-NmLkj-hgFeD2'];
  const reserved = [1, 2].map((number) => credential(uuid, paperCode(uuid, [first, second], number)).text);
  const sitting = () => new Sitting(uuid, { next: 1, left: 2, sealed: 0, reserved, desk: '/ballots/1/papers' });
  for (const [one, other] of [[first, second], [second, first]]) {
    const begun = sitting();
    assert.equal(begun.code(), null, 'nothing is sealed before both are there');
    assert.ok(begun.begin(one, other));
    for (const number of [1, 2]) {
      begun.number = number;
      assert.equal(credential(uuid, begun.code()).text, reserved[number - 1]);
    }
    begun.end();
    assert.equal(begun.code(), null);
  }
  for (const wrong of [first, second]) assert.ok(!sitting().begin(wrong, wrong));
});

test('the number of the paper sealed last is never offered for the next one', async () => {
  const { Sitting } = await built('page/papers.ts');
  const papers = { next: 3, left: 2, sealed: 2, reserved: ['a', 'b', 'c', 'd'], desk: '/ballots/1/papers' };
  const sitting = new Sitting('4sYcGmEd4AZyLF', papers);
  assert.equal(sitting.next, 3);
  [sitting.number, sitting.again] = [3, false];
  assert.equal(sitting.next, 3, 'a paper that was begun and not sealed can be begun again');
  assert.deepEqual(sitting.says(), {});
  sitting.sealed();
  sitting.told(undefined);
  assert.equal(sitting.next, null, 'no answer came');
  assert.ok(!sitting.fresh);
  sitting.told(papers);
  assert.equal(sitting.next, null, 'an old answer');
  sitting.told({ ...papers, next: 4, left: 1, sealed: 3 });
  assert.equal(sitting.next, 4);
  [sitting.number, sitting.again] = [3, true];
  assert.deepEqual(sitting.says(), { again: '1' }, 'only where the two chose it');
  sitting.sealed();
  sitting.told({ ...papers, next: 4, left: 1, sealed: 3 });
  assert.equal(sitting.next, 4);
  sitting.told({ ...papers, next: null, left: 0, sealed: 4 });
  assert.equal(sitting.next, null);
});

test('facts with papers are read whole or not at all', async () => {
  const { readFacts } = await built('page/facts.ts');
  const voter = { movement: 'm', title: 't', closes: 'c', election: '{}', takes: [], codes: 'host', token: 'x', back: '/ballots/1' };
  const papers = { next: 1, left: 1, sealed: 0, reserved: ['a'], desk: '/ballots/1/papers' };
  assert.equal(readFacts(voter).papers, undefined);
  assert.deepEqual(readFacts({ ...voter, papers: { ...papers, next: null } }).papers.next, null);
  for (const wrong of [{ next: 'x' }, { left: undefined }, { reserved: [1] }, { desk: '//elsewhere' }]) assert.equal(readFacts({ ...voter, papers: { ...papers, ...wrong } }), null);
});
