// The draft of an election: what is fixed before the trustees make their key. The text is that of `draft.json`.

import { hashHex, utf8 } from '../bytes.ts';
import { Refused } from '../check.ts';
import { readParameters, type Parameters } from '../election.ts';
import { quote } from '../json.ts';

/** Something that a trustee must not go on with; the sentence says why. */
export class Stop extends Error {}

export interface Draft {
  /** The election without its key. */
  election: string;
  trustees: string[];
  threshold: number;
  shuffles: number;
  parameters: Parameters;
  /** The hash of all of it. */
  hash: string;
  electionHash: string;
}

/** What the rounds need of it. */
export type Agreed = Omit<Draft, 'election' | 'parameters'>;

const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function readDraft(text: string): Draft {
  let all: Record<string, unknown>;
  try {
    all = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Stop('the draft cannot be read');
  }
  const { election, trustees, threshold, shuffles, ...more } = all ?? {};
  const formed = typeof election === 'string' && Array.isArray(trustees) && trustees.every((name) => typeof name === 'string')
    && whole(threshold) && whole(shuffles) && Object.keys(more).length === 0;
  if (!formed) throw new Stop('this is not a draft of an election');
  let parameters: Parameters;
  try {
    parameters = readParameters(utf8(election));
  } catch (why) {
    if (why instanceof Refused) throw new Stop(`the draft: ${why.message}`);
    throw why;
  }
  const names = trustees as string[];
  if (parameters.version !== 2 || parameters.group !== 'Ed25519' || parameters.publicKey !== '') {
    throw new Stop('the draft is not of an election of version 2 in the group Ed25519 without a key');
  }
  if (threshold < 1 || threshold >= names.length || threshold > 170 || names.length > 255) {
    throw new Stop('at least one trustee and fewer than all must be needed, so that one lost key does not lose the election');
  }
  const ranked = parameters.questions.some(({ type }) => type === 'NonHomomorphic');
  if (shuffles > (ranked ? names.length : 0) || (ranked && shuffles === 0)) throw new Stop('the draft does not say how many mix');
  const json = `${JSON.stringify({ election, trustees: names, threshold, shuffles })}\n`;
  return { election, trustees: names, threshold, shuffles, parameters, hash: hashHex(json), electionHash: hashHex(election) };
}

/** The same hash as `electionHash`, of an election that has its key. */
export const hashWithoutKey = (election: string, key: string): string =>
  hashHex(election.replace(`,"public_key":"${key}",`, ',"public_key":"",'));

/** Who makes a key together, and how many of them can use it. */
export type Group = Pick<Draft, 'trustees' | 'threshold'>;

export const contextOf = ({ trustees, threshold }: Group): string =>
  `{"algorithm":"AES-GCM","group":"Ed25519","names":[${trustees.map(quote).join(',')}],"threshold":${threshold}}`;
