// The way through the booth. What was chosen, the code and what opens a ballot stand in the fields of this class and nowhere else: not in the
// address, the title, the browser's storage or its history.

import type { Answer } from '../answers.ts';
import { utf8 } from '../bytes.ts';
import { Refused } from '../check.ts';
import { readCode } from '../code.ts';
import { readElection, type Election } from '../election.ts';
import type { Key } from '../seal.ts';
import { el, quoted, type Child } from '../web/dom.ts';
import { get, post, type Answer as Told } from '../web/server.ts';
import { acts, button, card, facts as table, p, progress, save, Shell, title, type Problem } from '../web/shell.ts';
import { answerOf, asked, begun, said, type Asked, type Draft } from './draft.ts';
import { readFacts, readReceipt, type Facts, type Receipt } from './facts.ts';
import { Sitting } from './papers.ts';
import { choosing, ranking, type Form } from './questions.ts';
import { numberParts, qr } from './receipt.ts';
import { Sealer } from './talk.ts';
import * as words from './words.ts';

type Step = 0 | 1 | 2 | 3 | 4;

/** A random number below n, each as likely as the others. */
function below(n: number): number {
  const limit = 2 ** 32 - (2 ** 32 % n);
  const [drawn] = [new Uint32Array(1)];
  do crypto.getRandomValues(drawn); while ((drawn[0] as number) >= limit);
  return (drawn[0] as number) % n;
}

/** However long a house says, it is asked again after so many seconds. */
const LONGEST_WAIT = 600;

const pause = (seconds: number): Promise<void> => new Promise((then) => { setTimeout(then, 1000 * seconds); });

export class Booth {
  readonly #shell = new Shell(words.errors);
  readonly #sealer: Sealer;
  #facts!: Facts;
  #election!: Election;
  #questions: Asked[] = [];
  #drafts: Draft[] = [];
  #code: string | null = null;
  #linkWrong = false;
  /** Where two officers seal what papers say. */
  #sitting: Sitting | null = null;
  #sealed: { ballot: string; tracker: string; key: Key; answers: readonly Answer[] } | null = null;
  /** Whether an attempt to cast what is sealed ended so that the house may have it. */
  #unsure = false;
  /** Whether something would be lost by leaving. */
  #unsent = false;

