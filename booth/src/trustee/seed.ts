// A trustee's secret, from which all their keys come (section 6).

import { hashToField } from '../frame.ts';
import { keyPair, q, type KeyPair, type Random } from '../secret.ts';

export const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
export const LENGTH = 44;
/** 232 is 4 · 58: above it the remainder would prefer some letters. */
export const LIKELY = 232;

/** A new secret: letters and digits that people can write down, each with the same chance. */
export function newSeed(random: Random): string {
  let seed = '';
  while (seed.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      if (byte < LIKELY && seed.length < LENGTH) seed += ALPHABET[byte % 58];
    }
  }
  return seed;
}

/** The secret as it was typed: spaces carry nothing. Null if it is none. */
export function readSeed(typed: string): string | null {
  const plain = typed.replace(/\s/g, '');
  return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : null;
}

const derived = (tag: string, seed: string): KeyPair => keyPair(hashToField(q, tag, seed, 1)[0] ?? 0n);
export const signatureKey = (seed: string): KeyPair => derived('derive_sk', seed);
export const encryptionKey = (seed: string): KeyPair => derived('derive_dk', seed);

/** The coefficients of the secret polynomial. */
export const polynomialOf = (seed: string, count: number): bigint[] => hashToField(q, 'pedersen-polynomial', seed, count, '');
