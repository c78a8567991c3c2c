// One question on the page: answers to choose from, or an order made with buttons or with numbers.

import { el, quoted, type Child } from '../web/dom.ts';
import { button, type Problem, type Shell } from '../web/shell.ts';
import type { Homomorphic, Ranking } from '../election.ts';
import { fromNumbers, places, problem, single, type Choices, type Order } from './draft.ts';
import * as words from './words.ts';

/** A question on the page. `read` takes what stands there into the draft and says what is wrong with it. */
export interface Form { parts: Child[]; form: HTMLElement; read(): Problem[] }

/** The answers of a question to choose from, none of them preselected. */
export function choosing(question: Homomorphic, draft: Choices, changed: () => void): Form {
  const one = single(question);
  const inputs: HTMLInputElement[] = [];
  const choice = (label: Child, on: boolean, more: Record<string, string> = {}): HTMLElement => {
    const id = `answer-${inputs.length}`;
    const input = el('input', { type: one ? 'radio' : 'checkbox', name: 'answer', id, autocomplete: 'off', ...more });
    input.checked = on;
    inputs.push(input);
    return el('div', { class: 'choice' }, input, el('label', { for: id }, label));
  };
  const rows = question.answers.map((answer, i) => choice(quoted(answer), draft.chosen.has(i)));
  const none = one && question.min === 0n ? choice(words.question.none, false) : null;
  const noneInput = none ? inputs.at(-1) : undefined;
  const blank = question.blank ? choice(words.question.blank, draft.blank) : null;
  const blankInput = blank ? inputs.at(-1) : undefined;
  const count = one ? null : el('p', { class: 'quiet', role: 'status' }, words.chosenSo(draft.chosen.size));
  const take = () => {
    draft.blank = blankInput?.checked ?? false;
    draft.chosen = new Set(question.answers.flatMap((_, i) => (inputs[i]?.checked ? [i] : [])));
    if (count) count.textContent = words.chosenSo(draft.chosen.size);
  };
  const form = el('fieldset', { class: 'field' },
    el('legend', {}, words.howToChoose(question)), ...rows, none, blank);
  form.addEventListener('change', ({ target }) => {
    // A blank vote and an answer take each other away.
    if (!one && target === blankInput && blankInput?.checked) inputs.forEach((input) => { input.checked = input === blankInput; });
    else if (!one && blankInput && target !== blankInput) blankInput.checked = false;
    take();
    changed();
  });
  return {
    parts: [form, count], form,
    read() {
      take();
      const wrong = problem(question, draft);
      const open = one && draft.chosen.size === 0 && !draft.blank && !noneInput?.checked && question.min === 0n;
      if (open) return [{ field: 'answer-0', text: words.choiceProblem(question, { wrong: 'nothing', chosen: 0 }) }];
      return wrong ? [{ field: 'answer-0', text: words.choiceProblem(question, wrong) }] : [];
    },
  };
}

