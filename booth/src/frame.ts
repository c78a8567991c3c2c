// Hashing and the proofs that everything is made of (sections 3, 4 and 13), in one group and one version of the protocol.

import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hash, toNumber, utf8 } from './bytes.ts';
import type { Element, Group, Written } from './group.ts';
import { object, stringOf, type Shape } from './json.ts';

export type Version = 1 | 2;

export interface Proof { challenge: bigint; response: bigint }
export interface Ciphertext { alpha: Written; beta: Written }
/** Two elements, alpha and beta. */
export type Pair = readonly [Element, Element];
/** That (alpha, beta / g^minus) holds nothing: alpha = g^r, beta = y^r · g^minus. */
export interface Statement { pair: Pair; minus: bigint }

/** Bytes of hash for one number modulo q. */
export const width = (q: bigint): number => Math.ceil((q.toString(2).length + 128) / 8);

/** The most bytes that one call of expand_message_xmd gives. */
export const LONGEST_HASH = 8160;

/** `count` numbers modulo q (RFC 9380, section 5.2). */
export function hashToField(q: bigint, tag: string, message: string, count: number, ending = '-SHA256'): bigint[] {
  const l = width(q);
  const bytes = expand_message_xmd(utf8(message), utf8(`BELENIOS-V2-${tag}${ending}`), count * l, sha256);
  return Array.from({ length: count }, (_, i) => toNumber(bytes.subarray(i * l, (i + 1) * l)) % q);
}

/** The tags of version 1 that are not those of version 2. */
const OLD_TAGS: Record<string, string> = { ballot: 'sig', prove_l: 'prove' };

export const spell = (cts: readonly Ciphertext[]): string => cts.map((ct) => `${ct.alpha.text},${ct.beta.text}`).join(',');

export class Frame {
  readonly scalar: Shape<bigint>;
  readonly proof: Shape<Proof>;

  constructor(readonly group: Group, readonly version: Version) {
    const { q } = group;
    const sound = (value: string) => /^(?:0|[1-9][0-9]{0,699})$/.test(value) && BigInt(value) < q;
    const text = stringOf('a number below q', sound);
    this.scalar = (r) => BigInt(text(r));
    this.proof = object({ challenge: this.scalar, response: this.scalar });
  }

  /** Reads an element; `several` if it will be the base of several powers. */
  element(several = false): Shape<Written> {
    const shape = (text: string) => this.group.decode(text, several);
    return this.elementBy(shape);
  }

  elementBy(decode: (text: string) => Element | null): Shape<Written> {
    return (r) => {
      let value: Element | null = null;
      const text = stringOf('an element of the group', (t) => (value = decode(t)) !== null)(r);
      return { text, value: value ?? this.group.one };
    };
  }

  /** Reads an element that is not the identity. */
  key(): Shape<Written> {
    return this.elementBy((text) => {
      const value = this.group.decode(text);
      return value && !this.group.same(value, this.group.one) ? value : null;
    });
  }

  /** The challenge of a proof: HashGroup of version 2, hash of version 1. */
  challenge(tag: string, message: string, commitments: readonly Element[]): bigint {
    return this.challengeOf(tag, message, this.group.encode(commitments));
  }

  challengeOf(tag: string, message: string, commitments: readonly string[]): bigint {
    const { q, name } = this.group;
    const points = commitments.join(',');
    if (this.version === 2) return hashToField(q, `${tag}-group_hash-${name}`, message + points, 1)[0] ?? 0n;
    const prefix = `${OLD_TAGS[tag] ?? tag}|${message}`;
    return toNumber(hash(`${prefix}${prefix.endsWith('|') ? '' : '|'}${points}`)) % q;
  }

  /** base^response · X^challenge · g^more. */
  commitment(base: Element, x: Element, proof: Proof, more = 0n): Element {
    const factors: [Element, bigint][] = [[base, proof.response], [x, proof.challenge]];
    if (more !== 0n) factors.push([this.group.g, more]);
    return this.group.product(factors);
  }

  /** Whoever made this knows the logarithm of X. */
  knowsKey(tag: string, message: string, x: Element, proof: Proof): boolean {
    return proof.challenge === this.challenge(tag, message, [this.commitment(this.group.g, x, proof)]);
  }

  /** A signature of version 2 over the text of a message. */
  signed(tag: string, key: Written, message: string, signature: Proof): boolean {
    return this.knowsKey(tag, `${key.text}|${message}`, key.value, signature);
  }

  /** One of the statements is true. */
  oneHolds(y: Element, tag: string, message: string, statements: readonly Statement[], proofs: readonly Proof[]): boolean {
    const { group } = this;
    if (proofs.length !== statements.length) return false;
    let sum = 0n;
    const commitments = statements.flatMap(({ pair: [alpha, beta], minus }, i) => {
      const proof = proofs[i] as Proof;
      sum += proof.challenge;
      const less = minus === 0n ? 0n : group.q - ((minus * proof.challenge) % group.q);
      return [this.commitment(group.g, alpha, proof), this.commitment(y, beta, proof, less)];
    });
    return this.challenge(tag, message, commitments) === sum % group.q;
  }

  /** The ciphertext holds one of `from`, `from` + 1, … */
  inRange(y: Element, tag: string, bound: string, pair: Pair, from: bigint, proofs: readonly Proof[]): boolean {
    const [alpha, beta] = this.group.encode(pair);
    const statements = proofs.map((_, i) => ({ pair, minus: from + BigInt(i) }));
    return this.oneHolds(y, tag, `${bound}|${alpha},${beta}|`, statements, proofs);
  }

  /** The product of ciphertexts, ready for several powers if `several`. */
  sum(pairs: readonly Pair[], several = false): Pair {
    const { group } = this;
    const all = pairs.reduce<Pair>(([a, b], [c, d]) => [group.mul(a, c), group.mul(b, d)], [group.one, group.one]);
    if (several) all.forEach((element) => group.ready(element));
    return all;
  }
}

export const pairOf = (ct: Ciphertext): Pair => [ct.alpha.value, ct.beta.value];
