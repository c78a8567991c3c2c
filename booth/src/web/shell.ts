// One page with steps: a heading that takes the focus at each step, a quiet voice for what goes on, and one summary for what is wrong.

import { el, type Child } from './dom.ts';

export interface Problem { field: string; text: string }

export class Shell {
  readonly #title: string;
  readonly #page: HTMLElement;
  readonly #status: HTMLElement;

  constructor(readonly errors: { heading: string; title: (title: string) => string }) {
    const at = (id: string) => document.getElementById(id) as HTMLElement;
    [this.#page, this.#status, this.#title] = [at('page'), at('status'), document.title];
  }

  /** Shows a step in place of the one before and takes the reader to its heading. */
  show(...parts: Child[]): void {
    document.title = this.#title;
    this.say('');
    this.#page.replaceChildren(...parts.filter((part) => part !== null));
    const heading = this.#page.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }

  /** Tells those who listen what happened, without moving them. */
  say(text: string): void {
    this.#status.textContent = text;
  }

  /** Says all that is wrong at once, above the form and at each field; the fields keep what was typed. */
  problems(form: HTMLElement, problems: readonly Problem[]): void {
    this.#page.querySelectorAll('.summary, .field > .error').forEach((old) => old.remove());
    this.#page.querySelectorAll('.field.wrong').forEach((field) => field.classList.remove('wrong'));
    this.#page.querySelectorAll('[aria-invalid]').forEach((input) => { input.removeAttribute('aria-invalid'); });
    if (problems.length === 0) return;
    document.title = this.errors.title(this.#title);
    for (const { field, text } of problems) {
      const input = document.getElementById(field);
      const box = input?.closest('.field');
      if (!input || !box) continue;
      input.setAttribute('aria-invalid', 'true');
      box.classList.add('wrong');
      const error = el('p', { class: 'error', id: `${field}-error` }, text);
      const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== error.id);
      input.setAttribute('aria-describedby', [error.id, ...described].join(' '));
      if (box.firstElementChild) box.firstElementChild.after(error);
    }
    const lines = problems.map(({ field, text }) => {
      const link = el('a', { href: `#${field}` }, text);
      // The address stays as it is: it is no place for anything of a ballot.
      link.addEventListener('click', (event) => {
        event.preventDefault();
        document.getElementById(field)?.focus();
      });
      return el('li', {}, link);
    });
    const heading = el('h2', { tabindex: '-1' }, this.errors.heading);
    form.before(el('div', { class: 'summary' }, heading, el('ul', {}, ...lines)));
    heading.focus();
  }
}

export const button = (text: Child, act: () => void, kind = 'button'): HTMLButtonElement => {
  const made = el('button', { type: 'button', class: kind }, text);
  made.addEventListener('click', act);
  return made;
};

export const acts = (...all: Child[]): HTMLElement => el('div', { class: 'acts' }, ...all);
export const card = (kind: string, ...parts: Child[]): HTMLElement => el('div', { class: `card ${kind}`.trim() }, ...parts);
export const p = (text: Child, kind = ''): HTMLElement => el('p', kind ? { class: kind } : {}, text);
export const title = (tag: string | null, heading: Child, ...more: Child[]): HTMLElement =>
  el('div', { class: 'title' }, tag === null ? null : el('span', { class: 'tag' }, tag), el('h1', {}, heading), ...more);
export const facts = (rows: readonly (readonly [string, Child])[]): HTMLElement =>
  el('dl', { class: 'facts' }, ...rows.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));

/** A sum that is done elsewhere and tells how far it is. */
export function progress(label: string): { part: HTMLElement; at(done: number, of: number): void } {
  const bar = el('progress', { 'aria-labelledby': 'doing' });
  return {
    part: card('', el('p', { id: 'doing' }, label), bar),
    at(done, of) { [bar.max, bar.value] = [Math.max(of, 1), done]; },
  };
}

/** Lets the reader keep a text as a file. Nothing is sent. */
export function save(name: string, text: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = el('a', { href: url, download: name, hidden: '' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
