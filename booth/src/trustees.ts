// Who holds the key (sections 6 and 13).

import { hashHex, type Bytes } from './bytes.ts';
import { need, Refused } from './check.ts';
import type { Election } from './election.ts';
import type { Frame, Proof } from './frame.ts';
import type { Element, Written } from './group.ts';
import { array, exactly, hashText, integer, object, optional, quote, read, string, written, type Shape } from './json.ts';
import { readOldThreshold } from './trustees-v1.ts';

export interface Trustee {
  name: string | null;
  /** With which mixes and shares are signed; none in version 1. */
  signatureKey: Written | null;
  key: Written;
}

/** Trustees who hold a key together; `threshold` of them can open. */
export interface Holders { first: number; members: number; threshold: number }

export interface Trustees { all: Trustee[]; items: Holders[] }

/** One item of the list, read but not yet checked. */
export interface Item { trustees: Trustee[]; threshold: number; key: Element }
export type Check = (holds: boolean, member: number, what: string) => void;

export const certShape = <T>(frame: Frame, context: Shape<T>) => object({
  message: written(object({ context: written(context), verification: frame.key(), encryption: frame.key() })),
  signature: frame.proof,
});

interface SignedKey { message: { value: Inner; text: string }; signature: Proof }
interface Inner { message: { value: { public_key: Written; name?: string }; text: string }; signature: Proof }

/** A public key, signed by itself and around that by the trustee's signature key. */
const signedKey = (frame: Frame): Shape<SignedKey> => {
  const message = written(object({ public_key: frame.key(), name: optional(string) }));
  return object({ message: written(object({ message, signature: frame.proof })), signature: frame.proof });
};

/** Checks both signatures; the key. */
function own(frame: Frame, signatureKey: Written, outer: SignedKey, check: (holds: boolean, what: string) => void): Trustee {
  const inner = outer.message.value;
  const { public_key: key, name } = inner.message.value;
  check(frame.signed('verification_key', key, inner.message.text, inner.signature), 'the secret of the key is not proved to be known');
  check(frame.signed('outer-verification_key', signatureKey, outer.message.text, outer.signature), 'the key is not signed by the trustee');
  return { name: name ?? null, signatureKey, key };
}

const single = (frame: Frame): Shape<(check: Check) => Item> => (r) => {
  const { cert, verification_key: outer } = object({ cert: certShape(frame, exactly('null', null)), verification_key: signedKey(frame) })(r);
  return (check) => {
    const signatureKey = cert.message.value.verification;
    check(frame.signed('basic-cert', signatureKey, cert.message.text, cert.signature), 0, 'the certificate is not signed');
    const trustee = own(frame, signatureKey, outer, (holds, what) => check(holds, 0, what));
    return { trustees: [trustee], threshold: 1, key: trustee.key.value };
  };
};

/** A trustee of version 1, who has no signature key of their own unless in a threshold group. */
const oldSingle = (frame: Frame): Shape<(check: Check) => Item> => (r) => {
  const { pok, public_key: key, name } = oldKey(frame)(r);
  return (check) => {
    check(frame.knowsKey('pok', `${frame.group.name}|${key.text}|`, key.value, pok), 0, 'the secret of the key is not proved to be known');
    return { trustees: [{ name: name ?? null, signatureKey: null, key }], threshold: 1, key: key.value };
  };
};

export const oldKey = (frame: Frame) => object({
  pok: frame.proof, public_key: frame.key(), signature: optional(frame.proof), name: optional(string),
});

