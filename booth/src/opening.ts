// From the closed board to the result (sections 9, 10 and 13): mixes, shares of the opening, and what they give.

import { ownedShape, type Event } from './archive.ts';
import type { Bytes } from './bytes.ts';
import { need, Refused, type Check } from './check.ts';
import { integersOf, type Election } from './election.ts';
import { pairOf, type Ciphertext, type Proof } from './frame.ts';
import { inverse, modulo, type Element, type Written } from './group.ts';
import { array, integer, object, read, row, written, type Shape } from './json.ts';
import { mixProblem, mixShape, usesExtension } from './shuffle.ts';
import { likeTally } from './tally.ts';
import type { Trustee, Trustees } from './trustees.ts';

/** For each question a number for each answer, or for each list and candidate, or a row of integers for each ranking. */
export type Result = (bigint[] | bigint[][])[];

export class Opening {
  readonly mixers = new Set<number>();
  readonly shares = new Map<number, Element[][]>();
  extended = false;

  constructor(
    readonly election: Election,
    readonly trustees: Trustees,
    readonly weight: bigint,
    /** The sealed sums, or the rankings as the last mix left them. */
    readonly tally: Ciphertext[][],
  ) {}

  /** Who made a step, who must be a trustee and must not have made it before. */
  #owner(event: Event, check: Check, before: { has(number: number): boolean }): [number, Trustee] {
    const { owner } = read(event.payload?.bytes ?? new Uint8Array(), ownedShape, 'owner', 'the note of who made it');
    const number = Number(owner);
    const trustee = this.trustees.all[number - 1];
    if (!trustee) throw new Refused(check, `there is no trustee ${number}`);
    need(!before.has(number), check, `trustee ${number} was here before`);
    return [number, trustee];
  }

  /** What a trustee sent, signed by them in version 2. */
  #sent<T>(event: Event, check: Check, tag: string, number: number, trustee: Trustee, shape: Shape<T>): T {
    const { frame } = this.election;
    const json: Bytes = event.data[0]?.bytes ?? new Uint8Array();
    const what = `trustee ${number}`;
    if (frame.version === 1) return read(json, shape, check, what);
    const { message, signature } = read(json, object({ message: written(shape), signature: frame.proof }), check, what);
    const signed = trustee.signatureKey !== null && frame.signed(tag, trustee.signatureKey, message.text, signature);
    need(signed, check, `trustee ${number}: the signature is not theirs`);
    return message.value;
  }

  shuffle(event: Event): void {
    const { frame, questions } = this.election;
    const ranked = questions.flatMap((question, i) => (question.type === 'NonHomomorphic' ? [i] : []));
    need(ranked.length > 0, 'shuffle', 'there is no ranking to mix');
    const [number, trustee] = this.#owner(event, 'shuffle', this.mixers);
    const counts = ranked.map((i) => this.tally[i]?.length ?? 0);
    const mix = this.#sent(event, 'shuffle', 'shuffle', number, trustee, mixShape(frame, counts));
    ranked.forEach((i, k) => {
      const [input = [], output = [], proof] = [this.tally[i], mix.ciphertexts[k], mix.proofs[k]];
      const wrong = proof ? mixProblem(this.election, input, output, proof) : 'there is no proof';
      need(wrong === null, 'shuffle', `trustee ${number}, question ${i + 1}: ${wrong}`);
      this.extended ||= usesExtension(frame, input.length);
    });
    ranked.forEach((i, k) => { this.tally[i] = mix.ciphertexts[k] ?? []; });
    this.mixers.add(number);
  }

  decryption(event: Event): void {
    const { frame, questions, fingerprint } = this.election;
    const { group } = frame;
    const ranked = questions.some((question) => question.type === 'NonHomomorphic');
    need(!ranked || this.mixers.size > 0, 'shuffle', 'rankings are opened that nobody has mixed');
    const [number, trustee] = this.#owner(event, 'partial-decryption', this.shares);
    const like = <T>(leaf: Shape<T>) => row(questions.map((question, i) => likeTally(question, this.tally[i]?.length ?? 0, leaf)));
    const element = frame.element();
    let parts: { factor: Written; proof: Proof }[][];
    if (frame.version === 2) {
      parts = this.#sent(event, 'partial-decryption', 'partial_decryption', number, trustee, like(object({ factor: element, proof: frame.proof })));
    } else {
      const shape = object({ decryption_factors: like(element), decryption_proofs: like(frame.proof) });
      const { decryption_factors: factors, decryption_proofs: proofs } = this.#sent(event, 'partial-decryption', '', number, trustee, shape);
      parts = factors.map((each, i) => each.map((factor, k) => ({ factor, proof: proofs[i]?.[k] as Proof })));
    }
    const message = `${fingerprint}|${trustee.key.text}|`;
    const key = group.ready(trustee.key.value, true);
    parts.forEach((each, i) => each.forEach(({ factor, proof }, k) => {
      const ct = this.tally[i]?.[k];
      const commitments = ct ? [frame.commitment(group.g, key, proof), frame.commitment(ct.alpha.value, factor.value, proof)] : [];
      const holds = frame.challenge('decrypt', message, commitments) === proof.challenge;
      need(holds, 'partial-decryption', `trustee ${number}, question ${i + 1}: part ${k + 1} is not proved to be right`);
    }));
    this.shares.set(number, parts.map((each) => each.map(({ factor }) => factor.value)));
  }

  /** The shares to take, each with its exponent: of each group as many as are needed (Lagrange). */
  #taken(): [Element[][], bigint][] {
    const { q } = this.election.frame.group;
    return this.trustees.items.flatMap(({ first, members, threshold }) => {
      const here = Array.from({ length: members }, (_, j) => j + 1).filter((j) => this.shares.has(first + j - 1)).slice(0, threshold);
      need(here.length === threshold, 'result', 'not enough trustees have given their share');
      return here.map((j): [Element[][], bigint] => {
        let exponent = 1n;
        for (const k of here) if (k !== j) exponent = modulo(exponent * BigInt(k) * inverse(BigInt(k - j), q), q);
        return [this.shares.get(first + j - 1) ?? [], exponent];
      });
    });
  }

  result(event: Event): Result {
    const { frame: { group }, questions } = this.election;
    const taken = this.#taken();
    const open = (i: number, k: number, ct: Ciphertext): Element => {
      const factor = group.product(taken.map(([share, exponent]) => [share[i]?.[k] ?? group.one, exponent]));
      return group.mul(pairOf(ct)[1], group.inv(factor));
    };
    const shapes = questions.map((question, i): Shape<bigint[] | bigint[][]> => {
      if (question.type === 'NonHomomorphic') return array(array(integer));
      if (question.type === 'Lists') return row(question.answers.map((list) => row(list.map(() => integer))));
      return likeTally(question, this.tally[i]?.length ?? 0, integer);
    });
    const json = event.payload?.bytes ?? new Uint8Array();
    const { result } = read(json, object({ result: row(shapes) }), 'result', 'the result');
    questions.forEach((question, i) => {
      const [given = [], cts = []] = [result[i], this.tally[i]];
      const opened = cts.map((ct, k) => open(i, k, ct));
      if (question.type === 'NonHomomorphic') {
        const rows = opened.map((element) => group.integers(integersOf(question), element).join());
        const same = rows.length === given.length && rows.every((each, k) => each === String(given[k]));
        need(same, 'result', `question ${i + 1}: the rankings are not those that were opened`);
        return;
      }
      (given.flat() as bigint[]).forEach((figure, k) => {
        const holds = figure <= this.weight && group.same(group.product([[group.g, figure]]), opened[k] ?? group.one);
        need(holds, 'result', `question ${i + 1}: figure ${k + 1} is not what was opened`);
      });
    });
    return result;
  }
}
