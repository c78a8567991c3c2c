// The three rounds in which the trustees make a key of which any `threshold` can use it and fewer learn nothing (section 6).

import { hashHex } from '../bytes.ts';
import { Refused } from '../check.ts';
import { modulo } from '../group.ts';
import { anything, array, exactly, hashText, object, quote, read, written, type Shape } from '../json.ts';
import { generator, keyPair, knowledge, power, proofText, q, sign, textOf, type KeyPair, type Random } from '../secret.ts';
import { frame, receive, send } from './channel.ts';
import { contextOf, type Group } from './draft.ts';
import { encryptionKey, polynomialOf, signatureKey } from './seed.ts';

/** Somebody's part does not fit; who that is, by number. */
export class Complaint extends Error {
  constructor(readonly member: number, readonly reason: string) {
    super(`trustee ${member}: ${reason}`);
  }
}

export interface Polynomial { secrets: string[]; coefficients: string; signature: string }
interface Certificate { verification: string; encryption: string; coefficients: string }

/** What a shape reads; null if the text departs from it. */
function perhaps<T>(text: string, shape: Shape<T>): T | null {
  try {
    return read(text, shape, 'trustees', 'a part');
  } catch (why) {
    if (why instanceof Refused) return null;
    throw why;
  }
}

const raw = written(anything);
const polynomialShape = object({ secrets: array(raw), coefexps: raw, signature: raw });
const keyShape = object({ private_key: raw, public_key: raw });
const coefficientsShape = object({ coefexps: array(frame.element()) });
const scalarIn = (field: string) => object({ [field]: frame.scalar });

export const readPolynomial = (text: string, member: number): Polynomial => {
  const found = perhaps(text, polynomialShape);
  if (!found) throw new Complaint(member, 'this is not a polynomial');
  return { secrets: found.secrets.map((each) => each.text), coefficients: found.coefexps.text, signature: found.signature.text };
};

function signedBy(tag: string, key: string, message: string, proof: string): boolean {
  const [value, signature] = [frame.group.decode(key), perhaps(proof, frame.proof)];
  return value !== null && signature !== null && frame.signed(tag, { text: key, value }, message, signature);
}

/** The list entry up to the public keys, which follow from it. A trustee who knows this part knows the whole key. */
export const settled = (draft: Group, certificates: readonly string[], polynomials: readonly Polynomial[]): string =>
  `["Pedersen",{"context":${contextOf(draft)},"certs":[${certificates.join(',')}],"coefexps":[${polynomials.map((p) => p.coefficients).join(',')}],`
  + `"signatures":[${polynomials.map((p) => p.signature).join(',')}],"verification_keys":`;

export class Member {
  readonly #sk: KeyPair;
  readonly #dk: KeyPair;
  readonly #polynomial: bigint[];
  readonly #coefficients: string;

  constructor(readonly draft: Group, readonly number: number, readonly seed: string) {
    [this.#sk, this.#dk] = [signatureKey(seed), encryptionKey(seed)];
    this.#polynomial = polynomialOf(seed, draft.threshold);
    this.#coefficients = `{"coefexps":[${this.#polynomial.map((a) => `"${textOf(power(generator, a))}"`).join(',')}]}`;
  }

  #full(number: number, { verification, encryption, coefficients }: Certificate): string {
    const context = `{"context":{"context":${contextOf(this.draft)},"index":${number}},"coefexps":"${coefficients}"}`;
    return `{"context":${context},"verification":"${verification}","encryption":"${encryption}"}`;
  }

  #mine(): Certificate {
    return { verification: this.#sk.text, encryption: this.#dk.text, coefficients: hashHex(this.#coefficients) };
  }

