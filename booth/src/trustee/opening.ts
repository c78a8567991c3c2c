// A trustee's mix of the rankings, and their share of the opening (sections 9 and 10). Points that are multiplied by secrets go through @noble/curves.

import type { Ciphertext } from '../frame.ts';
import { hashToField } from '../frame.ts';
import { modulo } from '../group.ts';
import type { Opening } from '../opening.ts';
import {
  challenge, generator, identity, pointOf, power, proofText, q, randomScalar, sign, textOf, type KeyPair, type Random, type SecretPoint,
} from '../secret.ts';
import { toNumber } from '../bytes.ts';
import { challenges, generators } from '../shuffle.ts';
import type { Election, Question } from '../election.ts';

/** Windows that pay for their tables over many multiplications of one base. */
const WINDOW = 6;

/** A random order of 0 to n - 1, each with the same chance. */
function permutation(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const choices = BigInt(i + 1);
    const limit = (1n << 64n) - ((1n << 64n) % choices);
    let drawn = limit;
    while (drawn >= limit) drawn = toNumber(random(8));
    const k = Number(drawn % choices);
    [order[i], order[k]] = [order[k] as number, order[i] as number];
  }
  return order;
}

const listed = (texts: readonly string[]): string => texts.map((text) => `${text},`).join('');
const strings = (all: readonly (string | bigint)[]): string => `[${all.map((each) => `"${each}"`).join(',')}]`;

/** A mix of all rankings as they stand now, with its proofs, signed. */
export function shuffle({ election, tally }: Opening, sk: KeyPair, random: Random, progress: (done: number, of: number) => void = () => {}): string {
  const ranked = election.questions.flatMap((question, i) => (question.type === 'NonHomomorphic' ? [i] : []));
  const of = ranked.reduce((sum, i) => sum + (tally[i]?.length ?? 0), 0);
  let done = 0;
  const made = ranked.map((i) => mix(election, tally[i] ?? [], random, () => progress(done += 1, of)));
  const message = `{"ciphertexts":[${made.map((each) => each.output).join(',')}],"proofs":[${made.map((each) => each.proof).join(',')}]}`;
  return sign('shuffle', sk, message, random);
}

