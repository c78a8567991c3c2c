// The prime-order subgroup of edwards25519 (section 2).
//
// @noble/curves decodes points and does everything with secrets (src/secret.ts). What is public in a record is multiplied here, with tables that are
// kept: an element of a ballot is the base of several powers, and the generator and the election's key of thousands.

import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { digits, inverse, joined, type GroupOf } from './group.ts';

const p = ed25519.Point.Fp.ORDER;
const q = ed25519.Point.Fn.ORDER;
const LOW = (1n << 255n) - 1n;
const TWICE = 2n * p;
const D2 = (2n * ed25519.Point.CURVE().d) % p;

/** Above every sum of folded numbers here, and 0 modulo p: what it is added to does not become negative. */
const HIGH = p << 16n;

/** The same modulo p, and shorter: 2^255 is 19. Of a product of two reduced numbers it leaves at most 270 bits. A division would cost more. */
const fold = (x: bigint): bigint => (x & LOW) + 19n * (x >> 255n);

/** Of a product of two sums of folded numbers it leaves hardly more than 255 bits. */
const reduce = (x: bigint): bigint => fold(fold(x));

/** Extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
export class Point {
  /** Multiples 1 to 8 of this point and of its powers 2^64, 2^128 and 2^192. */
  quarters?: Point[][];
  /** Multiples 1 to 128 of this point and of its powers 2^8, 2^16, and so on. */
  bytes?: Point[][];

  constructor(readonly X: bigint, readonly Y: bigint, readonly Z: bigint, readonly T: bigint) {}

  add(o: Point): Point {
    const a = fold((this.Y - this.X + TWICE) * (o.Y - o.X + TWICE));
    const b = fold((this.Y + this.X) * (o.Y + o.X));
    const c = fold(fold(this.T * o.T) * D2);
    const d = 2n * fold(this.Z * o.Z);
    const [e, f, g, h] = [b - a + HIGH, d - c + HIGH, d + c, b + a];
    return new Point(reduce(e * f), reduce(g * h), reduce(f * g), reduce(e * h));
  }

  /** The double; without T if it is only to be doubled again, which does not look at T. */
  double(last = true): Point {
    const a = fold(this.X * this.X);
    const b = fold(this.Y * this.Y);
    const s = this.X + this.Y;
    const e = fold(s * s) - a - b + HIGH;
    const g = b - a + HIGH;
    const f = g - 2n * fold(this.Z * this.Z) + HIGH;
    const h = HIGH - a - b;
    return new Point(reduce(e * f), reduce(g * h), reduce(f * g), last ? reduce(e * h) : 0n);
  }

  negate(): Point {
    return new Point(TWICE - this.X, this.Y, this.Z, TWICE - this.T);
  }

  equals(o: Point): boolean {
    return (this.X * o.Z - o.X * this.Z) % p === 0n && (this.Y * o.Z - o.Y * this.Z) % p === 0n;
  }
}

const ONE = new Point(0n, 1n, 1n, 0n);

/** The point times 1, 2, … */
function multiples(point: Point, count: number): Point[] {
  const all = [point];
  while (all.length < count) all.push((all.at(-1) ?? point).add(point));
  return all;
}

function rows(point: Point, count: number, doublings: number, width: number): Point[][] {
  const all: Point[][] = [];
  for (let base = point, i = 0; i < count; i++) {
    all.push(multiples(base, width));
    if (i + 1 < count) for (let k = 1; k <= doublings; k++) base = base.double(k === doublings);
  }
  return all;
}

/** An exponent in digits of -half to half, of base 2·half, the least significant first; `width` hexadecimal digits each. */
function signed(exponent: bigint, width: 1 | 2): number[] {
  const text = exponent.toString(16).padStart(64, '0');
  const base = 16 ** width;
  const all: number[] = [];
  let carry = 0;
  for (let end = 64; end > 0; end -= width) {
    const digit = parseInt(text.slice(end - width, end), 16) + carry;
    carry = digit > base / 2 ? 1 : 0;
    all.push(digit - carry * base);
  }
  return all;
}

/** How many digits there are up to the last that is not 0. */
function used(all: readonly number[]): number {
  let length = all.length;
  while (length > 0 && !all[length - 1]) length--;
  return length;
}

/** acc times table[digit]. */
function step(acc: Point, table: Point[] | undefined, digit: number | undefined): Point {
  if (!digit || !table) return acc;
  const point = table[Math.abs(digit) - 1] ?? ONE;
  return acc.add(digit > 0 ? point : point.negate());
}

