// All words of the booth.

import type { Homomorphic, Ranking } from '../election.ts';
import type { TypedCode } from '../code.ts';
import { places, type Numbers, type Wrong } from './draft.ts';

export const STEPS = ['Code', 'Vote', 'Check', 'Seal', 'Cast'] as const;

export const leave = { before: 'Leave without voting', after: 'Leave the booth' };
export const errors = { heading: 'Something is missing or wrong', title: (title: string) => `Error: ${title}` };

export const ordinal = (n: number): string => {
  const [tens, ones] = [n % 100, n % 10];
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${ones === 1 ? 'st' : ones === 2 ? 'nd' : ones === 3 ? 'rd' : 'th'}`;
};

// ---- before anything can be asked
export const opening = { doing: 'Getting the questions' };
export const unopened = {
  heading: 'The booth cannot open now',
  cut: 'No answer came. Look whether you are connected, and try again.',
  strange: 'The answer was not the one this booth needs. You may have been signed out. Go back, sign in and come again.',
  unreadable: 'The questions cannot be read. Do not vote with this page. Tell the people who run the ballot.',
  kind: 'This ballot has a question of a kind that this page cannot ask. Ask the people who run it for another way to vote.',
  again: 'Try again',
  back: 'Go back',
};

// ---- the code
export const code = {
  heading: 'Vote',
  closes: (when: string) => `Voting ends: ${when.replace(/\.$/, '')}.`,
  questions: (n: number) => (n === 1 ? 'There is one question.' : `There are ${n} questions, one after the other.`),
  made: { host: 'The host made the codes and could vote in a member’s name.', registrar: 'A registrar outside of this host made the codes. They and the host together could vote in a member’s name.' },
  came: 'Your voting code came with the link. It was taken out of the address, and this page has sent it to nobody.',
  start: 'Start',
  other: 'Type another code',
  label: 'Your voting code',
  hint: 'It has 22 letters and digits. Dashes and spaces do not matter. Capital and small letters are different.',
  secrecy: 'Your code stays on this device. It signs your ballot, so that only you can cast it.',
  linkWrong: 'The link you came by does not hold a whole code. Type the code from your letter or mail.',
};

export function codeProblem(typed: string, read: TypedCode): string {
  if (typed.trim() === '') return 'Type your voting code.';
  const letters = typed.replace(/[^A-Za-z]/g, '');
  if (letters.length > 11 && letters === letters.toUpperCase()) return 'You typed only capital letters. A code has small letters too: type each as it is printed.';
  if (letters.length > 11 && letters === letters.toLowerCase()) return 'You typed only small letters. A code has capital letters too: type each as it is printed.';
  if ('code' in read) return '';
  if (read.wrong === 'length') {
    return read.given < 22
      ? `A code has 22 letters and digits. You typed ${read.given}, so ${22 - read.given === 1 ? 'one is' : `${22 - read.given} are`} missing.`
      : `A code has 22 letters and digits. You typed ${read.given}, so ${read.given - 22 === 1 ? 'one is' : `${read.given - 22} are`} too many.`;
  }
  const like: Record<string, string> = {
    0: 'a small o', O: 'a small o', I: 'a 1 or a small i', l: 'a 1 or a big L',
  };
  const meant = like[read.symbol];
  const what = `The ${ordinal(read.place)} sign is “${read.symbol}”, which no code has.`;
  return meant ? `${what} It may be ${meant}.` : `${what} Look at it again.`;
}

// ---- two officers seal what papers say
const so = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);
export const papers = {
  heading: 'Seal the papers',
  counts: (left: number, sealed: number) => `${so(left, 'One paper is', 'papers are')} left to be sealed. ${so(sealed, 'One is', 'are')} sealed.`,
  none: 'No paper can be sealed now. Mark on the page with the papers whose envelope came.',
  secret: 'Each of you types the half from your letter, once for this sitting. The halves stay in this page and go when it is closed. Use a device that both of you trust, and close it afterwards.',
  halves: ['The first half', 'The second half'],
  strangers: 'These are not the two halves of this ballot. Each of you should look at your letter again.',
  mixed: 'Mix the plain envelopes before you open the next one.',
  start: 'Begin with a paper',
  tag: (n: number, again: boolean) => (again ? `Paper ${n}, again` : `Paper ${n}`),
  check: 'Is this what the paper says?',
  review: 'Both of you look. Nothing has left this device yet.',
  sealed: (n: number) => `Paper ${n} is sealed`,
  aside: 'Put the paper where the sealed ones lie. If it was mistyped, seal it again: then only the new one counts.',
  next: 'Seal the next paper',
  unknown: 'We could not ask which number is next. Ask again before you take the next paper.',
  look: 'Ask which number is next',
  again: 'Seal this paper again',
  back: 'Begin this sitting anew',
  desk: 'Back to the papers',
};

// ---- the questions
export const question = {
  tag: (i: number, n: number) => (n === 1 ? null : `Question ${i} of ${n}`),
  next: 'Next question',
  check: 'Check my ballot',
  toCheck: 'Back to check',
  back: 'Back',
  blank: 'Leave this question blank',
  none: 'None of these',
  answers: 'Answers',
};

export function howToChoose({ answers, min, max }: Homomorphic): string {
  const [least, most] = [Number(min), Number(max)];
  if (most === 1) return least === 1 ? 'Choose one.' : 'Choose one, or none.';
  if (least === most) return `Choose exactly ${most}.`;
  if (most >= answers.length) return least === 0 ? 'Choose as many as you like.' : `Choose at least ${least}.`;
  return least === 0 ? `Choose up to ${most}.` : least === 1 ? `Choose up to ${most}, at least one.` : `Choose ${least} to ${most}.`;
}

export function choiceProblem(asked: Homomorphic, { wrong, chosen }: Wrong): string {
  if (wrong === 'nothing') return `${howToChoose(asked)} Nothing is chosen yet${asked.blank ? '; you may also leave the question blank' : ''}.`;
  if (wrong === 'few') return `You chose ${chosen}. At least ${asked.min} are needed.`;
  return `You chose ${chosen}. At most ${asked.max} are allowed: take ${BigInt(chosen) - asked.max === 1n ? 'one' : String(BigInt(chosen) - asked.max)} away.`;
}

export const chosenSo = (n: number): string => (n === 0 ? 'Nothing chosen' : `${n} chosen`);

export const rank = {
  how: (asked: Ranking) => (places(asked) < asked.answers.length
    ? `Put up to ${places(asked)} in the order you want them. You can stop after one.`
    : 'Put them in the order you want them. You can stop after one, or place them all.'),
  public: 'After the vote all orders are opened without names. A long and unusual order could be recognised by somebody who knows it.',
  order: 'Your order',
  nobody: 'Nobody is placed yet.',
  rest: 'Not placed',
  lot: 'They stand in an order drawn by lot for you. Everyone’s booth has a different one.',
  up: 'Up', down: 'Down', remove: 'Remove',
  place: (n: number) => `Place ${ordinal(n)}`,
  full: (n: number) => `All ${n} places are taken. Remove one to place another.`,
  count: (placed: number, left: number) => `${placed} placed, ${left} not`,
  numbers: 'I would rather type numbers, as on paper',
  buttons: 'I would rather use buttons',
  numbersHow: 'Type 1 beside the one you want most, 2 beside the next, and so on. Leave the others empty.',
  number: 'Number',
  moved: (name: string, place: number, of: number) => `${name} is now ${ordinal(place)} of ${of}.`,
  removed: (name: string) => `${name} is not placed any more.`,
};

export function numberProblem(asked: Ranking, found: Exclude<Numbers, { placed: number[] }>): string {
  const name = asked.answers[found.field] ?? '';
  if (found.wrong === 'number') return `${name}: “${found.value}” is not a number from 1 to ${places(asked)}.`;
  if (found.wrong === 'twice') return `${name}: number ${found.value} is given twice. Give each a number of its own.`;
  return `${name}: nobody has number ${found.value}. Number them 1, 2, 3 without a gap.`;
}

// ---- checking before sealing
export const review = {
  heading: 'Is this what you want?',
  lead: 'This is what will be sealed. Nothing has left this device yet.',
  blank: 'You leave this question blank.',
  none: 'You chose none of the answers.',
  unplaced: 'You placed nobody. This counts as a blank vote.',
  left: (n: number) => (n === 1 ? 'You left one without a place. That is allowed.' : `You left ${n} without a place. That is allowed.`),
  change: 'Change',
  changeOf: (n: number) => `Change the answer to question ${n}`,
  sealing: 'What sealing does',
  does: [
    'Your device locks your answers with a key that no single person can use.',
    'You get a number to find your ballot again.',
    'Then you choose: cast it, or open it to test that this device was honest.',
  ],
  seal: 'Seal my ballot',
  back: 'Go back',
};

// ---- sealing
export const sealing = {
  heading: 'Sealing your ballot',
  lead: 'Your device is at work. This takes a few seconds.',
  doing: 'Sealing',
  part: (done: number, of: number) => `Sealing: ${Math.floor((100 * done) / Math.max(of, 1))} in 100 parts done.`,
  broken: 'Your ballot could not be sealed, and nothing was sent. Load this page anew, or use another browser.',
  retry: 'Seal again',
};

export const sealed = {
  heading: 'Your ballot is sealed. It is not cast yet.',
  number: 'Its number',
  says: 'The number says nothing about your choice.',
  choose: 'Now choose. Both are equally good.',
  cast: { heading: 'Cast it', text: 'It goes into the box. You can vote again until voting ends. Only your last ballot counts.', act: 'Cast this ballot' },
  test: { heading: 'Test it instead', text: 'We open this ballot and you see what was really sealed. An opened ballot cannot be cast, so you then seal a new one.', act: 'Open it and look' },
  why: 'A device that cheats cannot know which ballots will be tested. A few members who test protect everyone.',
  back: 'Change my answers',
};

// ---- the test
export const audited = {
  heading: 'This is what was sealed',
  lead: 'The sealed ballot was opened with the numbers that sealed it. It held exactly this:',
  gone: 'This ballot was opened, so it was thrown away and cannot be cast. Nothing was sent.',
  anew: 'Seal a new ballot',
  differs: 'This device did not seal what you chose',
  differsLead: (n: number | null) => (n === null ? 'What it made is no ballot of this vote.' : `The answer to question ${n} is another one.`),
  differsDo: 'Do not vote with this device. Use another one, and tell the scrutineer. Nothing was sent.',
};

// ---- casting
export const casting = {
  heading: 'Casting your ballot',
  lead: 'It is on its way. Leave this page open until you see the answer.',
  doing: 'Waiting for the answer',
  turn: 'Your ballot is being sent again.',
  cut: {
    heading: 'The connection was cut',
    text: 'No answer came, so we do not know whether your ballot arrived. Send the same ballot again. It can never count twice.',
  },
  strange: {
    heading: 'The answer cannot be read',
    text: 'We do not know whether your ballot arrived. You may have been signed out: sign in again in another tab, then send the same ballot from here. It can never count twice.',
  },
  refused: { heading: 'The ballot was not taken', kept: 'Your sealed ballot is still here, and nothing of it is lost.' },
  again: 'Send the same ballot again',
  code: 'Check my code',
};

export const receipt = {
  heading: 'Your ballot is in the box',
  entry: (n: number) => `It is stored, and written in the public record as entry ${n.toLocaleString('en-GB')}.`,
  again: 'It had been taken in before. It is stored once and counts once.',
  other: 'The answer names another number than this ballot has. Keep this page, and tell the scrutineer.',
  keep: 'Keep this number',
  read: 'The first eight signs are enough to read out:',
  qr: 'QR code with the same number',
  copy: 'Copy', copied: 'The number was copied.', notCopied: 'It could not be copied. Write it down, or save it as a file.',
  save: 'Save as a file', print: 'Print',
  safe: 'Showing this number to others is safe. It does not say how you voted.',
  proof: 'The receipt',
  proofWhy: 'With these three you can prove that your ballot was taken in, if it should ever be missing.',
  rows: { tracker: 'Tracking number', entry: 'Entry in the record', signature: 'Signature' },
  later: 'How to check it later',
  now: { when: 'From now on', text: 'Your number stands in the list of sealed ballots, on the page of this vote.' },
  until: { when: (closes: string) => `Until voting ends: ${closes.replace(/\.$/, '')}`, text: 'You can vote again. The new ballot replaces this one, and only the last one counts.' },
  then: { when: 'After that', text: 'The result shows whether your number was counted.' },
  wrong: 'If something is wrong',
  wrongText: 'If your number is missing from the list, that is serious. Tell the scrutineer. Send the number. Do not say how you voted.',
  done: 'Done',
  file: (lines: { movement: string; title: string; tracker: string; entry: number; signature: string }) => [
    'Receipt for a sealed ballot', '', lines.movement, lines.title, '',
    `Tracking number      ${lines.tracker}`, `Entry in the record  ${lines.entry}`, `Signature            ${lines.signature}`, '',
    'This does not say how you voted. If the number is missing from the list of sealed ballots, send this file to the scrutineer.', '',
  ].join('\n'),
  fileName: 'receipt.txt',
};

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Signs as they are read aloud. */
export const aloud = (signs: string): string => [...signs].map((sign) => {
  if (/[0-9]/.test(sign)) return DIGITS[Number(sign)] ?? sign;
  if (sign === '+') return 'plus';
  if (sign === '/') return 'slash';
  return /[A-Z]/.test(sign) ? `big ${sign}` : sign;
}).join(', ');
