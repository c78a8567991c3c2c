// Ballots (sections 7 and 13). Every proof is bound to the election and the credential, so no part of one fits another.

import { base64, hash, type Bytes } from './bytes.ts';
import { need } from './check.ts';
import type { Credentials } from './credentials.ts';
import type { Election, Homomorphic, Lists, Question } from './election.ts';
import { pairOf, spell, type Ciphertext, type Frame, type Proof } from './frame.ts';
import type { Element, Written } from './group.ts';
import { array, hash64Text, hashText, object, read, row, tuple, uuid, written, type Shape } from './json.ts';

/** What a ballot says, of which nothing is checked but the form. */
export interface Contents {
  credential: string;
  /** The ciphertexts of each question, lists one after the other. */
  answers: Ciphertext[][];
}

/** What is left to check of one answer. */
interface Answer { cts: Ciphertext[]; check(place: Place): void }

/** Where an answer stands: `bound` is S0 of the text, fingerprint and credential. */
interface Place { election: Election; bound: string; number: number }

function proved(holds: boolean, { number }: Place, what: string): void {
  need(holds, 'ballot-proof', `question ${number}: ${what}`);
}

const ciphertext = (element: Shape<Written>): Shape<Ciphertext> => object({ alpha: element, beta: element });
const times = <T>(count: number, shape: Shape<T>): Shape<T[]> => row(Array<Shape<T>>(count).fill(shape));

const homomorphic = (question: Homomorphic, frame: Frame, element: Shape<Written>): Shape<Answer> => (r) => {
  const { answers, blank, min, max } = question;
  const count = answers.length + Number(blank);
  const proofs = Number(max - min) + 1 + Number(blank);
  const { proof } = frame;
  const fields = {
    choices: times(count, ciphertext(element)),
    individual_proofs: times(count, times(2, proof)),
    // The number of proofs is looked at by itself: a question may allow more answers than there are.
    overall_proof: array(proof),
  };
  const read = blank ? object({ ...fields, blank_proof: times(2, proof) })(r) : { ...object(fields)(r), blank_proof: [] };
  const { choices: cts, individual_proofs: individual, overall_proof: overall, blank_proof: blankProof } = read;
  if (overall.length !== proofs) r.fail(`${proofs} proofs of the sum`);
  return {
    cts,
    check(place) {
      const { election: { key: { value: y } }, bound } = place;
      const everything = `${bound}|${spell(cts)}`;
      cts.forEach((ct, i) => proved(frame.inRange(y, 'prove', bound, pairOf(ct), 0n, individual[i] as Proof[]), place, `choice ${i + 1} is not proved to be 0 or 1`));
      if (!blank) {
        const sum = frame.sum(cts.map(pairOf), proofs > 1);
        proved(frame.inRange(y, 'prove', everything, sum, min, overall), place, 'the number of choices is not proved to be allowed');
        return;
      }
      const [zero, ...rest] = cts.map(pairOf);
      if (!zero) return;
      const sum = frame.sum(rest, true);
      const either = [{ pair: zero, minus: 0n }, { pair: sum, minus: 0n }];
      proved(frame.oneHolds(y, 'bproof0', everything, either, blankProof), place, 'a blank vote is not proved to be blank');
      const cases = [{ pair: zero, minus: 1n }, ...overall.slice(1).map((_, i) => ({ pair: sum, minus: min + BigInt(i) }))];
      proved(frame.oneHolds(y, 'bproof1', everything, cases, overall), place, 'the number of choices is not proved to be allowed');
    },
  };
};

const ranking = (frame: Frame, element: Shape<Written>): Shape<Answer> => (r) => {
  const { choices: ct, proof } = object({ choices: ciphertext(element), proof: frame.proof })(r);
  return {
    cts: [ct],
    check(place) {
      const message = `${place.bound}|${place.election.key.text},${spell([ct])}|`;
      proved(frame.knowsKey('raweg', message, ct.alpha.value, proof), place, 'it is not proved that the voter made the ranking');
    },
  };
};

