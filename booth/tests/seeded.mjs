// Randomness that comes again with the same seed: for tests and kept files only.

import { createHash } from 'node:crypto';

const digest = (text) => createHash('sha256').update(text).digest();

/** So many bytes, in the form that src/secret.ts asks for. */
export function seededBytes(seed) {
  let block = 0;
  return (length) => {
    const parts = [];
    for (let have = 0; have < length; have += 32) parts.push(digest(`${seed}|${block++}`));
    return new Uint8Array(Buffer.concat(parts).subarray(0, length));
  };
}

/** A number below n. */
export function seededNumbers(seed) {
  const bytes = seededBytes(`numbers|${seed}`);
  return (n) => Buffer.from(bytes(4)).readUInt32BE() % n;
}

/** An answer that the question allows. */
export function randomAnswer(question, below) {
  const { type, answers } = question;
  if (type === 'Homomorphic') {
    const { blank, min, max } = question;
    if (blank && below(4) === 0) return [1, ...answers.map(() => 0)];
    const values = answers.map(() => 0);
    for (let left = Number(min) + below(Number(max - min) + 1); left > 0; left--) {
      const free = values.flatMap((value, i) => (value ? [] : [i]));
      values[free[below(free.length)]] = 1;
    }
    return blank ? [0, ...values] : values;
  }
  if (type === 'Lists') {
    const chosen = below(answers.length);
    const one = answers.map((list) => 1 + below(list.length - 1));
    return answers.map((list, i) => list.map((_, k) => Number(i === chosen && (k === 0 || k === one[i] || below(2) === 0))));
  }
  if (question.preferences === null) return answers.map(() => below(answers.length + 1));
  const order = answers.map((_, i) => i + 1).sort(() => below(3) - 1).slice(0, below(question.preferences + 1));
  return Array.from({ length: question.preferences }, (_, i) => order[i] ?? 0);
}
