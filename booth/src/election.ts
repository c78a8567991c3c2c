// What is voted on (sections 5, 13 and 17).

import { base64, hash, hashHex, type Bytes } from './bytes.ts';
import { need, Refused } from './check.ts';
import { Frame, type Version } from './frame.ts';
import type { Written } from './group.ts';
import { groupNamed } from './groups.ts';
import {
  anything, array, boolean, exactly, integer, object, optional, read, Reader, string, tuple, uuid, type Shape,
} from './json.ts';

export interface Homomorphic { type: 'Homomorphic'; question: string; answers: string[]; blank: boolean; min: bigint; max: bigint }
export interface Ranking {
  type: 'NonHomomorphic';
  question: string;
  answers: string[];
  /** The number of preferences, if a ballot holds an order of preference (section 17). */
  preferences: number | null;
}
/** For each list its name, then its candidates. */
export interface Lists { type: 'Lists'; question: string; answers: string[][] }
export type Question = Homomorphic | Ranking | Lists;

export interface Parameters {
  version: Version;
  name: string;
  description: string;
  group: string;
  publicKey: string;
  questions: Question[];
  uuid: string;
}

/** An election in its group, ready to seal for or to check ballots of. */
export interface Election extends Parameters {
  frame: Frame;
  key: Written;
  /** To which every ballot and proof is bound. */
  fingerprint: string;
}

/** How many integers an answer to a ranking has. */
export const integersOf = (question: Ranking): number => question.preferences ?? question.answers.length;

type Value = { answers: string[]; blank?: boolean; min: bigint; max: bigint; question: string };

const oldValue = object({
  answers: array(string), blank: optional(exactly('true', true)), min: integer, max: integer, question: string,
});
const newValue = object({ answers: array(string), blank: boolean, min: integer, max: integer, question: string });
const homomorphic = ({ blank, ...more }: Value): Homomorphic => ({ type: 'Homomorphic', ...more, blank: blank ?? false });

const question = (version: Version): Shape<Question> => (r) => {
  if (version === 1 && r.sees('{"answers":')) return homomorphic(oldValue(r));
  r.literal('{"type":');
  let made: Question;
  if (version === 2 && r.skip('"Homomorphic","value":')) {
    made = homomorphic(newValue(r));
  } else if (r.skip('"NonHomomorphic","value":')) {
    made = { type: 'NonHomomorphic', ...object({ answers: array(string), question: string })(r), preferences: null };
  } else {
    r.literal('"Lists","value":');
    made = { type: 'Lists', ...object({ answers: array(array(string)), question: string })(r) };
  }
  if (r.skip(',"extra":')) {
    const extra = anything(r);
    if (made.type === 'NonHomomorphic') made.preferences = preferences(extra);
  }
  r.literal('}');
  return made;
};

/** A number that is missing or not usable is given as 0, which is refused below. */
function preferences(extra: unknown): number | null {
  if (!(extra instanceof Map) || extra.get('encoding') !== 'order') return null;
  const given: unknown = extra.get('preferences');
  return typeof given === 'bigint' && given > 0n && given < 1000n ? Number(given) : 0;
}

const authority: Shape<unknown> = (r) =>
  r.skip('["Server"]') || tuple(exactly('"External"', null), string)(r);
const direction: Shape<unknown> = (r) => r.skip('["Ltr"]') || (r.literal('["Rtl"]'), true);

const shapeOf = (version: Version) => {
  const common = {
    version: exactly(String(version), version),
    description: string,
    name: string,
    group: string,
    public_key: string,
    questions: array(question(version)),
    uuid,
  };
  type Common = { version: Version; description: string; name: string; group: string; public_key: string; questions: Question[]; uuid: string };
  if (version === 1) {
    const shape: Shape<Common> = object({ ...common, administrator: optional(string), credential_authority: optional(string) });
    return shape;
  }
  const shape: Shape<Common> = object({
    ...common,
    administrator: string,
    credential_authority: authority,
    language: optional(tuple(string, direction)),
  });
  return shape;
};

/** What is wrong with a question in itself. */
function problem(q: Question): string | null {
  if (q.answers.length === 0) return 'there is no answer';
  if (q.type === 'Lists' && q.answers.some((list) => list.length < 2)) return 'a list has no candidates';
  if (q.type === 'Homomorphic' && q.min > q.max) return 'the least number of answers is above the most';
  if (q.type === 'NonHomomorphic' && q.preferences !== null) {
    const fits = q.preferences >= 1 && q.preferences <= 30 && q.answers.length <= 255;
    if (!fits) return 'an order of preference holds 1 to 30 of at most 255 candidates';
  }
  return null;
}

/** Reads everything but the key, which needs the group. */
export function readParameters(json: Bytes): Parameters {
  const old = new Reader(String.fromCharCode(...json.subarray(0, 13))).sees('{"version":1,');
  const { public_key: publicKey, questions, ...more } = read(json, shapeOf(old ? 1 : 2), 'election', 'the election');
  need(questions.length > 0, 'election', 'there is no question');
  questions.forEach((each, i) => {
    const wrong = problem(each);
    need(wrong === null, 'election', `question ${i + 1}: ${wrong}`);
  });
  const { version, name, description, group, uuid: id } = more;
  return { version, name, description, group, publicKey, questions, uuid: id };
}

/** Reads an election and makes its key ready. */
export function readElection(json: Bytes): Election {
  return inItsGroup(readParameters(json), json);
}

export function inItsGroup(parameters: Parameters, json: Bytes): Election {
  const { version, questions, publicKey } = parameters;
  const group = groupNamed(parameters.group);
  need(group !== null, 'election', 'the group is none of Ed25519, RFC-3526-2048 and BELENIOS-2048');
  questions.forEach((each, i) => {
    if (each.type !== 'NonHomomorphic') return;
    const fits = group.embedding !== null && integersOf(each) <= group.embedding.most;
    need(fits, 'election', `question ${i + 1}: the group cannot hold so many numbers`);
  });
  const value = group.decode(publicKey);
  if (!value || group.same(value, group.one)) throw new Refused('election', 'the public key is not an element of the group, or it is the identity');
  group.ready(value, true);
  const fingerprint = version === 2 ? hashHex(json) : base64(hash(json));
  return { ...parameters, frame: new Frame(group, version), key: { text: publicKey, value }, fingerprint };
}
