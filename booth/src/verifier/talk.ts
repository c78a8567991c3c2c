// What the page, its worker and the helpers of that worker say to each other. All three run the same script.

import type { Check } from '../check.ts';
import type { Board, Progress, Verdict } from '../verify.ts';

export type ToWorker =
  | { kind: 'verify'; bytes: Uint8Array; seen: string | null; script: string; helpers: number }
  | { kind: 'board'; board: Board }
  | { kind: 'ballots'; ballots: Uint8Array[] };

export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'verdict'; verdict: Verdict };

/** The answer of a helper: what is wrong with each ballot. */
export type FromHelper = ({ check: Check; detail: string } | null)[];