  /** Round 1. */
  certificate(random: Random): string {
    const mine = this.#mine();
    const message = this.#full(this.number, mine);
    const proof = knowledge('pedersen-cert', `${mine.verification}|${message}`, this.#sk.secret, random);
    return `{"message":{"context":{"context":${this.number},"coefexps":"${mine.coefficients}"},"verification":"${mine.verification}",`
      + `"encryption":"${mine.encryption}"},"signature":${proofText(proof)}}`;
  }

  /** All certificates, checked; in this trustee's own place has to stand the one made with this secret. */
  #certificates(certificates: readonly string[]): Certificate[] {
    const all = this.draft.trustees.map((_, i) => {
      const key = frame.key();
      const context = object({ context: exactly(String(i + 1), i + 1), coefexps: hashText });
      const shape = object({ message: object({ context, verification: key, encryption: key }), signature: written(frame.proof) });
      const found = perhaps(certificates[i] ?? '', shape);
      const wrong = new Complaint(i + 1, 'the certificate does not hold');
      if (!found) throw wrong;
      const { message: { context: { coefexps: coefficients }, verification, encryption }, signature } = found;
      const made = { verification: verification.text, encryption: encryption.text, coefficients };
      if (!signedBy('pedersen-cert', made.verification, this.#full(i + 1, made), signature.text)) throw wrong;
      return made;
    });
    const mine = this.#mine();
    const here = all[this.number - 1];
    const same = here && here.verification === mine.verification && here.encryption === mine.encryption && here.coefficients === mine.coefficients;
    if (!same) throw new Complaint(this.number, 'the certificate in your own place is not the one you made');
    return all;
  }

  #everything(certificates: readonly string[]): string {
    return `{"context":${contextOf(this.draft)},"certs":[${certificates.join(',')}]}`;
  }

  /** Round 2: a share for everybody, once all certificates are there and in order. */
  async polynomial(certificates: readonly string[], random: Random): Promise<string> {
    const all = this.#certificates(certificates);
    const secrets: string[] = [];
    for (const [i, { encryption }] of all.entries()) {
      const j = BigInt(i + 1);
      const share = [...this.#polynomial].reverse().reduce((value, a) => modulo(value * j + a, q), 0n);
      secrets.push(await send('secret', this.#sk, encryption, `{"secret":"${share}"}`, random));
    }
    const proof = knowledge('pedersen-certs', `${this.#sk.text}|${this.#everything(certificates)}`, this.#sk.secret, random);
    return `{"secrets":[${secrets.join(',')}],"coefexps":${this.#coefficients},"signature":${proofText(proof)}}`;
  }

  /** Round 3: the sealed share of the key and the public key that follows, once all polynomials are there and every share fits. */
  async finish(certificates: readonly string[], polynomials: readonly Polynomial[], random: Random): Promise<string> {
    const all = this.#certificates(certificates);
    const everything = this.#everything(certificates);
    const { group } = frame;
    let secret = 0n;
    for (const [i, certificate] of all.entries()) {
      const complain = (reason: string): never => { throw new Complaint(i + 1, reason); };
      const theirs = polynomials[i] ?? complain('no polynomial');
      if (hashHex(theirs.coefficients) !== certificate.coefficients) complain('the coefficients are not those of the certificate');
      const coefficients = perhaps(theirs.coefficients, coefficientsShape)?.coefexps ?? [];
      if (coefficients.length !== this.draft.threshold) complain('the coefficients are not elements of the group');
      if (!signedBy('pedersen-certs', certificate.verification, everything, theirs.signature)) complain('the signature on the certificates does not hold');
      const message = await receive('secret', this.#dk, certificate.verification, theirs.secrets[this.number - 1] ?? complain('no share'));
      if (message === null) return complain('the share cannot be opened');
      const share = perhaps(message, scalarIn('secret'))?.secret;
      if (share === undefined) return complain('the share is not a number');
      let at = 1n;
      const expected = group.product(coefficients.map(({ value }) => {
        const factor: [typeof value, bigint] = [value, at];
        at = modulo(at * BigInt(this.number), q);
        return factor;
      }));
      if (textOf(power(generator, share)) !== group.encode([expected])[0]) complain('the share does not fit the coefficients');
      secret = modulo(secret + share, q);
    }
    const key = keyPair(secret);
    const sealed = await send('pedersen-decryption_key', this.#sk, this.#dk.text, `{"decryption_key":"${secret}"}`, random);
    const name = quote(this.draft.trustees[this.number - 1] ?? '');
    const inner = sign('verification_key', key, `{"public_key":"${key.text}","name":${name}}`, random);
    return `{"private_key":${sealed},"public_key":${sign('outer-verification_key', this.#sk, inner, random)}}`;
  }
}

/** A trustee's share of the key from its sealed copy; null if it cannot be opened with this secret. */
export async function openShare(seed: string, key: string): Promise<KeyPair | null> {
  const found = perhaps(key, keyShape);
  const message = found && await receive('pedersen-decryption_key', encryptionKey(seed), signatureKey(seed).text, found.private_key.text);
  const secret = message ? perhaps(message, scalarIn('decryption_key'))?.decryption_key : undefined;
  return secret === undefined ? null : keyPair(secret);
}
