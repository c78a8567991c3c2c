// What the ballots that count come to while still sealed (section 8).

import type { Contents } from './ballot.ts';
import type { Bytes } from './bytes.ts';
import { need } from './check.ts';
import type { Credentials } from './credentials.ts';
import { sizedShape } from './archive.ts';
import type { Election, Question } from './election.ts';
import { pairOf, type Ciphertext, type Pair } from './frame.ts';
import type { Element } from './group.ts';
import { object, read, row, type Shape } from './json.ts';

/** One value for each ciphertext of a question, in the nesting of its kind; `count` is the number of rankings. */
export const likeTally = <T>(question: Question, count: number, leaf: Shape<T>): Shape<T[]> => (r) => {
  const times = (n: number) => row(Array<Shape<T>>(n).fill(leaf));
  if (question.type === 'Lists') return row(question.answers.map((list) => times(list.length)))(r).flat();
  return times(question.type === 'Homomorphic' ? question.answers.length + Number(question.blank) : count)(r);
};

/** The ballots that count: the last of each credential, in the order of the board. */
export class Counted {
  accepted = 0;
  readonly #last = new Map<string, Ciphertext[][]>();
  readonly #place = new Map<string, number>();

  add({ credential, answers }: Contents): void {
    this.#place.set(credential, this.accepted);
    this.accepted += 1;
    this.#last.delete(credential);
    this.#last.set(credential, answers);
  }

  /** The places among all accepted ballots of those that count. */
  places(): Set<number> {
    return new Set(this.#place.values());
  }

  get size(): number {
    return this.#last.size;
  }

  weight(credentials: Credentials): bigint {
    let total = 0n;
    for (const credential of this.#last.keys()) total += credentials.get(credential) ?? 0n;
    return total;
  }

  /** The ciphertexts in one place of a question, with their weights. */
  column(question: number, place: number, credentials: Credentials): [Ciphertext, bigint][] {
    return [...this.#last].flatMap(([credential, answers]) => {
      const ct = answers[question]?.[place];
      return ct ? [[ct, credentials.get(credential) ?? 0n] as [Ciphertext, bigint]] : [];
    });
  }
}

function product({ frame: { group } }: Election, column: readonly [Ciphertext, bigint][]): Pair {
  const of = (pick: (ct: Ciphertext) => Element) => {
    const heavy = column.filter(([, weight]) => weight !== 1n).map(([ct, weight]): [Element, bigint] => [pick(ct), weight]);
    const light = column.filter(([, weight]) => weight === 1n);
    return light.reduce((all, [ct]) => group.mul(all, pick(ct)), group.product(heavy));
  };
  return [of((ct) => ct.alpha.value), of((ct) => ct.beta.value)];
}

const textOf = (ct: Ciphertext): string => `${ct.alpha.text},${ct.beta.text}`;

/** Checks the encrypted tally against the ballots; its ciphertexts for each question. */
export function checkTally(election: Election, credentials: Credentials, counted: Counted, tally: Bytes, sizedJson: Bytes): Ciphertext[][] {
  const { frame, questions } = election;
  const sized = read(sizedJson, sizedShape, 'encrypted-tally', 'the statement of size');
  const element = frame.element();
  const ciphertext = object({ alpha: element, beta: element });
  const shape = row(questions.map((question) => likeTally(question, counted.size, ciphertext)));
  const published = read(tally, shape, 'encrypted-tally', 'the tally');
  questions.forEach((question, i) => {
    const given = published[i] ?? [];
    let right: boolean;
    if (question.type === 'NonHomomorphic') {
      const mine = counted.column(i, 0, credentials).map(([ct]) => ct);
      mine.sort((a, b) => frame.group.compare(a.alpha.value, b.alpha.value) || frame.group.compare(a.beta.value, b.beta.value));
      let [left, other] = [mine.map(textOf), given.map(textOf)];
      // Version 1 does not fix the order.
      if (frame.version === 1) [left, other] = [left.sort(), other.sort()];
      right = left.every((text, k) => text === other[k]);
    } else {
      right = given.every((ct, k) => {
        const [alpha, beta] = product(election, counted.column(i, k, credentials));
        const [a, b] = pairOf(ct);
        return frame.group.same(alpha, a) && frame.group.same(beta, b);
      });
    }
    need(right, 'encrypted-tally', `question ${i + 1}: it is not what the ballots on the board give`);
  });
  need(sized.num_tallied === BigInt(counted.size), 'num-tallied', `${sized.num_tallied} are said to be counted, and ${counted.size} ballots count`);
  const weight = counted.weight(credentials);
  need(sized.total_weight === weight, 'total-weight', `the weight is said to be ${sized.total_weight}, and the ballots weigh ${weight}`);
  return published;
}