const lists = (question: Lists, frame: Frame, element: Shape<Written>): Shape<Answer> => (r) => {
  const { proof, scalar, group } = frame;
  const { answers } = question;
  const commitment: Shape<Written> = (inner) => {
    const read = element(inner);
    if (group.same(read.value, group.one)) inner.fail('an element other than the identity');
    return read;
  };
  const read = object({
    choices: row(answers.map((list) => times(list.length, ciphertext(element)))),
    individual_proofs: row(answers.map((list) => times(list.length, times(2, proof)))),
    overall_proof: proof,
    list_proofs: times(answers.length, times(2, proof)),
    nonzero_proof: object({ commitment, challenge: scalar, response: tuple(scalar, scalar) }),
  })(r);
  const cts = read.choices.flat();
  return {
    cts,
    check(place) {
      const { election: { key: { value: y } }, bound } = place;
      const everything = `${bound}|${spell(cts)}`;
      const individual = read.individual_proofs.flat();
      cts.forEach((ct, i) => proved(frame.inRange(y, 'prove_l', bound, pairOf(ct), 0n, individual[i] as Proof[]), place, `choice ${i + 1} is not proved to be 0 or 1`));
      const rows = read.choices.map((list) => list.map(pairOf));
      const heads = frame.sum(rows.flatMap((list) => list.slice(0, 1)));
      proved(frame.inRange(y, 'prove_l', everything, heads, 1n, [read.overall_proof]), place, 'it is not proved that one list is chosen');
      rows.forEach(([head, ...rest], i) => {
        if (!head) return;
        const either = [{ pair: head, minus: 1n }, { pair: frame.sum(rest), minus: 0n }];
        proved(frame.oneHolds(y, 'lproof', everything, either, read.list_proofs[i] as Proof[]), place, `the candidates of list ${i + 1} are not proved to belong to the list`);
      });
      const [alpha, beta] = frame.sum(rows.flatMap((list) => list.slice(1)));
      const { commitment: { value: a0 }, challenge, response: [t1, t2] } = read.nonzero_proof;
      const a1 = group.product([[alpha, t1], [group.g, t2]]);
      const a2 = group.product([[beta, t1], [y, t2], [a0, challenge]]);
      proved(frame.challenge('nonzero', everything, [a0, a1, a2]) === challenge, place, 'it is not proved that a candidate is chosen');
    },
  };
};

const answer = (question: Question, frame: Frame, element: Shape<Written>): Shape<Answer> => {
  if (question.type === 'Homomorphic') return homomorphic(question, frame, element);
  return question.type === 'Lists' ? lists(question, frame, element) : ranking(frame, element);
};

interface Ballot { uuid: string; fingerprint: string; credential: Written; answers: Answer[]; signed(): boolean }

const ballotShape = (election: Election, element: Shape<Written>): Shape<Ballot> => (r) => {
  const { frame, questions } = election;
  const raw = {
    election_uuid: uuid,
    election_hash: frame.version === 2 ? hashText : hash64Text,
    credential: element,
    answers: row(questions.map((question) => answer(question, frame, element))),
  };
  const make = (value: { election_uuid: string; election_hash: string; credential: Written; answers: Answer[] }, signed: () => boolean): Ballot =>
    ({ uuid: value.election_uuid, fingerprint: value.election_hash, credential: value.credential, answers: value.answers, signed });
  if (frame.version === 2) {
    const { message: { value, text }, signature } = object({ message: written(object(raw)), signature: frame.proof })(r);
    return make(value, () => frame.signed('ballot', value.credential, text, signature));
  }
  const from = r.at;
  const { signature: { at, hash: claimed, proof }, ...value } = object({
    ...raw,
    signature: (inner) => {
      // What is signed is the ballot without this field.
      const before = inner.at - ',"signature":'.length;
      return { at: before, ...object({ hash: hash64Text, proof: frame.proof })(inner) };
    },
  })(r);
  const unsigned = base64(hash(`${r.source.slice(from, at)}}`));
  return make(value, () => claimed === unsigned && frame.knowsKey('ballot', `${unsigned}|`, value.credential.value, proof));
};

/** Checks a ballot in itself: form, election, credential, signature and all proofs. Throws what does not hold. */
export function checkBallot(election: Election, credentials: Pick<Credentials, 'has'>, json: Bytes): void {
  const { frame } = election;
  const elements: Element[] = [];
  const element = frame.elementBy((text) => {
    const value = frame.group.decode(text, true);
    if (value) elements.push(value);
    return value;
  });
  const ballot = read(json, ballotShape(election, element), 'ballot-format', 'the ballot');
  const here = ballot.uuid === election.uuid && ballot.fingerprint === election.fingerprint;
  need(here, 'ballot-election', 'the ballot is for another election');
  need(credentials.has(ballot.credential.text), 'ballot-credential', 'the credential is not listed');
  need(ballot.signed(), 'ballot-signature', 'the signature is not that of the credential over this ballot');
  const bound = `${election.fingerprint}|${ballot.credential.text}`;
  ballot.answers.forEach((each, i) => each.check({ election, bound, number: i + 1 }));
  elements.forEach((each) => frame.group.release(each));
}

/** What a ballot says that was checked before. */
export function contents(election: Election, json: Bytes): Contents {
  const { frame } = election;
  const element = frame.elementBy((text) => frame.group.decodeAgain(text));
  const ballot = read(json, ballotShape(election, element), 'ballot-format', 'the ballot');
  return { credential: ballot.credential.text, answers: ballot.answers.map((each) => each.cts) };
}
