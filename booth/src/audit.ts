// Checking what a sealed ballot holds, with the random numbers that sealed it. Any other device can do it; no voting code is needed.

import type { Answer } from './answers.ts';
import { utf8 } from './bytes.ts';
import { contents } from './ballot.ts';
import { Refused } from './check.ts';
import type { Election } from './election.ts';
import { tracker, type Key } from './seal.ts';

export type Audit =
  | { holds: true; tracker: string }
  /** In which question something else is sealed than was answered; null if it is no ballot of this election. */
  | { holds: false; question: number | null };

/** True only if the ballot holds exactly these answers. */
export function audit(election: Election, ballot: string, key: Key): Audit {
  const { frame: { group }, questions } = election;
  let sealed;
  try {
    sealed = contents(election, utf8(ballot));
  } catch (why) {
    if (why instanceof Refused) return { holds: false, question: null };
    throw why;
  }
  const wrong = questions.findIndex((question, i) => {
    const [cts = [], numbers = [], answer = []] = [sealed.answers[i], key.randomness[i], key.answers[i]];
    const plain = question.type === 'NonHomomorphic'
      ? [group.embed(answer as number[])]
      : (answer as readonly Answer[number][]).flat().map((value) => group.product([[group.g, BigInt(value)]]));
    if (plain.length !== cts.length || numbers.length !== cts.length) return true;
    return cts.some((ct, k) => {
      const [text = '', m] = [numbers[k], plain[k]];
      if (!m || !/^(?:0|[1-9][0-9]{0,99})$/.test(text) || BigInt(text) >= group.q) return true;
      const r = BigInt(text);
      const again = group.encode([group.product([[group.g, r]]), group.mul(group.product([[election.key.value, r]]), m)]);
      return again[0] !== ct.alpha.text || again[1] !== ct.beta.text;
    });
  });
  return wrong < 0 ? { holds: true, tracker: tracker(ballot) } : { holds: false, question: wrong + 1 };
}
