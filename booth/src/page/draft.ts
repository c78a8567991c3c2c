// What the voter has chosen so far, and the answer that comes of it.

import type { Answer } from '../answers.ts';
import { integersOf, type Homomorphic, type Question, type Ranking } from '../election.ts';

export type Asked = Homomorphic | Ranking;
export type Choices = { kind: 'choices'; chosen: Set<number>; blank: boolean };
/** `placed` holds answers by their place, best first; `lot` is the order in which all are shown. */
export type Order = { kind: 'order'; placed: number[]; lot: number[] };
export type Draft = Choices | Order;

/** Questions that are asked here: all but lists. */
export const asked = (question: Question): question is Asked => question.type !== 'Lists';

/** A random order of 0 to n - 1, each with the same chance. `below` gives a random number below its argument. */
export function byLot(n: number, below: (n: number) => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const k = below(i + 1);
    [order[i], order[k]] = [order[k] as number, order[i] as number];
  }
  return order;
}

export const begun = (question: Asked, below: (n: number) => number): Draft => (question.type === 'Homomorphic'
  ? { kind: 'choices', chosen: new Set(), blank: false }
  : { kind: 'order', placed: [], lot: byLot(question.answers.length, below) });

/** How many may be placed. */
export const places = (question: Ranking): number => Math.min(integersOf(question), question.answers.length);

/** True if one is chosen or none, so that choosing another takes the first away. */
export const single = ({ max }: Homomorphic): boolean => max === 1n;

export type Wrong = { wrong: 'nothing' | 'few' | 'many'; chosen: number };

/** What keeps a draft from being an answer; null if nothing does. */
export function problem(question: Asked, draft: Draft): Wrong | null {
  if (question.type !== 'Homomorphic' || draft.kind !== 'choices' || draft.blank) return null;
  const chosen = draft.chosen.size;
  if (BigInt(chosen) > question.max) return { wrong: 'many', chosen };
  if (BigInt(chosen) >= question.min) return null;
  return { wrong: chosen === 0 ? 'nothing' : 'few', chosen };
}

export function answerOf(question: Asked, draft: Draft): Answer {
  if (question.type === 'Homomorphic') {
    const { chosen, blank } = draft as Choices;
    const values = question.answers.map((_, i) => Number(!blank && chosen.has(i)));
    return question.blank ? [Number(blank), ...values] : values;
  }
  const { placed } = draft as Order;
  if (question.preferences === null) return question.answers.map((_, i) => placed.indexOf(i) + 1);
  return Array.from({ length: question.preferences }, (_, i) => (placed[i] ?? -1) + 1);
}

/** What an answer says, read from the answer alone: the names chosen, or by their places; blank if it says so. */
export function said(question: Asked, answer: Answer): { blank: boolean; names: string[]; left: number } {
  const values = answer as readonly number[];
  const { answers } = question;
  if (question.type === 'Homomorphic') {
    const own = question.blank ? values.slice(1) : values;
    return { blank: question.blank && values[0] === 1, names: answers.filter((_, i) => own[i] === 1), left: 0 };
  }
  const order = question.preferences === null
    ? answers.map((name, i) => ({ name, place: values[i] ?? 0 })).filter(({ place }) => place > 0).sort((a, b) => a.place - b.place).map(({ name }) => name)
    : values.filter((candidate) => candidate > 0).map((candidate) => answers[candidate - 1] ?? '?');
  return { blank: false, names: order, left: answers.length - order.length };
}

export type Numbers = { placed: number[] } | { field: number; wrong: 'number' | 'twice' | 'gap'; value: string };

/** The order that numbers give, typed beside the answers as on paper. Fields left empty are not placed. */
export function fromNumbers(typed: readonly string[], most: number): Numbers {
  const at = new Map<number, number>();
  for (const [i, text] of typed.entries()) {
    const value = text.trim();
    if (value === '') continue;
    const place = /^[1-9][0-9]{0,2}$/.test(value) ? Number(value) : 0;
    if (place < 1 || place > most) return { field: i, wrong: 'number', value };
    if (at.has(place)) return { field: i, wrong: 'twice', value };
    at.set(place, i);
  }
  const placed: number[] = [];
  for (let place = 1; place <= at.size; place++) {
    const i = at.get(place);
    if (i === undefined) {
      const [, field = 0] = [...at].sort(([a], [b]) => a - b).find(([above]) => above > place) ?? [];
      return { field, wrong: 'gap', value: String(place) };
    }
    placed.push(i);
  }
  return { placed };
}
