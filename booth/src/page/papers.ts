// A sitting of the two officers who seal papers: their halves stay in the memory of this page, and each paper has a code of its own.

import { credential, paperCode } from '../code.ts';
import type { Papers } from './facts.ts';

export class Sitting {
  #halves: readonly [string, string] | null = null;
  /** The number under which the paper in hand is sealed. */
  number = 0;
  /** Whether the two chose to seal it anew, so that this replaces what was sealed under the number. */
  again = false;
  /** The number under which a paper was sealed last. */
  #sealed: number | null = null;
  /** Whether the numbers came from the house after that. */
  #fresh = true;

  constructor(readonly uuid: string, public papers: Papers) {}

  get fresh(): boolean { return this.#fresh; }

  /** The number of the next paper, if it is known: never the one that was sealed just now, also where the house could not be asked after it. */
  get next(): number | null {
    const { next, left } = this.papers;
    return this.#fresh && left > 0 && next !== this.#sealed ? next : null;
  }

  /** The paper in hand is sealed: from now on the house has to say which number is next. */
  sealed(): void { [this.#sealed, this.#fresh] = [this.number, false]; }

  /** What the house says of the numbers; nothing where no answer came. */
  told(papers: Papers | undefined): void {
    if (papers) [this.papers, this.#fresh] = [papers, true];
  }

  /** What is posted beside the ballot: that it replaces one, only where the two chose that. */
  says(): Record<string, string> { return this.again ? { again: '1' } : {}; }

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
