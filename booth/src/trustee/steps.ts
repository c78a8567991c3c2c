// A trustee's steps, each as `omov election` does it: what has to be there, what is refused, what is remembered before anything is handed out. Each gives
// the message to send and the secret file to keep from then on; a step that throws changes nothing.

import { hashHex, text as textOf, type Bytes } from '../bytes.ts';
import type { KeyPair, Random } from '../secret.ts';
import { examined, type Examined, type Options } from '../verify.ts';
import { Stop, hashWithoutKey, type Agreed } from './draft.ts';
import { decrypt, shuffle } from './opening.ts';
import { rehearse } from './rehearsal.ts';
import { Member, openShare, readPolynomial, settled } from './rounds.ts';
import { newSecret, type SecretFile } from './secret-file.ts';
import { signatureKey } from './seed.ts';

export interface Done { message: string; secret: SecretFile }

function own(draft: Agreed, secret: SecretFile): Member {
  if (secret.draft !== draft.hash) throw new Stop('this secret was made for another election, or the draft was changed');
  return new Member(draft, secret.trustee, secret.seed);
}

/** The line that all trustees compare once the certificates are there. */
export const lineOf = (certificates: readonly string[]): string => hashHex(certificates.join(''));

/** Round 1, with a new secret or one of an attempt that was cut short. */
export function certificate(draft: Agreed, number: number, seed: string, random: Random): Done {
  return { message: new Member(draft, number, seed).certificate(random), secret: newSecret(draft, number, seed) };
}

/** Round 2. Handed out again if it was made before; never made for another set of certificates. */
export async function polynomial(draft: Agreed, secret: SecretFile, certificates: readonly string[], random: Random): Promise<Done> {
  const member = own(draft, secret);
  const line = lineOf(certificates);
  if (secret.shared) {
    if (secret.shared.certificates !== line) {
      throw new Stop('shares were given for other certificates; given again, they would add up to your secret. If a certificate was lost, the election has to be drawn up anew');
    }
    return { message: secret.shared.polynomial, secret };
  }
  const message = await member.polynomial(certificates, random);
  return { message, secret: { ...secret, shared: { certificates: line, polynomial: message } } };
}

/** Round 3: every share is checked. */
export async function key(draft: Agreed, secret: SecretFile, certificates: readonly string[], polynomials: readonly string[], random: Random): Promise<Done> {
  const member = own(draft, secret);
  const sent = (made: string) => JSON.stringify({ draft: draft.hash, key: made });
  if (secret.confirmed) return { message: sent(secret.confirmed.key), secret };
  if (secret.shared?.certificates !== lineOf(certificates)) throw new Stop('these are not the certificates for which you gave shares in the second round');
  const all = polynomials.map((text, i) => readPolynomial(text, i + 1));
  const made = await member.finish(certificates, all, random);
  const begins = settled(draft, certificates, all);
  const confirmed = { key: made, length: new TextEncoder().encode(begins).length, hash: hashHex(begins) };
  return { message: sent(made), secret: { ...secret, confirmed } };
}

const missing = 'this secret has no share of the key; the third round is missing';

/** The trustee's own share of the key. */
async function share(secret: SecretFile): Promise<KeyPair> {
  const found = await openShare(secret.seed, secret.confirmed?.key ?? '');
  if (!found) throw new Stop('the share of the key cannot be opened with this secret');
  return found;
}

/** Round 4: the test ballot. It says nothing of the secret, so nothing of it has to be remembered. */
export async function rehearsal(draft: Agreed, secret: SecretFile, certificates: readonly string[], polynomials: readonly string[], random: Random): Promise<Done> {
  own(draft, secret);
  if (!secret.confirmed) throw new Stop(missing);
  const begins = settled(draft, certificates, polynomials.map((text, i) => readPolynomial(text, i + 1)));
  if (hashHex(begins) !== secret.confirmed.hash) throw new Stop('these are not the parts from which your share of the key was made; tell the other trustees');
  return { message: rehearse(draft.hash, begins, signatureKey(secret.seed), await share(secret), random), secret };
}

/** The record, verified from its first byte, and found to be of the election and under the key to which this trustee agreed. */
async function record(secret: SecretFile, bytes: Bytes, options: Options): Promise<Examined & { archive: NonNullable<Examined['archive']> }> {
  const found = await examined(bytes, { ...options, seen: secret.seen ?? null });
  const { verdict, archive } = found;
  const [failure] = verdict.failures;
  if (failure || !archive) throw new Stop(`the record is not valid: ${failure?.detail ?? 'it cannot be read'}`);
  const [election, trustees] = archive.events[0]?.data ?? [];
  if (!election || !trustees || hashWithoutKey(textOf(election.bytes) ?? '', verdict.election?.publicKey ?? '') !== secret.election) {
    throw new Stop('this secret was made for another election');
  }
  const { confirmed } = secret;
  if (!confirmed) throw new Stop(missing);
  if (hashHex(trustees.bytes.subarray(1, 1 + confirmed.length)) !== confirmed.hash) {
    throw new Stop('the election is NOT under the key that you helped to make; tell the other trustees and the scrutineers');
  }
  return { ...found, archive };
}

