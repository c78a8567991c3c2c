// Voting codes as people type them, and the key that comes of one (section 5).

import { hash, toNumber } from './bytes.ts';
import { hashToField } from './frame.ts';
import { keyPair, q, type KeyPair } from './secret.ts';

const GROUPS = [5, 6, 5, 6];
const LENGTH = 22;
const SYMBOLS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const SYMBOL = /^[1-9A-HJ-NP-Za-km-z]$/;

export type TypedCode =
  | { code: string }
  /** A symbol that no code has: 0, O, I and l look too much like others. `place` counts from 1, without hyphens. */
  | { wrong: 'symbol'; symbol: string; place: number }
  | { wrong: 'length'; given: number };

/** Reads a code. Spaces, and hyphens or dashes wherever they stand, are forgiven: they carry nothing. */
export function readCode(typed: string): TypedCode {
  const symbols = [...typed.replace(/[\s\p{Dash}\u200b\ufeff]/gu, '')];
  const at = symbols.findIndex((symbol) => !SYMBOL.test(symbol));
  if (at >= 0) return { wrong: 'symbol', symbol: symbols[at] ?? '', place: at + 1 };
  if (symbols.length !== LENGTH) return { wrong: 'length', given: symbols.length };
  return { code: grouped(symbols) };
}

function grouped(symbols: readonly string[]): string {
  let from = 0;
  return GROUPS.map((length) => symbols.slice(from, from += length).join('')).join('-');
}

/**
 * The code under which a paper is sealed (docs/PROTOCOL.md, 32): it follows from the secrets of two people, each written like a code, and from the
 * number of the paper, counted from 1. Its symbols are the digits, the last one first, of a hash read as a number to the base 58.
 */
export function paperCode(uuid: string, [first, second]: readonly [string, string], number: number): string {
  let left = toNumber(hash(`omov paper code 1\n${uuid}\n${first}\n${second}\n${number}\n`));
  const symbols: string[] = [];
  for (let i = 0; i < LENGTH; i += 1) {
    symbols.push(SYMBOLS[Number(left % 58n)] ?? '');
    left /= 58n;
  }
  return grouped(symbols);
}

/** The key pair with which a voter signs in an election. Its public half stands on the list if the code is one of this election. */
export const credential = (uuid: string, code: string): KeyPair =>
  keyPair(hashToField(q, 'derive_credential', `${uuid}|${code}`, 1)[0] ?? 0n);