/** An order, made with buttons; numbers are an equal way. */
export function ranking(question: Ranking, draft: Order, shell: Shell, changed: () => void): Form {
  const most = places(question);
  const form = el('div', {});
  const name = (i: number): string => question.answers[i] ?? '';
  let typed: HTMLInputElement[] | null = null;
  let switched: () => void = () => {};

  const act = (label: string, i: number, id: string, run: () => void, off = false): HTMLButtonElement => {
    const made = button(label, run, 'button second');
    made.setAttribute('aria-label', `${label}: ${name(i)}`);
    made.id = id;
    made.disabled = off;
    return made;
  };
  const focus = (...ids: string[]) => {
    const all = ids.map((id) => document.getElementById(id)).filter((one): one is HTMLButtonElement => one !== null);
    (all.find((one) => !one.disabled) ?? form.querySelector('h2'))?.focus();
  };
  const move = (from: number, to: number, first: 'up' | 'down') => {
    const [i] = draft.placed.splice(from, 1) as [number];
    draft.placed.splice(to, 0, i);
    drawn();
    focus(`${first}-${i}`, first === 'up' ? `down-${i}` : `up-${i}`);
    shell.say(words.rank.moved(name(i), to + 1, draft.placed.length));
    changed();
  };
  const remove = (at: number) => {
    const [i] = draft.placed.splice(at, 1) as [number];
    drawn();
    focus(`place-${i}`);
    shell.say(words.rank.removed(name(i)));
    changed();
  };
  const place = (i: number) => {
    const rest = draft.lot.filter((each) => !draft.placed.includes(each));
    const next = rest[rest.indexOf(i) + 1] ?? rest[rest.indexOf(i) - 1];
    draft.placed.push(i);
    drawn();
    focus(`place-${next ?? -1}`, `up-${i}`, `remove-${i}`);
    shell.say(words.rank.moved(name(i), draft.placed.length, draft.placed.length));
    changed();
  };
  const byButtons = (): Child[] => {
    const { placed } = draft;
    const rest = draft.lot.filter((i) => !placed.includes(i));
    const full = placed.length >= most;
    const order = placed.map((i, at) => el('li', { class: 'in' },
      el('span', { class: 'place' }, words.ordinal(at + 1)), el('span', { class: 'who' }, quoted(name(i))),
      el('span', { class: 'moves' },
        act(words.rank.up, i, `up-${i}`, () => move(at, at - 1, 'up'), at === 0),
        act(words.rank.down, i, `down-${i}`, () => move(at, at + 1, 'down'), at === placed.length - 1),
        act(words.rank.remove, i, `remove-${i}`, () => remove(at)))));
    const others = rest.map((i) => el('li', { class: 'add' }, el('span', { class: 'who' }, quoted(name(i))),
      full ? null : act(words.rank.place(placed.length + 1), i, `place-${i}`, () => place(i))));
    const heading = (text: string, id: string) => el('h2', { id, tabindex: '-1' }, text);
    return [
      el('section', { 'aria-labelledby': 'order' }, heading(words.rank.order, 'order'),
        placed.length === 0 ? el('p', { class: 'quiet' }, words.rank.nobody) : el('ol', { class: 'rank', role: 'list' }, ...order)),
      rest.length === 0 ? null : el('section', { 'aria-labelledby': 'rest' }, heading(words.rank.rest, 'rest'),
        el('p', { class: 'hint' }, full ? words.rank.full(most) : words.rank.lot), el('ul', { class: 'rank', role: 'list' }, ...others)),
      el('p', {}, words.rank.count(placed.length, rest.length)),
      button(words.rank.numbers, () => { switched = byNumbersNow; switched(); }, 'link'),
    ];
  };
  const byNumbers = (): Child[] => {
    typed = question.answers.map((_, i) => {
      const at = draft.placed.indexOf(i);
      const input = el('input', { id: `number-${i}`, inputmode: 'numeric', autocomplete: 'off', maxlength: '3', 'aria-label': `${words.rank.number}: ${name(i)}` });
      input.value = at < 0 ? '' : String(at + 1);
      input.addEventListener('input', changed);
      return input;
    });
    const rows = draft.lot.map((i) => el('li', { class: 'number field' }, el('label', { class: 'who', for: `number-${i}` }, quoted(name(i))), typed?.[i] ?? null));
    return [
      el('p', { id: 'numbers', class: 'hint' }, words.rank.numbersHow),
      el('ul', { class: 'rank', role: 'list' }, ...rows),
      button(words.rank.buttons, () => {
        const wrong = read();
        shell.problems(form, wrong);
        if (wrong.length > 0) return;
        typed = null;
        drawn();
        focus('order');
      }, 'link'),
    ];
  };
  const drawn = () => form.replaceChildren(...byButtons().filter((part) => part !== null));
  const byNumbersNow = () => {
    form.replaceChildren(...byNumbers().filter((part) => part !== null));
    typed?.[draft.lot[0] ?? 0]?.focus();
  };
  const read = (): Problem[] => {
    if (!typed) return [];
    const found = fromNumbers(typed.map((input) => input.value), most);
    if (!('placed' in found)) return [{ field: `number-${found.field}`, text: words.numberProblem(question, found) }];
    draft.placed = found.placed;
    return [];
  };
  drawn();
  return { parts: [form], form, read };
}
