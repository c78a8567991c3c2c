// Subgroups of the integers modulo a prime (sections 2 and 15): only for reading records that others made.

import { digits, inverse, joined, type GroupOf } from './group.ts';

const WINDOW = 4n;

export class Field implements GroupOf<bigint> {
  readonly one = 1n;

  constructor(
    readonly name: string,
    readonly p: bigint,
    readonly q: bigint,
    readonly g: bigint,
    readonly embedding: { padding: bigint; most: number } | null,
  ) {}

  decodeAgain(text: string): bigint | null {
    return /^[1-9][0-9]{0,699}$/.test(text) && BigInt(text) < this.p ? BigInt(text) : null;
  }

  decode(text: string): bigint | null {
    const x = this.decodeAgain(text);
    return x !== null && this.product([[x, this.q]]) === 1n ? x : null;
  }

  encode(elements: readonly bigint[]): string[] {
    return elements.map(String);
  }

  mul(a: bigint, b: bigint): bigint {
    return (a * b) % this.p;
  }

  inv(a: bigint): bigint {
    return inverse(a, this.p);
  }

  same(a: bigint, b: bigint): boolean {
    return a === b;
  }

  compare(a: bigint, b: bigint): number {
    return a < b ? -1 : Number(a > b);
  }

  ready(element: bigint): bigint {
    return element;
  }

  release(): void {}

  product(factors: readonly (readonly [bigint, bigint])[]): bigint {
    const chains = factors.map(([base, exponent]) => {
      const table = [1n];
      for (let i = 1; i < 16; i++) table.push(this.mul(table[i - 1] ?? 1n, base));
      return { table, digits: exponent.toString(16) };
    });
    const length = Math.max(0, ...chains.map((chain) => chain.digits.length));
    let acc = 1n;
    for (let at = length; at > 0; at--) {
      for (let i = 0n; i < WINDOW; i++) acc = this.mul(acc, acc);
      for (const { table, digits: all } of chains) {
        const digit = all[all.length - at];
        if (digit && digit !== '0') acc = this.mul(acc, table[parseInt(digit, 16)] ?? 1n);
      }
    }
    return acc;
  }

  embed(integers: readonly number[]): bigint | null {
    if (!this.embedding || integers.length > this.embedding.most) return null;
    const start = joined(integers) << this.embedding.padding;
    for (let extra = 0n; extra < 1n << this.embedding.padding; extra++) {
      if (this.decode(String(start + extra)) !== null) return start + extra;
    }
    return null;
  }

  integers(count: number, element: bigint): number[] {
    return digits(count, element >> (this.embedding?.padding ?? 0n));
  }

  independent(seed: bigint): bigint {
    return this.product([[seed, (this.p - 1n) / this.q]]);
  }
}
