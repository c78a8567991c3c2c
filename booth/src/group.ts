// What every proof needs of a group of prime order q, written as multiplication (section 2).

declare const opaque: unique symbol;

/** An element of whichever group the election is in. */
export interface Element {
  readonly [opaque]: true;
}

/** An element as it stands in a record: decoding is dear, and hashes are taken over the text. */
export interface Written {
  readonly text: string;
  readonly value: Element;
}

export interface GroupOf<E> {
  readonly name: string;
  readonly q: bigint;
  readonly g: E;
  readonly one: E;
  /** Low bits that are left free when integers are embedded, and the most integers; null if there is no embedding. */
  readonly embedding: { readonly padding: bigint; readonly most: number } | null;
  /** The element of a text form; null if it is none. With `several` it is made ready for several powers. */
  decode(text: string, several?: boolean): E | null;
  /** The same without looking whether it is in the subgroup, for text that was decoded before. */
  decodeAgain(text: string): E | null;
  /** Text forms; many at once are cheaper. */
  encode(elements: readonly E[]): string[];
  mul(a: E, b: E): E;
  inv(a: E): E;
  same(a: E, b: E): boolean;
  /** The order in which an encrypted tally is sorted. */
  compare(a: E, b: E): number;
  /** The product of powers. Exponents are of 0 to q and public: the time tells them. */
  product(factors: readonly (readonly [E, bigint])[]): E;
  /** The same element, made ready to be a base several times, or very often. */
  ready(element: E, often?: boolean): E;
  /** Gives up what was made ready for several powers: it takes much memory. */
  release(element: E): void;
  /** Integers of 0 to 255 as an element; null if there are too many. */
  embed(integers: readonly number[]): E | null;
  /** The integers of an element. */
  integers(count: number, element: E): number[];
  /** A generator of which nobody knows the logarithm, from a large number. */
  independent(seed: bigint): E;
}

export type Group = GroupOf<Element>;

export const modulo = (x: bigint, q: bigint): bigint => {
  const r = x % q;
  return r < 0n ? r + q : r;
};

/** 1/x modulo a prime. */
export function inverse(x: bigint, q: bigint): bigint {
  let [a, b, u, v] = [modulo(x, q), q, 1n, 0n];
  while (a > 1n) {
    const n = b / a;
    [a, b, u, v] = [b - n * a, a, v - n * u, u];
  }
  return modulo(u, q);
}

/** The value of base-256 digits, the first the most significant. */
export const joined = (integers: readonly number[]): bigint => integers.reduce((value, i) => (value << 8n) + BigInt(i), 0n);

/** The last `count` base-256 digits of a number. */
export const digits = (count: number, value: bigint): number[] =>
  Array.from({ length: count }, (_, i) => Number((value >> BigInt(8 * (count - 1 - i))) & 255n));
