// What may be answered.

import { integersOf, type Question } from './election.ts';

/** 0 or 1 for each choice, a blank vote first; or one integer for each answer or preference; or for each list 0 or 1 for itself and its candidates. */
export type Answer = readonly number[] | readonly (readonly number[])[];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const bits = (values: readonly number[]): boolean => values.every((value) => value === 0 || value === 1);
const flat = (answer: Answer): answer is readonly number[] => answer.every((value) => typeof value === 'number');

/** True if the question allows this answer. */
export function allowed(question: Question, answer: Answer): boolean {
  if (question.type === 'Lists') return answer.every((list) => Array.isArray(list)) && allowedLists(question.answers, answer as number[][]);
  if (!flat(answer)) return false;
  if (question.type === 'NonHomomorphic') {
    const integers = answer.length === integersOf(question) && answer.every((i) => Number.isInteger(i) && i >= 0 && i <= 255);
    return integers && (question.preferences === null || isOrder(answer, question.answers.length));
  }
  const { answers, blank, min, max } = question;
  const rest = blank ? answer.slice(1) : answer;
  if (rest.length !== answers.length || !bits(answer)) return false;
  // A proof is made for each number up to the most, so it must not be out of all proportion.
  if (max > BigInt(answers.length)) return false;
  if (blank && answer[0] === 1) return sum(rest) === 0;
  return BigInt(sum(rest)) >= min && BigInt(sum(rest)) <= max;
}

/** Numbers of candidates, each once, and zeros only at the end (section 17). */
function isOrder(answer: readonly number[], candidates: number): boolean {
  const end = answer.indexOf(0);
  const placed = end < 0 ? answer : answer.slice(0, end);
  const empty = answer.slice(placed.length).every((i) => i === 0);
  return empty && new Set(placed).size === placed.length && placed.every((i) => i <= candidates);
}

function allowedLists(names: readonly (readonly string[])[], lists: readonly (readonly number[])[]): boolean {
  const shape = lists.length === names.length && lists.every((list, i) => list.length === names[i]?.length && bits(list));
  const chosen = lists.filter((list) => list[0] === 1);
  return shape && chosen.length === 1 && sum(chosen[0] ?? []) > 1 && lists.every((list) => list[0] === 1 || sum(list) === 0);
}
