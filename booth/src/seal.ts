// Sealing a ballot (section 7). All randomness comes in from outside.

import { allowed, type Answer } from './answers.ts';
import { base64, hash } from './bytes.ts';
import type { Election, Homomorphic, Question } from './election.ts';
import { modulo, joined } from './group.ts';
import { Ed25519 } from './ed25519.ts';
import {
  challenge, generator, identity, knowledge, pointOf, power, proofText, q, randomScalar, sealingPoint, sign, textOf,
  type KeyPair, type Random, type SecretPoint,
} from './secret.ts';

/** What opens the ciphertexts of a ballot. Whoever has it sees the vote, so a ballot for which it was shown is not cast. */
export interface Key { answers: readonly Answer[]; randomness: string[][] }

export interface Sealed { ballot: string; tracker: string; key: Key }

/** Why nothing was sealed: the election is of a kind that is only read here, or the answer to a question (counted from 1) is not allowed. */
export class CannotSeal extends Error {
  constructor(readonly question: number | null) {
    super(question === null ? 'this election is not of version 2 in Ed25519' : `the answer to question ${question} is not allowed`);
  }
}

/** What the prover knows of a ciphertext or of a product: alpha = g^r, beta = y^r · g^holds. */
interface Known { r: bigint; holds: bigint }
interface Choice extends Known { points: readonly [SecretPoint, SecretPoint]; text: string; json: string }

/** The number by which a ballot is found on the board. */
export const tracker = (ballot: string): string => base64(hash(ballot));

/** The steps of which sealing tells its progress: one for each choice and one for the proofs about all of them. */
const stepsOf = (question: Question): number => question.answers.flat().length + 1;

export function seal(
  election: Election, credential: KeyPair, answers: readonly Answer[], random: Random, progress: (done: number, of: number) => void = () => {},
): Sealed {
  const { frame, questions, uuid, fingerprint } = election;
  if (frame.version !== 2 || frame.group.name !== 'Ed25519' || answers.length !== questions.length) throw new CannotSeal(null);
  questions.forEach((question, i) => {
    if (!allowed(question, answers[i] ?? [])) throw new CannotSeal(i + 1);
  });
  const of = questions.reduce((all, question) => all + stepsOf(question), 0);
  let done = 0;
  const sealer = new Sealer(election, `${fingerprint}|${credential.text}`, random, () => progress(Math.min(++done, of), of));
  const sealed = questions.map((question, i) => sealer.answer(question, answers[i] ?? []));
  const message = `{"election_uuid":"${uuid}","election_hash":"${fingerprint}","credential":"${credential.text}","answers":[${sealed.map((s) => s.json).join(',')}]}`;
  const ballot = sign('ballot', credential, message, random);
  progress(of, of);
  return { ballot, tracker: tracker(ballot), key: { answers, randomness: sealed.map((s) => s.randomness.map(String)) } };
}

class Sealer {
  readonly #y: SecretPoint;

  constructor(readonly election: Election, readonly bound: string, readonly random: Random, readonly step: () => void) {
    this.#y = sealingPoint(election.key.text);
  }

  answer(question: Question, answer: Answer): { json: string; randomness: bigint[] } {
    const made = question.type === 'Homomorphic' ? this.#choices(question, answer as number[])
      : question.type === 'Lists' ? this.#lists(answer as number[][]) : this.#integers(answer as number[]);
    this.step();
    return made;
  }

  #encrypt(plain: SecretPoint, holds: bigint): Choice {
    const r = randomScalar(this.random);
    const points = [power(generator, r), power(this.#y, r).add(plain)] as const;
    const [alpha, beta] = points.map(textOf);
    return { r, holds, points, text: `${alpha},${beta}`, json: `{"alpha":"${alpha}","beta":"${beta}"}` };
  }

  /** A choice of 0 or 1, and the proof that it is one of them. */
  #bit(tag: string, value: number): { choice: Choice; proof: string } {
    const choice = this.#encrypt(value ? generator : identity, BigInt(value));
    const proof = this.#oneHolds(tag, `${this.bound}|${choice.text}|`, [choice, less(choice, 1n)]);
    this.step();
    return { choice, proof };
  }

