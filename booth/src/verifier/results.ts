// The result in tables.

import type { Homomorphic, Lists, Question, Ranking } from '../election.ts';
import type { Verdict } from '../verify.ts';
import { el, quoted, type Child } from '../web/dom.ts';
import { number } from './words.ts';

/** So many different rankings are shown; the record has all. */
const SHOWN = 50;

function table(caption: string, heads: readonly string[], rows: readonly (readonly [Child, string])[]): HTMLElement {
  const head = heads.map((text, i) => el('th', i ? { scope: 'col', class: 'figure' } : { scope: 'col' }, text));
  const body = rows.map(([name, figure]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', { class: 'figure' }, figure)));
  return el('table', {}, el('caption', {}, caption), el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...body));
}

function sums({ answers, blank }: Homomorphic, figures: readonly bigint[]): HTMLElement {
  const rows = answers.map((answer, i): [Child, string] => [quoted(answer), number(figures[i + Number(blank)] ?? 0n)]);
  if (blank) rows.push(['Blank', number(figures[0] ?? 0n)]);
  return table('Votes for each answer', ['Answer', 'Votes'], rows);
}

function lists({ answers }: Lists, figures: readonly (readonly bigint[])[]): HTMLElement {
  const rows = answers.flatMap((list, i) => list.map((name, k): [Child, string] =>
    [el('span', k ? { class: 'candidate' } : {}, quoted(name)), number(figures[i]?.[k] ?? 0n)]));
  return table('Votes for each list and its candidates', ['List or candidate', 'Votes'], rows);
}

/** A ranking in words: the names by their places. */
function inWords({ answers, preferences }: Ranking, row: readonly bigint[]): Child {
  const places = preferences === null
    ? answers.map((name, i) => ({ name, place: Number(row[i] ?? 0n) })).filter(({ place }) => place > 0)
    : row.flatMap((candidate, i) => (candidate > 0n ? [{ name: answers[Number(candidate) - 1] ?? `number ${candidate}`, place: i + 1 }] : []));
  if (places.length === 0) return 'Nobody ranked';
  places.sort((a, b) => a.place - b.place);
  return el('span', {}, ...places.flatMap(({ name, place }, i) => [i ? ', ' : '', `${place} `, quoted(name)]));
}

function rankings(question: Ranking, rows: readonly (readonly bigint[])[]): HTMLElement {
  const all = new Map<string, { row: readonly bigint[]; count: number }>();
  for (const row of rows) {
    const same = all.get(row.join()) ?? { row, count: 0 };
    same.count += 1;
    all.set(row.join(), same);
  }
  const sorted = [...all.values()].sort((a, b) => b.count - a.count);
  const made = table('How often each ranking was given', ['Ranking', 'Ballots'], sorted.slice(0, SHOWN).map(({ row, count }) => [inWords(question, row), number(count)]));
  const more = sorted.length > SHOWN ? el('p', { class: 'quiet' }, `${number(sorted.length - SHOWN)} more rankings were given less often or as often. The record has all of them.`) : null;
  return el('div', {}, made, more);
}

function answersOf(question: Question, figures: Verdict['result'] extends (infer R)[] | null ? R | undefined : never): HTMLElement {
  if (question.type === 'Homomorphic') return sums(question, (figures ?? []) as bigint[]);
  if (question.type === 'Lists') return lists(question, (figures ?? []) as bigint[][]);
  return rankings(question, (figures ?? []) as bigint[][]);
}

/** The result of each question; nothing if there is none. */
export function results({ election, result }: Verdict): HTMLElement | null {
  if (!election || !result) return null;
  const ranked = election.questions.some(({ type }) => type === 'NonHomomorphic');
  const note = ranked ? el('p', {}, 'Rankings stand here as they were opened. Who is elected follows from them by the rule of the election. This page does not work that out; the program ', el('code', {}, 'omov-verify'), ' does.') : null;
  return el('section', { 'aria-labelledby': 'result' }, el('h2', { id: 'result' }, 'The result'), note, ...election.questions.map((question, i) =>
    el('div', { class: 'card' }, el('h3', {}, quoted(question.question)), answersOf(question, result[i]))));
}
