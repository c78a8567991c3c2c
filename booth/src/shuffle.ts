// Mixing (sections 9, 13 and 16): Terelius and Wikström's proof in the form of CHVote.

import { hash, hashHex, toNumber } from './bytes.ts';
import { Refused } from './check.ts';
import type { Election } from './election.ts';
import { hashToField, LONGEST_HASH, pairOf, width, type Ciphertext, type Frame } from './frame.ts';
import type { Element, Written } from './group.ts';
import { object, row, tuple, type Shape } from './json.ts';

export interface Mix { ciphertexts: Ciphertext[][]; proofs: MixProof[] }

type MixProof = [
  [Written, Written, Written, [Written, Written], Written[]],
  [bigint, bigint, bigint, bigint, bigint[], bigint[]],
  Written[],
  Written[],
];

/** A mix of questions with so many rankings each. */
export const mixShape = (frame: Frame, counts: readonly number[]): Shape<Mix> => {
  const { scalar } = frame;
  const element = frame.element();
  const times = <T>(n: number, shape: Shape<T>) => row(Array<Shape<T>>(n).fill(shape));
  const proof = (n: number): Shape<MixProof> => tuple(
    tuple(element, element, element, tuple(element, element), times(n, element)),
    tuple(scalar, scalar, scalar, scalar, times(n, scalar), times(n, scalar)),
    times(n, element),
    times(n, element),
  );
  return object({
    ciphertexts: row(counts.map((n) => times(n, object({ alpha: element, beta: element })))),
    proofs: row(counts.map(proof)),
  });
};

/** True if so many rankings need omov's extension. */
export const usesExtension = ({ version, group }: Frame, count: number): boolean =>
  version === 2 && count * width(group.q) > LONGEST_HASH;

const listed = (texts: readonly Written[]): string => texts.map(({ text }) => `${text},`).join('');
const listedPairs = (cts: readonly Ciphertext[]): string => cts.map((ct) => `${ct.alpha.text},${ct.beta.text},`).join('');

export function challenges({ frame, fingerprint }: Election, text: string, count: number): bigint[] {
  const { group: { q }, version } = frame;
  const start = `shuffle-challenges|${fingerprint}|`;
  if (version === 1) {
    const all = hashHex(start + text);
    return Array.from({ length: count }, (_, i) => toNumber(hash(all + hashHex(String(i)))) % q);
  }
  if (!usesExtension(frame, count)) return hashToField(q, 'get_nizkp_challenges', start + text, count);
  const digest = hashHex(text);
  return Array.from({ length: count }, (_, i) => hashToField(q, 'get_nizkp_challenges', `${start}${digest}|${i}`, 1)[0] ?? 0n);
}

const made = new WeakMap<Frame, Element[]>();

/** Generators of which nobody knows the logarithms: h, then h_0, h_1, … */
export function generators(frame: Frame, count: number): Element[] {
  const { group } = frame;
  const all = made.get(frame) ?? [];
  for (let i = all.length - 1; i < count; i++) all.push(group.independent(toNumber(hash(`ggen|${i}`))));
  made.set(frame, all);
  const texts = group.encode(all);
  const poor = new Set(texts).size < texts.length || all.some((h) => group.same(h, group.one) || group.same(h, group.g));
  if (poor) throw new Refused('shuffle', 'there are no independent generators');
  return all.slice(0, count + 1);
}

/** What is wrong with the proof that `output` is `input` in another order and dressed anew; null if nothing is. */
export function mixProblem(election: Election, input: readonly Ciphertext[], output: readonly Ciphertext[], proof: MixProof): string | null {
  const { frame, fingerprint, key } = election;
  const { group } = frame;
  const { q } = group;
  const n = input.length;
  const [[t1, t2, t3, [t41, t42], that], [s1, s2, s3, s4, shat, sp], c, chat] = proof;
  const text = listedPairs(input) + listedPairs(output) + listed(c);
  const u = challenges(election, text, n);
  const message = `shuffle-challenge|${fingerprint}|${listed([t1, t2, t3, t41, t42])}${listed(that)}${text}${listed(chat)}${key.text}`;
  const challenge = frame.version === 2
    ? hashToField(q, 'get_nizkp_challenge', message, 1)[0] ?? 0n
    : toNumber(hash(message)) % q;

  const [h = group.one, ...hs] = generators(frame, n);
  const minus = (x: bigint) => (q - (x % q)) % q;
  const less = minus(challenge);
  const values = (all: readonly Written[]) => all.map((each) => each.value);
  const powers = (bases: readonly Element[], exponents: readonly bigint[]): [Element, bigint][] =>
    bases.map((base, i) => [base, exponents[i] ?? 0n]);
  const all = (bases: readonly Element[]) => bases.reduce((product, base) => group.mul(product, base), group.one);
  const over = (a: Element, b: Element) => group.mul(a, group.inv(b));

  const cbar = over(all(values(c)), all(hs));
  const product = u.reduce((value, each) => (value * each) % q, 1n);
  const last = over(chat.at(-1)?.value ?? h, group.product([[h, product]]));
  const ctilde = group.product(powers(values(c), u));
  const alpha = group.product(powers(input.map((ct) => pairOf(ct)[0]), u));
  const beta = group.product(powers(input.map((ct) => pairOf(ct)[1]), u));
  const [alphas, betas] = [output.map((ct) => ct.alpha.value), output.map((ct) => ct.beta.value)];
  const { g } = group;
  const holds = (claimed: Written, factors: [Element, bigint][]) => group.same(claimed.value, group.product(factors));

  if (!holds(t1, [[cbar, less], [g, s1]])) return 'the permutation is not proved to be complete';
  if (!holds(t2, [[last, less], [g, s2]])) return 'the permutation is not proved to have each ballot once';
  if (!holds(t3, [[ctilde, less], [g, s3], ...powers(hs, sp)])) return 'the permutation is not the one that was committed to';
  if (!holds(t41, [[beta, less], [key.value, minus(s4)], ...powers(betas, sp)])) return 'what came out is not what went in';
  if (!holds(t42, [[alpha, less], [g, minus(s4)], ...powers(alphas, sp)])) return 'what came out is not what went in';
  const wrong = that.findIndex((claimed, i) => {
    const before = i === 0 ? h : chat[i - 1]?.value ?? h;
    return !holds(claimed, [[chat[i]?.value ?? h, less], [g, shat[i] ?? 0n], [before, sp[i] ?? 0n]]);
  });
  return wrong < 0 ? null : `link ${wrong + 1} of the permutation does not hold`;
}
