// The answer: one sentence first, then every check, then the result, then a place to look for a ballot.

import type { Verdict } from '../verify.ts';
import { el, quoted } from '../web/dom.ts';
import { results } from './results.ts';
import { ballotFound, first, found, lines, meaning, notes, number, second, STATES, type Line, type State } from './words.ts';

const TAGS: Record<State, string> = { passed: 'tag done', failed: 'tag stop', skipped: 'tag', later: 'tag' };
/** So many failures of one kind are shown. */
const SHOWN = 20;

function check({ state, title, sentence, failures }: Line): HTMLElement {
  const shown = failures.slice(0, SHOWN).map((failure) => el('li', {}, el('p', {}, meaning(failure.check)), el('p', { class: 'small' }, found(failure))));
  const more = failures.length > SHOWN ? el('p', {}, `${number(failures.length - SHOWN)} more of this kind were found.`) : null;
  return el('li', {},
    el('div', { class: 'check' }, el('h3', {}, title), el('span', { class: TAGS[state] }, STATES[state])),
    sentence ? el('p', {}, sentence) : null,
    shown.length > 0 ? el('ul', { class: 'found' }, ...shown) : null, more);
}

function facts(verdict: Verdict, fileName: string): HTMLElement {
  const row = (term: string, ...value: (Node | string)[]) => el('div', {}, el('dt', {}, term), el('dd', {}, ...value));
  return el('dl', { class: 'facts' },
    verdict.election ? row('Election', quoted(verdict.election.name)) : null,
    row('File', quoted(fileName)),
    verdict.protocol ? row('Protocol', `Belenios, version ${verdict.protocol}`) : null,
    verdict.head ? row('Last step', el('code', {}, verdict.head), el('p', { class: 'quiet small' }, 'This stands for the whole record. Keep it, and compare it with what others see.')) : null);
}

/** Looks for a ballot by its tracking number. */
function search(verdict: Verdict): HTMLElement {
  const input = el('input', { id: 'tracker', class: 'tracker', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': 'tracker-hint' });
  const answer = el('p', { role: 'status', class: 'answer' });
  const form = el('form', {},
    el('div', { class: 'field' },
      el('label', { for: 'tracker' }, 'Your tracking number'),
      el('p', { id: 'tracker-hint', class: 'hint' }, 'You got it when you cast your ballot. It never shows how you voted.'),
      input),
    el('div', { class: 'acts' }, el('button', { class: 'button second' }, 'Look for my ballot')), answer);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer.textContent = ballotFound(verdict, input.value);
  });
  return el('section', { 'aria-labelledby': 'mine' }, el('h2', { id: 'mine' }, 'Is my ballot in it?'), form);
}

/** Shows the answer in place of what stood there, and moves the reader to it. */
export function show(verdict: Verdict, fileName: string, place: HTMLElement): void {
  const title = el('h2', { id: 'verdict', tabindex: '-1' }, first(verdict));
  const card = el('div', { class: verdict.valid ? 'card good' : 'card stop' }, title, el('p', { class: 'lead' }, second(verdict)), facts(verdict, fileName));
  const told = notes(verdict).map((note) => el('div', { class: 'note turn' }, el('p', {}, note)));
  const checks = el('section', { 'aria-labelledby': 'checks' }, el('h2', { id: 'checks' }, 'What was checked'), el('ol', { class: 'rows checks' }, ...lines(verdict).map(check)));
  place.replaceChildren(card, ...told, checks, ...[results(verdict)].filter((part) => part !== null), ...(verdict.board.length > 0 ? [search(verdict)] : []));
  title.focus();
}