export class Ed25519 implements GroupOf<Point> {
  readonly name = 'Ed25519';
  readonly q = q;
  readonly one = ONE;
  readonly embedding = { padding: 14n, most: 30 };
  readonly g = this.ready(fromNoble(ed25519.Point.BASE), true);

  decodeAgain(text: string): Point | null {
    if (!/^[0-9a-f]{64}$/.test(text)) return null;
    try {
      return fromNoble(ed25519.Point.fromBytes(hexToBytes(text).reverse()));
    } catch {
      return null;
    }
  }

  decode(text: string, several = false): Point | null {
    const point = this.decodeAgain(text);
    if (point && several) this.ready(point);
    return point && this.product([[point, q]]).equals(ONE) ? point : null;
  }

  /** Affine coordinates, with one division for all. */
  affine(points: readonly Point[]): [bigint, bigint][] {
    const before: bigint[] = [];
    let all = 1n;
    for (const { Z } of points) {
      before.push(all);
      all = reduce(all * Z);
    }
    let back = inverse(all, p);
    const out: [bigint, bigint][] = [];
    for (let i = points.length - 1; i >= 0; i--) {
      const point = points[i] ?? ONE;
      const z = (back * (before[i] ?? 1n)) % p;
      back = (back * point.Z) % p;
      out[i] = [(point.X * z) % p, (point.Y * z) % p];
    }
    return out;
  }

  encode(points: readonly Point[]): string[] {
    return this.affine(points).map(([x, y]) => (y | ((x & 1n) << 255n)).toString(16).padStart(64, '0'));
  }

  mul(a: Point, b: Point): Point {
    return a.add(b);
  }

  inv(a: Point): Point {
    return a.negate();
  }

  same(a: Point, b: Point): boolean {
    return a.equals(b);
  }

  compare(a: Point, b: Point): number {
    const [one, other] = this.affine([a, b]);
    for (const i of [0, 1] as const) {
      const [left, right] = [one?.[i] ?? 0n, other?.[i] ?? 0n];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  }

  ready(point: Point, often = false): Point {
    if (often) point.bytes ??= rows(point, 32, 8, 128);
    else point.quarters ??= rows(point, 4, 64, 8);
    return point;
  }

  release(point: Point): void {
    delete point.quarters;
  }

  product(factors: readonly (readonly [Point, bigint])[]): Point {
    // What has tables for every byte needs no doubling at all; what has quarters needs a quarter of them.
    let fixed = ONE;
    const chains: { table: Point[]; digits: number[] }[] = [];
    for (const [point, exponent] of factors) {
      if (point.bytes) {
        const all = signed(exponent, 2);
        for (let i = 0; i < 32; i++) fixed = step(fixed, point.bytes[i], all[i]);
        continue;
      }
      const all = signed(exponent, 1);
      if (point.quarters) point.quarters.forEach((table, i) => chains.push({ table, digits: all.slice(16 * i, 16 * i + 16) }));
      else chains.push({ table: exponent === 1n ? [point] : multiples(point, 8), digits: all });
    }
    const length = Math.max(0, ...chains.map((chain) => used(chain.digits)));
    let acc = ONE;
    for (let at = length - 1; at >= 0; at--) {
      if (at < length - 1) acc = acc.double(false).double(false).double(false).double();
      for (const { table, digits: all } of chains) acc = step(acc, table, all[at]);
    }
    return acc.add(fixed);
  }

  embed(integers: readonly number[]): Point | null {
    if (integers.length > this.embedding.most) return null;
    const start = joined(integers) << this.embedding.padding;
    for (let extra = 0n; extra < 1n << this.embedding.padding; extra++) {
      const point = this.decode((start + extra).toString(16).padStart(64, '0'));
      if (point) return point;
    }
    return null;
  }

  integers(count: number, point: Point): number[] {
    return digits(count, BigInt(`0x${this.encode([point])[0]}`) >> this.embedding.padding);
  }

  independent(seed: bigint): Point {
    for (let x = seed >> 2n; ; x++) {
      const point = this.decodeAgain(x.toString(16).padStart(64, '0'));
      if (point) return point.double(false).double(false).double();
    }
  }
}

function fromNoble({ X, Y, Z, T }: { X: bigint; Y: bigint; Z: bigint; T: bigint }): Point {
  return new Point(X, Y, Z, T);
}