/** Looks at the opened record before anybody votes. */
export async function check(secret: SecretFile, bytes: Bytes, options: Options = {}): Promise<{ secret: SecretFile; line: string; voters: number }> {
  const { archive, verdict } = await record(secret, bytes, options);
  return { secret: { ...secret, ...(verdict.head && { seen: verdict.head }) }, line: archive.hashes[0] ?? '', voters: verdict.voters };
}

export async function mix(secret: SecretFile, bytes: Bytes, random: Random, options: Options & { mixed?: (done: number, of: number) => void } = {}): Promise<Done> {
  const found = await record(secret, bytes, options);
  const { verdict, opening } = found;
  if (!isRanked(found)) throw new Stop('there is no ranking in this election, so nothing is mixed');
  if (!opening) throw new Stop('the voting has not ended yet');
  if (verdict.last !== 'EncryptedTally' && verdict.last !== 'Shuffle') throw new Stop('the mixing has ended already');
  if (opening.mixers.has(secret.trustee)) throw new Stop(`trustee ${secret.trustee} has mixed already; it is another’s turn`);
  const message = shuffle(opening, signatureKey(secret.seed), random, options.mixed);
  return { message, secret: { ...secret, ...(verdict.head && { seen: verdict.head }) } };
}

/** What would be opened: the line that stands for all of it, the ballots that count, and who may vote. */
export interface Agreement { line: string; counted: number; voters: number }

/** The hash of the last event before the first share, which stands for everything that is opened. */
const settledAt = (archive: NonNullable<Examined['archive']>, ranked: boolean): string =>
  archive.hashes[archive.events.findIndex(({ kind }) => kind === (ranked ? 'EndShuffles' : 'EncryptedTally'))] ?? '';

const isRanked = ({ verdict }: Examined): boolean => verdict.election?.questions.some(({ type }) => type === 'NonHomomorphic') ?? false;

async function ready(secret: SecretFile, bytes: Bytes, options: Options) {
  const found = await record(secret, bytes, options);
  const { verdict, archive, opening } = found;
  const ranked = isRanked(found);
  if (!opening) throw new Stop('the voting has not ended yet');
  if (verdict.last === 'Result') throw new Stop('the result is there already; nothing more is opened');
  const mixed = opening.mixers.size;
  if (ranked && (verdict.last === 'EncryptedTally' || verdict.last === 'Shuffle')) {
    throw new Stop(`the rankings are not mixed yet: ${mixed} of ${secret.shuffles} shuffles are in the record`);
  }
  if (mixed < secret.shuffles) throw new Stop(`only ${mixed} of ${secret.shuffles} shuffles are in the record; more must mix before anything is opened`);
  if (opening.shares.has(secret.trustee)) throw new Stop(`the share of trustee ${secret.trustee} is in the record already`);
  const agreement: Agreement = { line: settledAt(archive, ranked), counted: verdict.ballots.counted, voters: verdict.voters };
  return { verdict, opening, agreement };
}

export async function agreement(secret: SecretFile, bytes: Bytes, options: Options = {}): Promise<Agreement> {
  if (secret.decrypted) throw new Stop('this secret has opened once, and never does so again');
  return (await ready(secret, bytes, options)).agreement;
}

/** The share of the opening, of exactly what the trustees agreed on by telephone, and once. The share given before is handed out again for the same. */
export async function decryption(secret: SecretFile, bytes: Bytes, agreed: string, random: Random, options: Options & { opened?: (done: number, of: number) => void } = {}): Promise<Done> {
  if (secret.decrypted) {
    const found = await record(secret, bytes, options);
    const same = [agreed.trim(), settledAt(found.archive, isRanked(found))].every((line) => line === secret.decrypted?.settled);
    if (!same) throw new Stop('this secret has opened another box, and never opens a second one; tell the other trustees and the scrutineers');
    return { message: secret.decrypted.share, secret };
  }
  const { verdict, opening, agreement: { line } } = await ready(secret, bytes, options);
  if (agreed.trim() !== line) throw new Stop('nothing was opened: the trustees agreed on something else; find out why');
  const message = decrypt(opening, signatureKey(secret.seed), await share(secret), random, options.opened);
  return { message, secret: { ...secret, ...(verdict.head && { seen: verdict.head }), decrypted: { settled: line, share: message } } };
}