  constructor(script: string, fragment: string) {
    this.#sealer = new Sealer(script);
    this.fragment(fragment);
    addEventListener('beforeunload', (event) => {
      if (!this.#unsent) return;
      event.preventDefault();
      // Some browsers ask only for this.
      event.returnValue = '';
    });
    // A page that the browser kept whole would show the ballot to whoever presses “back”.
    addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  }

  /** Takes the code out of what stood behind the # of the link. */
  fragment(text: string): void {
    if (text === '') return;
    let plain = text.replace(/^#/, '').replace(/^code=/, '');
    try { plain = decodeURIComponent(plain); } catch { /* It is looked at as it is. */ }
    const read = readCode(plain);
    if ('code' in read) this.#code = read.code;
    this.#linkWrong = !('code' in read);
  }

  async open(): Promise<void> {
    this.#steps(null);
    this.#shell.show(title(null, words.opening.doing));
    const told = await get('facts', readFacts);
    if (told.kind !== 'done') {
      const why = told.kind === 'refused' ? [told.said.said, told.said.todo] : [words.unopened[told.kind]];
      this.#shell.show(title(null, words.unopened.heading, ...why.map((text) => p(text, 'lead'))), acts(button(words.unopened.again, () => void this.open())));
      return;
    }
    this.#facts = told.value;
    this.#leave(words.leave.before);
    try {
      this.#election = readElection(utf8(told.value.election));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.#shell.show(title(null, words.unopened.heading, p(words.unopened.unreadable, 'lead')));
      return;
    }
    const { questions, frame } = this.#election;
    if (!questions.every(asked) || frame.version !== 2 || frame.group.name !== 'Ed25519') {
      this.#shell.show(title(null, words.unopened.heading, p(words.unopened.kind, 'lead')));
      return;
    }
    this.#questions = questions;
    this.#sitting = this.#facts.papers ? new Sitting(this.#election.uuid, this.#facts.papers) : null;
    this.start();
  }

  /** Another link to this booth was opened in the same tab. */
  arrive(fragment: string): void {
    if (fragment === '') return;
    this.fragment(fragment);
    if (this.#questions.length > 0) this.start();
  }

  #leave(text: string): void {
    const link = document.getElementById('leave') as HTMLAnchorElement;
    [link.textContent, link.href, link.hidden] = [text, this.#facts.back, false];
  }

  #steps(at: Step | null): void {
    const list = document.getElementById('steps') as HTMLElement;
    list.hidden = at === null;
    list.replaceChildren(...words.STEPS.map((name, i) => el('li',
      i === at ? { 'aria-current': 'step' } : at !== null && i < at ? { class: 'past' } : {}, `${i + 1}. ${name}`)));
  }

  #show(step: Step, ...parts: Child[]): void {
    this.#steps(step);
    this.#shell.show(...parts);
  }

  start(): void {
    if (this.#sitting) {
      this.#papers(this.#sitting);
      return;
    }
    if (this.#drafts.length === 0) this.#drafts = this.#questions.map((question) => begun(question, below));
    const { title: name, movement, closes, codes } = this.#facts;
    const intro = [
      title(null, el('span', {}, quoted(name)), p(quoted(movement), 'lead'), p(words.code.closes(closes)), p(words.code.questions(this.#questions.length))),
      card('', p(words.code.made[codes]), p(words.code.secrecy)),
    ];
    if (this.#code !== null) {
      this.#show(0, ...intro, el('div', { class: 'note' }, p(words.code.came)),
        acts(button(words.code.start, () => this.#question(0)), button(words.code.other, () => { this.#code = null; this.start(); }, 'button second')));
      return;
    }
    this.#show(0, ...intro, this.#linkWrong ? el('div', { class: 'note turn' }, p(words.code.linkWrong)) : null, this.#codeForm(() => this.#question(0)));
  }

  /** Before a paper: how many are left, and the halves, once for the sitting. */
  #papers(sitting: Sitting): void {
    if (!sitting.fresh) {
      void this.#paperSealed(sitting);
      return;
    }
    const { next, papers: { left, sealed, desk } } = sitting;
    [this.#code, this.#sealed, this.#drafts, this.#unsent] = [null, null, [], false];
    const done = el('a', { class: 'button second', href: desk }, words.papers.desk);
    const intro = [title(null, words.papers.heading, p(quoted(this.#facts.title), 'lead'), p(words.papers.counts(left, sealed)))];
    if (next === null) this.#show(0, ...intro, p(words.papers.none), acts(done));
    else if (sitting.begun) this.#show(0, ...intro, p(words.papers.mixed), acts(button(words.papers.start, () => this.#paper(next, false)), done));
    else this.#show(0, ...intro, p(words.papers.secret), this.#halvesForm(sitting, next));
  }

  #halvesForm(sitting: Sitting, next: number): HTMLElement {
    const fields = words.papers.halves.map((label, i) => {
      const input = el('input', { id: `half-${i + 1}`, class: 'code', type: 'password', autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false', 'aria-describedby': `half-${i + 1}-hint`, maxlength: '80' });
      return { input, field: el('div', { class: 'field' }, el('label', { for: input.id }, label), el('p', { id: `${input.id}-hint`, class: 'hint' }, words.code.hint), input) };
    });
    const form = el('form', { novalidate: '' }, ...fields.map(({ field }) => field), acts(el('button', { class: 'button' }, words.papers.start)));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const read = fields.map(({ input }) => readCode(input.value));
      const wrong = read.flatMap((one, i) => {
        const text = words.codeProblem(fields[i]?.input.value ?? '', one);
        return text ? [{ field: `half-${i + 1}`, text }] : [];
      });
      const [first, second] = read.map((one) => ('code' in one ? one.code : ''));
      if (wrong.length === 0 && !sitting.begin(first ?? '', second ?? '')) wrong.push({ field: 'half-1', text: words.papers.strangers });
      this.#shell.problems(form, wrong);
      if (wrong.length > 0) return;
      for (const { input } of fields) input.value = '';
      this.#paper(next, false);
    });
    return form;
  }

  /** The next paper, or the last one again, under its own code. Its answers stand in the order of the paper. */
  #paper(number: number, again: boolean): void {
    const sitting = this.#sitting;
    if (!sitting) return;
    [sitting.number, sitting.again] = [number, again];
    this.#drafts = this.#questions.map((question) => begun(question, (n) => n - 1));
    this.#code = sitting.code();
    this.#question(0);
  }

  /** The paper is sealed. What stood on it leaves the page; the halves stay for the next one. */
  async #paperSealed(sitting: Sitting): Promise<void> {
    [this.#unsent, this.#sealed, this.#code, this.#drafts] = [false, null, null, []];
    const told = await get('facts', readFacts);
    if (told.kind === 'done' && told.value.papers) {
      this.#facts = told.value;
      sitting.told(told.value.papers);
    }
    const { number, next, fresh, papers: { left, sealed, desk } } = sitting;
    // Without an answer nobody knows which number is next: under the last one the next paper would replace this one.
    const then = fresh ? next !== null && button(words.papers.next, () => this.#paper(next, false)) : button(words.papers.look, () => void this.#paperSealed(sitting));
    this.#show(4, title(null, words.papers.sealed(number), p(fresh ? words.papers.counts(left, sealed) : words.papers.unknown, 'lead')), p(words.papers.aside),
      acts(then || null,
        button(words.papers.again, () => this.#paper(number, true), 'button second'), el('a', { class: 'button second', href: desk }, words.papers.desk)));
  }

  #codeForm(then: () => void): HTMLElement {
    const input = el('input', { id: 'code', class: 'code', autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false', 'aria-describedby': 'code-hint', maxlength: '80' });
    const form = el('form', { novalidate: '' },
      el('div', { class: 'field' }, el('label', { for: 'code' }, words.code.label), el('p', { id: 'code-hint', class: 'hint' }, words.code.hint), input),
      acts(el('button', { class: 'button' }, words.code.start)));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const read = readCode(input.value);
      const wrong = words.codeProblem(input.value, read);
      this.#shell.problems(form, wrong ? [{ field: 'code', text: wrong }] : []);
      if (wrong || !('code' in read)) return;
      this.#code = read.code;
      input.value = '';
      then();
    });
    return form;
  }

  #question(i: number, single = false): void {
    const [question, draft, takes] = [this.#questions[i] as Asked, this.#drafts[i] as Draft, this.#facts.takes[i]];
    const changed = () => { this.#unsent = true; };
    let form: Form;
    let how: Child[] = [];
    if (question.type === 'Homomorphic' && draft.kind === 'choices') form = choosing(question, draft, changed);
    else if (question.type === 'NonHomomorphic' && draft.kind === 'order') {
      form = ranking(question, draft, this.#shell, changed);
      how = [p(words.rank.how(question)), p(words.rank.public, 'quiet')];
    } else return;
    const last = i === this.#questions.length - 1;
    const go = (then: () => void) => {
      const wrong: Problem[] = form.read();
      this.#shell.problems(form.form, wrong);
      if (wrong.length === 0) then();
    };
    const next = single || last ? () => this.#review() : () => this.#question(i + 1);
    this.#show(1,
      title(words.question.tag(i + 1, this.#questions.length), quoted(question.question), takes ? p(takes, 'lead') : null, ...how),
      ...form.parts,
      acts(button(single ? words.question.toCheck : last ? words.question.check : words.question.next, () => go(next)),
        single ? null : button(words.question.back, () => (i === 0 ? this.start() : this.#question(i - 1)), 'button second')));
  }

  /** An answer in words, read from the answer and not from the form. */
  #inWords(question: Asked, answer: Answer): Child[] {
    const { blank, names, left } = said(question, answer);
    if (blank) return [p(words.review.blank, 'said')];
    if (question.type === 'Homomorphic') {
      return names.length === 0 ? [p(words.review.none, 'said')] : [el('ul', { class: 'said' }, ...names.map((name) => el('li', {}, quoted(name))))];
    }
    if (names.length === 0) return [p(words.review.unplaced, 'said')];
    const order = names.map((name, i) => el('li', { class: 'in' }, el('span', { class: 'place' }, words.ordinal(i + 1)), el('span', { class: 'who' }, quoted(name))));
    return [el('ol', { class: 'rank', role: 'list' }, ...order), left > 0 ? p(words.review.left(left)) : null];
  }

  #review(): void {
    const answers = this.#answers();
    this.#unsent = true;
    const cards = this.#questions.map((question, i) => {
      const change = button(words.review.change, () => this.#question(i, true), 'button second');
      change.setAttribute('aria-label', words.review.changeOf(i + 1));
      return card('', el('h2', {}, quoted(question.question)), ...this.#inWords(question, answers[i] ?? []), acts(change));
    });
    const lead = this.#sitting ? words.papers.review : words.review.lead;
    this.#show(2, title(this.#sitting && words.papers.tag(this.#sitting.number, this.#sitting.again), this.#sitting ? words.papers.check : words.review.heading, p(lead, 'lead')), ...cards,
      this.#sitting ? null : el('section', { 'aria-labelledby': 'does' }, el('h2', { id: 'does' }, words.review.sealing), el('ol', {}, ...words.review.does.map((text) => el('li', {}, text)))),
      acts(button(words.review.seal, () => this.#seal()), button(words.review.back, () => this.#question(this.#questions.length - 1), 'button second')));
  }

  #answers(): Answer[] {
    return this.#questions.map((question, i) => answerOf(question, this.#drafts[i] as Draft));
  }

  #seal(): void {
    const code = this.#code;
    if (code === null) {
      this.start();
      return;
    }
    const answers = this.#answers();
    const bar = progress(words.sealing.doing);
    this.#show(3, title(null, words.sealing.heading, p(words.sealing.lead)), bar.part);
    this.#sealer.ask({ kind: 'seal', election: this.#facts.election, code, answers }, (message) => {
      if (message.kind === 'progress') {
        bar.at(message.done, message.of);
        if (message.done * 2 === message.of) this.#shell.say(words.sealing.part(message.done, message.of));
        return;
      }
      if (message.kind === 'sealed') {
        const { ballot, tracker, key } = message;
        [this.#sealed, this.#unsure] = [{ ballot, tracker, key, answers }, false];
        this.#showSealed();
        return;
      }
      this.#show(3, title(null, words.sealing.heading, p(words.sealing.broken, 'lead')), acts(button(words.sealing.retry, () => this.#seal())));
    });
  }

  #showSealed(): void {
    const { tracker } = this.#sealed ?? {};
    if (tracker === undefined) return;
    const choice = ({ heading, text, act }: { heading: string; text: string; act: string }, run: () => void, kind: string) =>
      card('', el('h2', {}, heading), p(text), button(act, run, kind));
    this.#show(3, title(null, words.sealed.heading),
      el('div', { class: 'tracker' }, el('h2', {}, words.sealed.number), numberParts(tracker), p(words.sealed.says, 'small quiet')),
      p(words.sealed.choose),
      el('div', { class: 'two' }, choice(words.sealed.cast, () => void this.#cast(), 'button'), choice(words.sealed.test, () => this.#audit(), 'button second')),
      p(words.sealed.why, 'quiet'),
      acts(button(words.sealed.back, () => { this.#sealed = null; this.#review(); }, 'button second')));
  }

  #audit(): void {
    const sealed = this.#sealed;
    if (!sealed) return;
    // From here on it cannot be cast, whatever the test says.
    this.#sealed = null;
    this.#sealer.ask({ kind: 'audit', election: this.#facts.election, ballot: sealed.ballot, key: sealed.key }, (message) => {
      const same = message.kind === 'audited' && message.tracker === sealed.tracker && JSON.stringify(sealed.key.answers) === JSON.stringify(sealed.answers);
      if (!same) {
        this.#unsent = false;
        const lead = words.audited.differsLead(message.kind === 'differs' ? message.question : null);
        this.#show(3, title(null, words.audited.differs, p(lead, 'lead')), card('stop', p(words.audited.differsDo)));
        return;
      }
      const cards = this.#questions.map((question, i) => card('', el('h2', {}, quoted(question.question)), ...this.#inWords(question, sealed.key.answers[i] ?? [])));
      this.#show(3, title(null, words.audited.heading, p(words.audited.lead, 'lead')), ...cards, el('div', { class: 'note' }, p(words.audited.gone)),
        acts(button(words.audited.anew, () => this.#seal()), button(words.sealed.back, () => this.#review(), 'button second')));
    });
  }

  async #cast(): Promise<void> {
    const sealed = this.#sealed;
    if (!sealed) return;
    const lead = p(words.casting.lead, 'lead');
    this.#show(4, title(null, words.casting.heading, lead), progress(words.casting.doing).part);
    const send = (): Promise<Told<Receipt>> => post('cast', { _token: this.#facts.token, ballot: sealed.ballot, ...this.#sitting?.says() }, readReceipt);
    let told = await send();
    // Many cast at once: the house says how many are before this ballot and for how long, and the same ballot is sent again then.
    while (told.kind === 'refused' && told.said.wait !== undefined) {
      const { said, todo, wait } = told.said;
      lead.textContent = `${said} ${todo}`;
      this.#shell.say(said);
      await pause(Math.min(Math.max(wait, 1), LONGEST_WAIT));
      lead.textContent = words.casting.turn;
      told = await send();
    }
    if (told.kind === 'done' && this.#sitting) {
      this.#sitting.sealed();
      await this.#paperSealed(this.#sitting);
      return;
    }
    if (told.kind === 'done') {
      this.#receipt(sealed.tracker, told.value);
      return;
    }
    // Where the answer was cut or the house failed it may have this paper: begun anew, the same paper would get another number.
    if (told.kind !== 'refused' || told.status >= 500) this.#unsure = true;
    const again = button(words.casting.again, () => void this.#castAgain());
    if (told.kind === 'refused') {
      const anew = this.#unsure ? null : button(words.papers.back, () => void this.open(), 'button second');
      this.#show(4, title(null, words.casting.refused.heading, p(told.said.said, 'lead')), el('div', { class: 'note turn' }, p(told.said.todo)),
        p(words.casting.refused.kept), acts(again, this.#sitting ? anew : button(words.casting.code, () => this.#newCode(), 'button second')));
      return;
    }
    const { heading, text } = words.casting[told.kind];
    this.#show(4, title(null, heading, p(text, 'lead')), acts(again));
  }

  /** The house may have forgotten who is asking meanwhile, so its token is asked for anew; the ballot is the same. */
  async #castAgain(): Promise<void> {
    const told = await get('facts', readFacts);
    if (told.kind === 'done' && told.value.election === this.#facts.election) this.#facts = told.value;
    await this.#cast();
  }

  /** What was chosen stays; the ballot has to be sealed anew, for the code signs it. */
  #newCode(): void {
    this.#code = null;
    this.#show(0, title(null, words.casting.code), this.#codeForm(() => {
      this.#sealed = null;
      this.#review();
    }));
  }

  #receipt(tracker: string, { entry, signature, again, tracker: given }: Receipt): void {
    // Nothing of the vote is left on the page or in its memory.
    [this.#unsent, this.#sealed, this.#code, this.#drafts] = [false, null, null, []];
    this.#leave(words.leave.after);
    const { movement, title: name, closes, back } = this.#facts;
    const copied = async () => {
      try {
        await navigator.clipboard.writeText(tracker);
        this.#shell.say(words.receipt.copied);
      } catch {
        this.#shell.say(words.receipt.notCopied);
      }
    };
    const text = words.receipt.file({ movement, title: name, tracker, entry, signature });
    const { now, until, then } = words.receipt;
    const time = [[now.when, now.text], [until.when(closes), until.text], [then.when, then.text]] as const;
    this.#show(4, title(null, words.receipt.heading, p(words.receipt.entry(entry), 'lead'), again ? p(words.receipt.again) : null),
      given === tracker ? null : card('stop', p(words.receipt.other)),
      el('div', { class: 'tracker' }, el('h2', {}, words.receipt.keep), numberParts(tracker),
        el('p', {}, words.receipt.read, ' ', el('strong', {}, `${words.aloud(tracker.slice(0, 8))}.`)),
        el('div', { class: 'beside' }, qr(tracker), el('div', {},
          acts(button(words.receipt.copy, () => void copied(), 'button second'), button(words.receipt.save, () => save(words.receipt.fileName, text), 'button second'),
            button(words.receipt.print, () => print(), 'button second')),
          p(words.receipt.safe, 'small quiet')))),
      el('section', { 'aria-labelledby': 'proof' }, el('h2', { id: 'proof' }, words.receipt.proof), p(words.receipt.proofWhy),
        card('receipt', table([[words.receipt.rows.tracker, tracker], [words.receipt.rows.entry, String(entry)], [words.receipt.rows.signature, signature]]))),
      el('section', { 'aria-labelledby': 'later' }, el('h2', { id: 'later' }, words.receipt.later), table(time)),
      el('section', { 'aria-labelledby': 'wrong' }, el('h2', { id: 'wrong' }, words.receipt.wrong), p(words.receipt.wrongText)),
      acts(el('a', { class: 'button', href: back }, words.receipt.done)));
  }
}
