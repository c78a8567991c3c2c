// A trustee's way: who has to do what, and this trustee's own step. The secret is on this page only while a step is at work with it, and goes to nobody.

import { deviceRandom } from '../secret.ts';
import { readDraft, Stop } from '../trustee/draft.ts';
import { newSeed } from '../trustee/seed.ts';
import { readStock } from '../trustee/stock.ts';
import { lineOf } from '../trustee/steps.ts';
import { el, quoted, type Child } from '../web/dom.ts';
import { bytes, get, post } from '../web/server.ts';
import { acts, button, card, facts as table, p, progress, save, Shell, title, type Problem } from '../web/shell.ts';
import { readFacts, type Facts } from './facts.ts';
import { held, type Held } from './holder.ts';
import { atWork, type Outcome, type Task } from './talk.ts';
import * as words from './words.ts';

/** A task without what it is for. */
type Step = Task extends infer T ? T extends Task ? Omit<T, 'draft' | 'stock' | 'key'> : never : never;
type Round = 'certificate' | 'polynomial' | 'key' | 'rehearsal' | 'shuffle' | 'decryption';

const line = (heading: string, hash: string): HTMLElement => card('', el('h2', {}, heading), el('p', { class: 'line' }, ...(hash.match(/.{4}/g) ?? []).map((part) => el('span', {}, part))), p(words.compare));
const tick = (id: string, text: string): HTMLElement =>
  el('div', { class: 'field' }, el('div', { class: 'choice' }, el('input', { type: 'checkbox', id, autocomplete: 'off' }), el('label', { for: id }, text)));
const ticked = (id: string): boolean => (document.getElementById(id) as HTMLInputElement).checked;

export class Ceremony {
  readonly #shell = new Shell(words.errors);
  #facts!: Facts;
  /** The hash of what the trustees agree to: the draft, or the text of the stock. */
  #agreed = '';
  /** Something would be lost by leaving: a secret that was made and not sent. */
  #open = false;

  constructor(readonly script: string) {
    addEventListener('beforeunload', (event) => {
      if (!this.#open) return;
      event.preventDefault();
      event.returnValue = '';
    });
    addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  }

  async open(): Promise<void> {
    this.#shell.show(title(null, words.opening.doing));
    const told = await get('facts', readFacts);
    const no = (...why: string[]) => this.#shell.show(title(null, words.opening.heading, ...why.map((text) => p(text, 'lead'))), acts(button(words.opening.again, () => void this.open())));
    if (told.kind === 'refused') return no(told.said.said, told.said.todo);
    if (told.kind !== 'done') return no(words.opening[told.kind]);
    if (!globalThis.crypto?.subtle) return no(words.opening.insecure);
    this.#facts = told.value;
    const { draft, stock, back } = told.value;
    const link = document.getElementById('leave') as HTMLAnchorElement;
    [link.textContent, link.href, link.hidden] = [words.leave, back, false];
    try {
      this.#agreed = (stock === null ? readDraft(draft) : readStock(stock)).hash;
    } catch (why) {
      if (!(why instanceof Stop)) throw why;
      return no(words.opening.draft(why.message));
    }
    this.#step();
  }

  get #me(): string { return this.#facts.names[this.#facts.me - 1] ?? ''; }

  #others(): HTMLElement {
    const { names, me, waiting_for: waiting, certificates, polynomials, keys, rehearsals } = this.#facts;
    const rows = names.map((name, i): [string, Child] => {
      const { parts: called } = words.who;
      const there = [certificates[i] && called.certificate, polynomials[i] && called.polynomial, keys[i] && called.key, rehearsals[i] && called.rehearsal];
      const parts = there.filter((part) => Boolean(part)) as string[];
      return [i + 1 === me ? words.who.you(name) : name, parts.length > 0 ? words.who.has(parts) : words.who.none];
    });
    return el('section', { 'aria-labelledby': 'who' }, el('h2', { id: 'who' }, words.who.heading), p(words.who.waiting(waiting)), card('', table(rows)));
  }

