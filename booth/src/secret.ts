// Arithmetic with secrets, by @noble/curves, whose multiplication takes the same steps for every exponent. Elections made here are of version 2
// in Ed25519, so nothing else is needed. JavaScript cannot promise more: its numbers take a time of their own, and it has no way to wipe one.

import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { hex, toNumber, type Bytes } from './bytes.ts';
import { hashToField, type Proof } from './frame.ts';
import { modulo } from './group.ts';

export const { ORDER: q } = ed25519.Point.Fn;

/** So many bytes that nobody can foresee. */
export type Random = (length: number) => Bytes;

export const deviceRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A number below q, each as likely as the others. */
export const randomScalar = (random: Random): bigint => toNumber(random(64)) % q;

export type SecretPoint = typeof ed25519.Point.BASE;
export const identity: SecretPoint = ed25519.Point.ZERO;
export const generator: SecretPoint = ed25519.Point.BASE;

export const pointOf = (text: string): SecretPoint => ed25519.Point.fromBytes(hexToBytes(text).reverse());

/** A window that pays for its table within one ballot. */
const WINDOW = 6;

const readied = new Map<string, SecretPoint>();

/** The point that seals for an election, made ready for many multiplications. The last one is kept: people seal again. */
export function sealingPoint(text: string): SecretPoint {
  const point = readied.get(text) ?? pointOf(text).precompute(WINDOW, false);
  readied.clear();
  readied.set(text, point);
  return point;
}

export const power = (base: SecretPoint, exponent: bigint): SecretPoint => {
  const e = modulo(exponent, q);
  return e === 0n ? identity : base.multiply(e);
};

export const textOf = (point: SecretPoint): string => hex(point.toBytes().reverse());

export const challenge = (tag: string, message: string, commitments: readonly string[]): bigint =>
  hashToField(q, `${tag}-group_hash-Ed25519`, message + commitments.join(','), 1)[0] ?? 0n;

export const proofText = ({ challenge: c, response }: Proof): string => `{"challenge":"${c}","response":"${response}"}`;

/** A secret number and its public half. */
export interface KeyPair { secret: bigint; text: string }

export const keyPair = (secret: bigint): KeyPair => ({ secret, text: textOf(power(generator, secret)) });

/** Proof that the logarithm of g^secret is known, over a message. */
export function knowledge(tag: string, message: string, secret: bigint, random: Random): Proof {
  const w = randomScalar(random);
  const c = challenge(tag, message, [textOf(power(generator, w))]);
  return { challenge: c, response: modulo(w - secret * c, q) };
}

/** A signed message (section 4). */
export function sign(tag: string, key: KeyPair, message: string, random: Random): string {
  const proof = knowledge(tag, `${key.text}|${message}`, key.secret, random);
  return `{"message":${message},"signature":${proofText(proof)}}`;
}
