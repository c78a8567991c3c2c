// A sitting of the two officers who seal papers: their halves stay in the memory of this page, and each paper has a code of its own.

import { credential, paperCode } from '../code.ts';
import type { Papers } from './facts.ts';

export class Sitting {
  #halves: readonly [string, string] | null = null;
  /** The number under which the paper in hand is sealed. */
  number = 0;
  /** Whether it was sealed before, so that this replaces it. */
  again = false;

  constructor(readonly uuid: string, public papers: Papers) {}

  get begun(): boolean { return this.#halves !== null; }

  /** Takes both halves, in whichever order, if they are those of this ballot. */
  begin(one: string, other: string): boolean {
    const [listed] = this.papers.reserved;
    const fits = (halves: readonly [string, string]) => credential(this.uuid, paperCode(this.uuid, halves, 1)).text === listed;
    const both: (readonly [string, string])[] = [[one, other], [other, one]];
    this.#halves = both.find(fits) ?? null;
    return this.begun;
  }

  end(): void { this.#halves = null; }

  /** The code of the paper in hand. */
  code(): string | null { return this.#halves && paperCode(this.uuid, this.#halves, this.number); }
}