  #step(): void {
    const { step, title: name, movement, names, needed, stock } = this.#facts;
    const { heading, lead } = { ...words.steps[step], ...(stock === null ? {} : words.stock[step]) };
    const mine = step !== 'wait' && step !== 'done';
    const top = title(mine ? words.turn : null, heading, p(lead, 'lead'), el('p', {}, quoted(name), ', ', quoted(movement), '. ', words.who.lead(names.length, needed)),
      this.#facts.key === null ? null : p(words.usedKey(this.#facts.key)));
    if (step === 'wait' || step === 'done') {
      this.#shell.show(top, acts(button(words.steps.wait.again, () => void this.open(), step === 'wait' ? 'button' : 'button second')), this.#others());
      return;
    }
    if (step === 'certificate') {
      const { act, have, use } = words.steps.certificate;
      const heading = stock === null ? words.steps.certificate.line : words.stock.line;
      this.#shell.show(top, line(heading, this.#agreed), acts(button(act, () => this.#newSecret())),
        el('details', {}, el('summary', {}, have), this.#file(use, (secret) => void this.#certificate(secret.seed))), this.#others());
      return;
    }
    const { act } = { ...words.steps[step], ...(stock === null ? {} : words.stock[step]) };
    const start = (secret: Held) => void this.#begin(step, secret);
    this.#shell.show(top, step === 'polynomial' ? line(words.steps.polynomial.line, lineOf(this.#all('certificates'))) : null,
      this.#file(act, start), p(stock === null ? words.secret.lost : words.stock.lost, 'quiet'), this.#others());
  }

  #all(what: 'certificates' | 'polynomials'): string[] {
    return this.#facts[what].map((text) => (text ?? '').replace(/[\r\n]+$/, ''));
  }

