// What the page of the booth and its worker say to each other. The page stays free for the voter while the worker seals.

import type { Answer } from './answers.ts';
import type { Key } from './seal.ts';

export type ToSealer =
  /** The text of the election as it stands in the record. */
  | { kind: 'seal'; id: number; election: string; code: string; answers: readonly Answer[] }
  | { kind: 'audit'; id: number; election: string; ballot: string; key: Key };

export type FromSealer =
  | { kind: 'progress'; id: number; done: number; of: number }
  /** `credential` is the public half of the code, by which the list says whether the code belongs to this election. */
  | { kind: 'sealed'; id: number; ballot: string; tracker: string; key: Key; credential: string }
  | { kind: 'audited'; id: number; tracker: string }
  /** What was sealed is not what was answered: in which question, or null if it is no ballot of this election. */
  | { kind: 'differs'; id: number; question: number | null }
  /** `election`: it cannot be read, or is not of a kind that is sealed here; `code`: it is none; `answer`: the question does not allow it. */
  | { kind: 'refused'; id: number; what: 'election' | 'code' }
  | { kind: 'refused'; id: number; what: 'answer'; question: number }
  /** Something that must not happen; nothing was sealed. */
  | { kind: 'broken'; id: number };