const threshold = (frame: Frame): Shape<(check: Check) => Item> => (r) => {
  const powers = written(object({ coefexps: array(frame.element()) }));
  const context = object({
    algorithm: exactly('"AES-GCM"', null), group: exactly(quote(frame.group.name), null), names: array(string), threshold: integer,
  });
  const item = object({
    context: written(context),
    certs: written(array(certShape(frame, object({ context: integer, coefexps: hashText })))),
    coefexps: array(powers),
    signatures: array(frame.proof),
    verification_keys: array(signedKey(frame)),
  })(r);
  const { names, threshold: needed } = item.context.value;
  const certs = item.certs.value;
  return (check) => {
    const lengths = [item.coefexps, item.signatures, item.verification_keys, names].map((list) => list.length);
    const fits = lengths.every((length) => length === certs.length) && needed >= 1n && needed <= BigInt(certs.length);
    if (!fits) throw new Refused('trustees', 'the parts of a threshold group do not fit together');
    certs.forEach(({ message: { value }, signature }, j) => {
      const coefexps = item.coefexps[j]?.text ?? '';
      const hash = hashHex(coefexps);
      check(value.context.text === `{"context":${j + 1},"coefexps":"${hash}"}`, j, 'the certificate is for another number or another polynomial');
      // What is signed has the whole context, of which only the number is published.
      const full = `{"context":{"context":{"context":${item.context.text},"index":${j + 1}},"coefexps":"${hash}"},`
        + `"verification":"${value.verification.text}","encryption":"${value.encryption.text}"}`;
      check(frame.signed('pedersen-cert', value.verification, full, signature), j, 'the certificate is not signed');
      const all = `{"context":${item.context.text},"certs":${item.certs.text}}`;
      check(frame.signed('pedersen-certs', value.verification, all, item.signatures[j] as Proof), j, 'the certificates of all are not signed');
      check(item.coefexps[j]?.value.coefexps.length === Number(needed), j, 'the polynomial has another degree');
    });
    const polynomials = item.coefexps.map((each) => each.value.coefexps.map((x) => x.value));
    const trustees = certs.map(({ message: { value } }, j) => {
      const trustee = own(frame, value.verification, item.verification_keys[j] as SignedKey, (holds, what) => check(holds, j, what));
      check(trustee.name === names[j], j, 'the name is not the one in the certificate');
      return trustee;
    });
    return ofPolynomials(frame, polynomials, trustees, Number(needed), check);
  };
};

/** Each key has to be the value of the sum of all polynomials at the number of its trustee. */
export function ofPolynomials(frame: Frame, polynomials: Element[][], trustees: Trustee[], needed: number, check: Check): Item {
  const { group } = frame;
  const sums = Array.from({ length: needed }, (_, k) => polynomials.reduce((sum, each) => group.mul(sum, each[k] ?? group.one), group.one));
  trustees.forEach((trustee, j) => {
    let power = 1n;
    const value = group.product(sums.map((sum): [Element, bigint] => {
      const factor: [Element, bigint] = [sum, power];
      power = (power * BigInt(j + 1)) % group.q;
      return factor;
    }));
    check(group.same(value, trustee.key.value), j, 'the key is not the one that the polynomials give');
  });
  return { trustees, threshold: needed, key: sums[0] ?? group.one };
}

export function readTrustees(election: Election, json: Bytes): Trustees {
  const { frame } = election;
  const isNew = frame.version === 2;
  const item: Shape<(check: Check) => Item> = (r) => {
    const group = r.skip('["Pedersen",');
    if (!group) r.literal('["Single",');
    const shape = group ? (isNew ? threshold : readOldThreshold) : isNew ? single : oldSingle;
    const made = shape(frame)(r);
    r.literal(']');
    return made;
  };
  const trustees: Trustees = { all: [], items: [] };
  let product = frame.group.one;
  for (const make of read(json, array(item), 'trustees', 'the list of trustees')) {
    const first = trustees.all.length + 1;
    const made = make((holds, member, what) => need(holds, 'trustees', `trustee ${first + member}: ${what}`));
    trustees.all.push(...made.trustees);
    trustees.items.push({ first, members: made.trustees.length, threshold: made.threshold });
    product = frame.group.mul(product, made.key);
  }
  const right = trustees.all.length > 0 && frame.group.same(product, election.key.value);
  need(right, 'trustees', 'the election’s key is not the product of the trustees’ keys');
  return trustees;
}