function mix(election: Election, input: readonly Ciphertext[], random: Random, step: () => void): { output: string; proof: string } {
  const { frame, fingerprint, key } = election;
  const n = input.length;
  const many = (count: number) => Array.from({ length: count }, () => randomScalar(random));
  const g = (e: bigint) => power(generator, e);
  const [hPoint = identity, ...each] = frame.group.encode(generators(frame, n)).map(pointOf);
  const y = pointOf(key.text).precompute(WINDOW, false);
  const h = hPoint.precompute(WINDOW, false);
  const psi = permutation(n, random);

  const fresh = many(n);
  const alphas: SecretPoint[] = [];
  const betas: SecretPoint[] = [];
  psi.forEach((from, i) => {
    const ct = input[from] as Ciphertext;
    alphas.push(pointOf(ct.alpha.text).add(g(fresh[i] as bigint)));
    betas.push(pointOf(ct.beta.text).add(power(y, fresh[i] as bigint)));
    step();
  });
  const pairs = alphas.map((alpha, i) => [textOf(alpha), textOf(betas[i] as SecretPoint)] as const);

  const r = many(n);
  const c = Array<string>(n).fill('');
  psi.forEach((to, i) => { c[to] = textOf(g(r[to] as bigint).add(each[i] as SecretPoint)); });
  const text = listed(input.flatMap((ct) => [ct.alpha.text, ct.beta.text])) + listed(pairs.flat()) + listed(c);
  const u = challenges(election, text, n);
  const uprime = psi.map((i) => u[i] as bigint);

  // chat_i = g^rhat_i · chat_(i-1)^u'_i = g^(ofG) · h^(ofH), and that_i in the same way.
  const [rhat, what, wprime] = [many(n), many(n), many(n)];
  let [ofG, ofH] = [0n, 1n];
  const [chat, that]: [string[], string[]] = [[], []];
  for (let i = 0; i < n; i++) {
    const [w, wp, up] = [what[i] as bigint, wprime[i] as bigint, uprime[i] as bigint];
    that.push(textOf(g(w + wp * ofG).add(power(h, wp * ofH))));
    ofG = modulo((rhat[i] as bigint) + up * ofG, q);
    ofH = modulo(ofH * up, q);
    chat.push(textOf(g(ofG).add(power(h, ofH))));
  }
  const w = many(4) as [bigint, bigint, bigint, bigint];
  const product = (points: readonly SecretPoint[]) => points.reduce((sum, point, i) => sum.add(power(point, wprime[i] as bigint)), identity);
  const t = [
    g(w[0]), g(w[1]), g(w[2]).add(product(each)), product(betas).subtract(power(y, w[3])), product(alphas).subtract(g(w[3])),
  ].map(textOf);
  const message = `shuffle-challenge|${fingerprint}|${listed(t)}${listed(that)}${text}${listed(chat)}${key.text}`;
  const challenged = hashToField(q, 'get_nizkp_challenge', message, 1)[0] ?? 0n;
  const dot = (a: readonly bigint[]) => a.reduce((sum, value, i) => modulo(sum + value * (u[i] as bigint), q), 0n);
  const plus = (random_: bigint, value: bigint) => modulo(random_ + challenged * value, q);
  const sum = r.reduce((all, value) => modulo(all + value, q), 0n);
  // s4 goes with the fresh numbers at the place in the input from which each came.
  const refreshed = fresh.reduce((all, value, i) => modulo(all + value * (uprime[i] as bigint), q), 0n);
  // The sum of rhat_i · v_i is what is left of g in the last of the chain.
  const s = [plus(w[0], sum), plus(w[1], ofG), plus(w[2], dot(r)), plus(w[3], refreshed)];
  const shat = what.map((value, i) => plus(value, rhat[i] as bigint));
  const sprime = wprime.map((value, i) => plus(value, uprime[i] as bigint));
  const commitments = `["${t[0]}","${t[1]}","${t[2]}",["${t[3]}","${t[4]}"],${strings(that)}]`;
  return {
    output: `[${pairs.map(([alpha, beta]) => `{"alpha":"${alpha}","beta":"${beta}"}`).join(',')}]`,
    proof: `[${commitments},[${s.map((each_) => `"${each_}"`).join(',')},${strings(shat)},${strings(sprime)}],${strings(c)},${strings(chat)}]`,
  };
}

/** The shape of a tally: lists in rows, everything else flat. */
function like(question: Question, leaves: readonly string[]): string {
  if (question.type !== 'Lists') return `[${leaves.join(',')}]`;
  let from = 0;
  return `[${question.answers.map((list) => `[${leaves.slice(from, from += list.length).join(',')}]`).join(',')}]`;
}

/** The share of the opening, signed. */
export function decrypt({ election, tally }: Opening, sk: KeyPair, key: KeyPair, random: Random, progress: (done: number, of: number) => void = () => {}): string {
  const message = `${election.fingerprint}|${key.text}|`;
  const of = tally.reduce((sum, each) => sum + each.length, 0);
  let done = 0;
  const questions = election.questions.map((question, i) => like(question, (tally[i] ?? []).map((ct) => {
    const alpha = pointOf(ct.alpha.text);
    const w = randomScalar(random);
    const c = challenge('decrypt', message, [textOf(power(generator, w)), textOf(power(alpha, w))]);
    progress(done += 1, of);
    return `{"factor":"${textOf(power(alpha, key.secret))}","proof":${proofText({ challenge: c, response: modulo(w - key.secret * c, q) })}}`;
  })));
  return sign('partial_decryption', sk, `[${questions.join(',')}]`, random);
}