  /**
   * Proof that one of these holds nothing. Of the first for which that is true the challenge is left open until the end, and there may be more: a ballot
   * that is neither blank nor has a choice. Every branch costs the same work, so that the time does not tell which it was.
   */
  #oneHolds(tag: string, message: string, statements: readonly Known[]): string {
    const open = statements.findIndex(({ holds }) => modulo(holds, q) === 0n);
    const drafts = statements.map(({ holds }) => {
      const [w, c] = [randomScalar(this.random), randomScalar(this.random)];
      const nothing = modulo(holds, q) === 0n;
      const shift = power(generator, (nothing ? 1n : holds) * c);
      return { w, c, commitments: [power(generator, w), power(this.#y, w).add(nothing ? identity : shift)] };
    });
    const sum = drafts.reduce((total, { c }, i) => (i === open ? total : total + c), 0n);
    const total = challenge(tag, message, drafts.flatMap((draft) => draft.commitments.map(textOf)));
    return list(drafts.map(({ w, c }, i) => {
      const own = i === open ? modulo(total - sum, q) : c;
      return proofText({ challenge: own, response: modulo(w - (statements[i] as Known).r * own, q) });
    }));
  }

  #choices({ blank, min, max }: Homomorphic, values: readonly number[]): { json: string; randomness: bigint[] } {
    const made = values.map((value) => this.#bit('prove', value));
    const choices = made.map(({ choice }) => choice);
    const everything = `${this.bound}|${choices.map((choice) => choice.text).join(',')}`;
    const range = Array.from({ length: Number(max - min) + 1 }, (_, i) => min + BigInt(i));
    let proofs: string;
    if (blank) {
      const [zero, rest] = [choices[0] as Choice, sumOf(choices.slice(1))];
      const overall = this.#oneHolds('bproof1', everything, [less(zero, 1n), ...range.map((m) => less(rest, m))]);
      proofs = `"overall_proof":${overall},"blank_proof":${this.#oneHolds('bproof0', everything, [zero, rest])}`;
    } else {
      const sum = sumOf(choices);
      proofs = `"overall_proof":${this.#oneHolds('prove', `${everything}|${sumText(choices)}|`, range.map((m) => less(sum, m)))}`;
    }
    const individual = list(made.map(({ proof }) => proof));
    return { json: `{"choices":${list(choices.map((choice) => choice.json))},"individual_proofs":${individual},${proofs}}`, randomness: choices.map(({ r }) => r) };
  }

  #integers(values: readonly number[]): { json: string; randomness: bigint[] } {
    const choice = this.#encrypt(embedded(values), joined(values));
    const proof = knowledge('raweg', `${this.bound}|${this.election.key.text},${choice.text}|`, choice.r, this.random);
    return { json: `{"choices":${choice.json},"proof":${proofText(proof)}}`, randomness: [choice.r] };
  }

  #lists(values: readonly (readonly number[])[]): { json: string; randomness: bigint[] } {
    const made = values.map((row) => row.map((value) => this.#bit('prove_l', value)));
    const rows = made.map((row) => row.map(({ choice }) => choice));
    const all = rows.flat();
    const everything = `${this.bound}|${all.map((choice) => choice.text).join(',')}`;
    const heads = rows.map((row) => row[0] as Choice);
    const overall = this.#oneHolds('prove_l', `${everything}|${sumText(heads)}|`, [less(sumOf(heads), 1n)]).slice(1, -1);
    const each = rows.map((row) => this.#oneHolds('lproof', everything, [less(row[0] as Choice, 1n), sumOf(row.slice(1))]));
    const nonzero = this.#nonzero(everything, sumOf(rows.flatMap((row) => row.slice(1))));
    const json = `{"choices":${list(rows.map((row) => list(row.map((choice) => choice.json))))},`
      + `"individual_proofs":${list(made.map((row) => list(row.map(({ proof }) => proof))))},"overall_proof":${overall},`
      + `"list_proofs":${list(each)},"nonzero_proof":${nonzero}}`;
    return { json, randomness: all.map(({ r }) => r) };
  }

  /** Proof that the sum is not 0: g^(holds·s) for a hidden s, made from the ciphertext. */
  #nonzero(everything: string, { r, holds }: Known): string {
    let s = 0n;
    while (s === 0n) s = randomScalar(this.random);
    const [w1, w2] = [randomScalar(this.random), randomScalar(this.random)];
    const a0 = power(generator, holds * s);
    const exponent = modulo(r * w1 + w2, q);
    const commitments = [a0, power(generator, exponent), power(this.#y, exponent).add(power(generator, holds * w1))].map(textOf);
    const c = challenge('nonzero', everything, commitments);
    return `{"commitment":"${commitments[0]}","challenge":"${c}","response":["${modulo(w1 - s * c, q)}","${modulo(w2 + s * r * c, q)}"]}`;
  }
}

const list = (items: readonly string[]): string => `[${items.join(',')}]`;
const less = ({ r, holds }: Known, m: bigint): Known => ({ r, holds: holds - m });

const sumOf = (choices: readonly Known[]): Known =>
  choices.reduce((sum, { r, holds }) => ({ r: modulo(sum.r + r, q), holds: sum.holds + holds }), { r: 0n, holds: 0n });

/** The text of the product of ciphertexts. */
const sumText = (choices: readonly Choice[]): string => [0, 1]
  .map((half) => textOf(choices.reduce((sum, { points }) => sum.add(points[half as 0 | 1]), identity))).join(',');

const group = new Ed25519();

function embedded(values: readonly number[]): SecretPoint {
  const point = group.embed(values);
  if (!point) throw new CannotSeal(null);
  return pointOf(group.encode([point])[0] ?? '');
}