  /** Asks for the secret file; what it holds stays here. */
  #file(act: string, then: (secret: Held) => void): HTMLElement {
    const input = el('input', { type: 'file', id: 'secret', 'aria-describedby': 'secret-hint' });
    const form = el('form', { novalidate: '' },
      el('div', { class: 'field' }, el('label', { for: 'secret' }, words.secret.label), el('p', { id: 'secret-hint', class: 'hint' }, words.secret.hint), input),
      acts(el('button', { class: 'button' }, act)));
    const read = async (): Promise<Held | Problem> => {
      const wrong = (text: string): Problem => ({ field: 'secret', text });
      const [file] = input.files ?? [];
      if (!file) return wrong(words.secret.missing);
      try {
        const secret = held(await file.text(), this.#facts);
        return secret.trustee === this.#facts.me ? secret : wrong(words.secret.other(this.#me));
      } catch (why) {
        return wrong(why instanceof Stop ? `${words.capital(why.message)}.` : words.secret.missing);
      }
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void read().then((found) => {
        this.#shell.problems(form, 'field' in found ? [found] : []);
        if (!('field' in found)) then(found);
      });
    });
    return form;
  }

  #newSecret(): void {
    const seed = newSeed(deviceRandom);
    // Paper alone would not say which of the keys have opened, so there is none.
    if (this.#facts.stock !== null) {
      void this.#certificate(seed);
      return;
    }
    this.#open = true;
    const { shown, shownLead, written, notWritten } = words.steps.certificate;
    const form = el('div', {}, tick('written', written), acts(button(words.steps.certificate.goOn, () => {
      const there = ticked('written');
      this.#shell.problems(form, there ? [] : [{ field: 'written', text: notWritten }]);
      if (there) void this.#certificate(seed);
    })));
    this.#shell.show(title(null, shown, p(shownLead, 'lead')),
      el('div', { class: 'card secret' }, el('p', { class: 'line' }, ...(seed.match(/.{1,4}/g) ?? []).map((part) => el('span', {}, part)))), form);
  }

  /** Does a step, for one election or for a stock of keys. */
  async #work(step: Step): Promise<Outcome> {
    const { draft, stock, key } = this.#facts;
    const task = { ...step, ...(stock === null ? { draft } : { stock, key }) } as Task;
    const bar = progress(words.work.doing);
    this.#shell.show(title(null, words.work.doing), bar.part);
    let said = 0;
    return atWork(this.script, task, (text, at, of) => {
      bar.at(at, of);
      const label = bar.part.querySelector('p');
      if (label) label.textContent = text;
      if (Date.now() - said < 10_000) return;
      said = Date.now();
      this.#shell.say(text);
    });
  }

  #stopped(outcome: Outcome): void {
    const why = outcome.kind === 'complaint' ? [words.stopped.complaint(this.#facts.names[outcome.member - 1] ?? String(outcome.member), outcome.reason), words.stopped.complaintDo]
      : outcome.kind === 'stopped' ? [`${words.capital(outcome.why)}.`, words.stopped.nothing] : [words.stopped.broken];
    this.#shell.show(title(null, words.stopped.heading), card('stop', ...why.map((text) => p(text))), acts(button(words.stopped.back, () => void this.open())));
  }

  async #certificate(seed: string): Promise<void> {
    const outcome = await this.#work({ kind: 'certificate', me: this.#facts.me, seed });
    if (outcome.kind === 'made') this.#keep('certificate', outcome);
    else this.#stopped(outcome);
  }

  async #begin(step: 'polynomial' | 'key' | 'rehearsal' | 'check' | 'shuffle' | 'decryption', { text, settled }: Held): Promise<void> {
    const certificates = this.#all('certificates');
    if (step === 'polynomial' || step === 'key' || step === 'rehearsal') {
      const task: Step = step === 'polynomial' ? { kind: step, secret: text, certificates }
        : { kind: step, secret: text, certificates, polynomials: this.#all('polynomials') };
      const outcome = await this.#work(task);
      if (outcome.kind !== 'made') this.#stopped(outcome);
      // The test ballot leaves nothing to remember, so there is no file to save.
      else if (step === 'rehearsal') await this.#send(step, outcome.message);
      else this.#keep(step, outcome);
      return;
    }
    const record = this.#facts.record === null ? null : await bytes(this.#facts.record);
    if (!record) {
      this.#stopped({ kind: 'stopped', why: words.stopped.record.replace(/\.$/, '') });
      return;
    }
    // What was opened before is handed out again, if it is for the same; nothing new is opened.
    const before = step === 'decryption' ? settled : undefined;
    const task: Step = before ? { kind: 'decryption', secret: text, record, agreed: before }
      : { kind: step === 'decryption' ? 'agreement' : step, secret: text, record };
    const outcome = await this.#work(task);
    if (outcome.kind === 'made') this.#keep(step as Round, outcome);
    else if (outcome.kind === 'checked') this.#checked(outcome);
    else if (outcome.kind === 'agree') this.#agree(outcome, text, record);
    else this.#stopped(outcome);
  }

  #checked({ line: hash, voters, secret }: Extract<Outcome, { kind: 'checked' }>): void {
    const { right, voters: may, line: heading } = words.steps.check;
    this.#shell.show(title(null, right, p(may(voters), 'lead')), line(heading, hash), p(words.keep.seen),
      acts(button(words.keep.save, () => this.#save(secret)), button(words.stopped.back, () => void this.open(), 'button second')));
  }

  #agree({ line: hash, counted, voters }: Extract<Outcome, { kind: 'agree' }>, secret: string, record: Uint8Array): void {
    const { agree, line: heading, counts, why, agreed, notAgreed, open, once } = words.steps.decryption;
    const form = el('div', {}, tick('agreed', agreed), acts(button(open, () => {
      const there = ticked('agreed');
      this.#shell.problems(form, there ? [] : [{ field: 'agreed', text: notAgreed }]);
      if (!there) return;
      void this.#work({ kind: 'decryption', secret, record, agreed: hash }).then((outcome) => {
        if (outcome.kind === 'made') this.#keep('decryption', outcome);
        else this.#stopped(outcome);
      });
    })));
    this.#shell.show(title(null, agree, p(counts(counted, voters), 'lead')), line(heading, hash), p(why), p(this.#facts.stock === null ? once : words.stock.once), form);
  }

  #save(secret: string): void {
    save((this.#facts.stock === null ? words.keep : words.stock).fileName(this.#facts.me), secret, 'application/json');
    this.#shell.say(words.keep.saved);
  }

  /** What a step remembers is saved before its part is handed out. */
  #keep(round: Round, { message, secret }: { message: string; secret: string }): void {
    this.#open = true;
    let saved = false;
    const form = el('div', {}, el('div', { class: 'field' }, acts(
      Object.assign(button(words.keep.save, () => { this.#save(secret); saved = true; }), { id: 'save' }),
      button(words.keep.send, () => {
        this.#shell.problems(form, saved ? [] : [{ field: 'save', text: words.keep.unsaved }]);
        if (saved) void this.#send(round, message);
      }, 'button second'))));
    this.#shell.show(title(null, words.keep.heading, p(round !== 'certificate' ? words.keep.text : this.#facts.stock === null ? words.keep.first : words.stock.first, 'lead')), form);
  }

  async #send(kind: Round, message: string): Promise<void> {
    this.#shell.show(title(null, words.sending.heading), progress(words.work.doing).part);
    const told = await post('send', { _token: this.#facts.token, kind, message }, () => true);
    const again = button(words.sending.again, () => {
      void get('facts', readFacts).then((fresh) => {
        if (fresh.kind === 'done') this.#facts = { ...this.#facts, token: fresh.value.token };
        return this.#send(kind, message);
      });
    });
    if (told.kind === 'done') {
      this.#open = false;
      this.#shell.show(title(null, words.sending.sent), acts(button(words.sending.next, () => void this.open())));
    } else if (told.kind === 'refused') {
      this.#shell.show(title(null, words.sending.refused, p(told.said.said, 'lead')), el('div', { class: 'note turn' }, p(told.said.todo)), acts(again, button(words.stopped.back, () => void this.open(), 'button second')));
    } else this.#shell.show(title(null, words.sending.unknown, p(words.sending.unknownDo, 'lead')), acts(again));
  }
}
