// Reading JSON that has one spelling only (section 1): no white space, fields in their order, one way to write each string and number.
// A reader goes over the text once. What it accepts is canonical by itself, so the text that was read is also what was signed.

import { Refused, type Check } from './check.ts';
import { text, type Bytes } from './bytes.ts';

/** A form that is not allowed. */
export class Malformed extends Error {}

/** Reads one value. */
export type Shape<T> = (reader: Reader) => T;

const STRING = /"((?:[^"\\\u0000-\u001f\u007f]|\\(?:["\\bfnrt]|u00[0-9a-f]{2}))*)"/y;
const ESCAPE = /\\(?:u00(..)|(.))/g;
const NUMBER = /-?(?:0|[1-9][0-9]*)/y;
const SHORT: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const DEEPEST = 100;

export class Reader {
  at = 0;
  depth = 0;

  constructor(readonly source: string) {}

  fail(expected: string): never {
    throw new Malformed(`at character ${this.at + 1}: ${expected} expected`);
  }

  sees(literal: string): boolean {
    return this.source.startsWith(literal, this.at);
  }

  skip(literal: string): boolean {
    const there = this.sees(literal);
    if (there) this.at += literal.length;
    return there;
  }

  literal(literal: string): void {
    if (!this.skip(literal)) this.fail(literal);
  }

  /** The text that matches, which has to stand here. */
  match(pattern: RegExp, expected: string): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (!found) this.fail(expected);
    this.at = pattern.lastIndex;
    return found;
  }
}

export const string: Shape<string> = (r) => {
  const from = r.at;
  const inner = r.match(STRING, 'a string')[1] ?? '';
  if (/[\ud800-\udfff]/u.test(inner)) r.fail('text');
  if (!inner.includes('\\')) return inner;
  return inner.replace(ESCAPE, (_, code: string | undefined, short: string | undefined) => {
    if (short !== undefined) return SHORT[short] ?? '';
    const character = String.fromCharCode(parseInt(code ?? '', 16));
    // \u is the spelling of control characters that have no shorter one.
    const spelt = (character < ' ' || character === '\x7f') && !'\b\f\n\r\t'.includes(character);
    if (!spelt) {
      r.at = from;
      r.fail('the usual spelling of a character');
    }
    return character;
  });
};

/** A string that a rule allows. */
export const stringOf = (expected: string, allowed: (value: string) => boolean): Shape<string> => (r) => {
  const from = r.at;
  const value = string(r);
  if (allowed(value)) return value;
  r.at = from;
  return r.fail(expected);
};

const matching = (expected: string, pattern: RegExp) => stringOf(expected, (value) => pattern.test(value));
export const hashText = matching('a hash', /^[0-9a-f]{64}$/);
export const hash64Text = matching('a hash', /^[A-Za-z0-9+/]{43}$/);
export const uuid = matching('an identifier of at least 14 letters and digits', /^[1-9A-HJ-NP-Za-km-z]{14,}$/);

/** An integer of 0 to 2^62. */
export const integer: Shape<bigint> = (r) => {
  const from = r.at;
  const value = BigInt(r.match(NUMBER, 'a number')[0]);
  if (value >= 0n && value < 1n << 62n && r.source[from] !== '-' && !/[.eE]/.test(r.source[r.at] ?? '')) return value;
  r.at = from;
  return r.fail('a number of 0 to 2^62');
};

export const boolean: Shape<boolean> = (r) => r.skip('true') || (r.skip('false') ? false : r.fail('true or false'));

/** Exactly this text. */
export const exactly = <T>(source: string, value: T): Shape<T> => (r) => (r.literal(source), value);

export const array = <T>(shape: Shape<T>): Shape<T[]> => (r) => {
  const all: T[] = [];
  r.literal('[');
  if (r.skip(']')) return all;
  do all.push(shape(r)); while (r.skip(','));
  r.literal(']');
  return all;
};

/** An array with one shape for each place. */
export const row = <T>(shapes: readonly Shape<T>[]): Shape<T[]> => (r) => {
  r.literal('[');
  const all = shapes.map((shape, i) => {
    if (i > 0) r.literal(',');
    return shape(r);
  });
  r.literal(']');
  return all;
};

export const tuple = <T extends unknown[]>(...shapes: { [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  row(shapes as Shape<unknown>[]) as Shape<T>;

interface Optional<T> { optional: Shape<T> }
export const optional = <T>(shape: Shape<T>): Optional<T> => ({ optional: shape });

// `any` is the only bound that lets TypeScript infer what each field holds.
type Fields = Record<string, Shape<any> | Optional<any>>;
type Given<F> = { [K in keyof F as F[K] extends Optional<any> ? never : K]: F[K] extends Shape<infer T> ? T : never };
type Perhaps<F> = { [K in keyof F as F[K] extends Optional<any> ? K : never]?: F[K] extends Optional<infer T> ? T : never };

/** An object with exactly these fields in this order. */
export const object = <F extends Fields>(fields: F): Shape<Given<F> & Perhaps<F>> => (r) => {
  const value: Record<string, unknown> = {};
  let separator = '{';
  for (const [name, field] of Object.entries(fields)) {
    const start = `${separator}"${name}":`;
    if (typeof field === 'function') r.literal(start);
    else if (!r.skip(start)) continue;
    value[name] = typeof field === 'function' ? field(r) : field.optional(r);
    separator = ',';
  }
  if (separator === '{') r.literal('{');
  r.literal('}');
  return value as Given<F> & Perhaps<F>;
};

/** What a shape reads, and the text it read. */
export const written = <T>(shape: Shape<T>): Shape<{ value: T; text: string }> => (r) => {
  const from = r.at;
  const value = shape(r);
  return { value, text: r.source.slice(from, r.at) };
};

/** Any value; its numbers are integers, and no object has a field twice. */
export const anything: Shape<unknown> = (r) => {
  if (r.depth >= DEEPEST) r.fail('a value that is not so deep');
  const next = r.source[r.at];
  if (next === '"') return string(r);
  if (next === 't' || next === 'f') return boolean(r);
  if (next === 'n') return exactly('null', null)(r);
  if (next !== '[' && next !== '{') {
    const from = r.at;
    const number = r.match(NUMBER, 'a value')[0];
    if (number === '-0' || /[.eE]/.test(r.source[r.at] ?? '')) {
      r.at = from;
      r.fail('an integer');
    }
    return BigInt(number);
  }
  r.depth += 1;
  const value = next === '[' ? array(anything)(r) : fieldsOf(r);
  r.depth -= 1;
  return value;
};

function fieldsOf(r: Reader): Map<string, unknown> {
  const all = new Map<string, unknown>();
  r.literal('{');
  if (r.skip('}')) return all;
  do {
    const name = string(r);
    if (all.has(name)) r.fail('a field only once');
    r.literal(':');
    all.set(name, anything(r));
  } while (r.skip(','));
  r.literal('}');
  return all;
}

/** Reads a whole text; what is wrong with its form is a failure of this check. */
export function read<T>(source: Bytes | string, shape: Shape<T>, check: Check, what: string): T {
  const plain = typeof source === 'string' ? source : text(source);
  if (plain === null) throw new Refused(check, `${what}: it is not text`);
  const r = new Reader(plain);
  try {
    const value = shape(r);
    if (r.at < plain.length) r.fail('the end');
    return value;
  } catch (why) {
    if (why instanceof Malformed) throw new Refused(check, `${what}: ${why.message}`);
    throw why;
  }
}

/** Writes a string in its one spelling. */
export const quote = (value: string): string => JSON.stringify(value).replaceAll('\x7f', '\\u007f');
