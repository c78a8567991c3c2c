// All words of the verifier page and of the command.

import { CHECKS, type Check, type Failure } from '../check.ts';
import type { Progress, Verdict } from '../verify.ts';

export const number = (n: number | bigint): string => n.toLocaleString('en-GB');

const things = (n: number, one: string, many: string): string => `${number(n)} ${n === 1 ? one : many}`;
const ballots = (n: number): string => things(n, 'ballot', 'ballots');

/** Names one after the other: A, B and C. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

function trustee(verdict: Verdict, n: number): string {
  const item = verdict.holders.find(({ first, members }) => n >= first && n < first + members);
  const name = item?.names[n - item.first];
  return name ? `${name} (trustee ${n})` : `trustee ${n}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentence that stands first. */
export function first(verdict: Verdict): string {
  if (!verdict.valid) return 'This record is not valid.';
  const { counted } = verdict.ballots;
  if (verdict.result === null) return 'The record is in order so far. There is no result yet.';
  if (counted === 0) return 'No ballot was cast, and the result says so.';
  return counted === 1 ? 'The result is what the one counted ballot says.' : `The result is what the ${number(counted)} counted ballots say.`;
}

/** What a reader should know or do next. */
export function second(verdict: Verdict): string {
  if (!verdict.valid) return 'Do not rely on its result. What is wrong stands below, and what it means.';
  if (verdict.result === null) return `${capital(ballots(verdict.ballots.counted))} would count now. Check again when there is a result.`;
  return 'Every step was checked on this device. You need not trust whoever gave you the file.';
}

export type State = 'passed' | 'failed' | 'skipped' | 'later';
export const STATES: Record<State, string> = { passed: 'In order', failed: 'Failed', skipped: 'Not looked at', later: 'Not there yet' };

export interface Line { state: State; title: string; sentence: string; failures: Failure[] }

interface Stage { title: string; checks: readonly Check[]; after?: readonly string[]; passed: (verdict: Verdict) => string }

const STAGES: readonly Stage[] = [
  {
    title: 'The file', checks: ['archive', 'chain', 'events'],
    passed: () => 'The file is whole, and each step stands on the one before it.',
  },
  {
    title: 'The questions', checks: ['election'],
    passed: () => 'The questions are well formed, and so is the key that seals the votes.',
  },
  {
    title: 'The trustees', checks: ['trustees'],
    passed: (verdict) => {
      const all = verdict.holders.reduce((sum, { members }) => sum + members, 0);
      const who = all === 1 ? 'The one trustee has proved that their key is their own.' : `Each of the ${all} trustees has proved that their key is their own.`;
      const threshold = verdict.holders.filter(({ members }) => members > 1).map(({ threshold: t, members }) => `Any ${t} of ${members} can open the result together.`);
      return [who, ...threshold].join(' ');
    },
  },
  {
    title: 'The list of voters', checks: ['credentials'],
    passed: ({ voters }) => `The list has ${things(voters, 'voting code', 'voting codes')}, and none stands there twice.`,
  },
  {
    title: 'The sealed ballots',
    checks: ['ballot-format', 'ballot-duplicate', 'ballot-election', 'ballot-credential', 'ballot-signature', 'ballot-proof'],
    passed: ({ ballots: { accepted, superseded, counted } }) => {
      if (accepted === 0) return 'There is no ballot on the board.';
      const every = accepted === 1
        ? 'The one ballot is signed with a code from the list and proved to hold an allowed vote.'
        : `All ${number(accepted)} ballots are signed with a code from the list and proved to hold an allowed vote.`;
      if (superseded === 0) return every;
      return `${every} ${superseded === 1 ? 'One was' : `${number(superseded)} were`} replaced by a later one of the same voter, so ${counted === 1 ? 'one counts' : `${number(counted)} count`}.`;
    },
  },
  {
    title: 'What was opened', checks: ['encrypted-tally', 'num-tallied', 'total-weight'], after: ['EncryptedTally'],
    passed: ({ ballots: { counted } }) => (counted === 0 ? 'Nothing was there to be opened.' : `It is made of exactly the ${ballots(counted)} that count, no more and no fewer.`),
  },
  {
    title: 'The mixing', checks: ['shuffle', 'owner'], after: ['Shuffle'],
    passed: (verdict) => (verdict.mixers.length === 0
      ? 'No question is ranked, so nothing had to be mixed.'
      : `${capital(listed(verdict.mixers.map((n) => trustee(verdict, n))))} mixed the rankings and proved that none was added, lost or changed.`),
  },
  {
    title: 'The opening', checks: ['partial-decryption'], after: ['PartialDecryption'],
    passed: (verdict) => `${capital(listed(verdict.decryptors.map((n) => trustee(verdict, n))))} opened ${verdict.decryptors.length === 1 ? 'it' : 'it together'}, and proved that each share is right.`,
  },
  {
    title: 'The result', checks: ['result'], after: ['Result'],
    passed: () => 'The result is exactly what these shares give.',
  },
];

const ORDER = ['Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'Shuffle', 'EndShuffles', 'PartialDecryption', 'Result'];

/** Every check in one sentence; those that were not reached share one. */
export function lines(verdict: Verdict): Line[] {
  const ranked = verdict.election?.questions.some(({ type }) => type === 'NonHomomorphic') ?? false;
  const reached = ORDER.indexOf(verdict.last ?? '');
  let [over, told] = [false, false];
  return STAGES.map(({ title, checks, after, passed }) => {
    const failures = verdict.failures.filter(({ check }) => checks.includes(check));
    if (failures.length > 0) {
      over = true;
      return { state: 'failed', title, sentence: '', failures };
    }
    if (over) {
      const sentence = told ? '' : 'This was not looked at, nor what comes after it, because something before it failed.';
      told = true;
      return { state: 'skipped', title, sentence, failures };
    }
    const unmixed = title === 'The mixing' && !ranked;
    if (after && !unmixed && reached < ORDER.indexOf(after[0] ?? '')) {
      return { state: 'later', title, sentence: 'The record does not go so far yet.', failures };
    }
    return { state: 'passed', title, sentence: passed(verdict), failures };
  });
}

export const meaning = (check: Check): string => CHECKS[check];

/** What was found, in one sentence: where, and what. */
export const found = ({ event, detail }: Failure): string =>
  `${event === null ? '' : `Step ${number(event)} of the record: `}${event === null ? capital(detail) : detail}${detail.endsWith('.') ? '' : '.'}`;

export function notes(verdict: Verdict): string[] {
  return verdict.notes.map((note) => (note === 'many-rankings'
    ? 'So many rankings were mixed that an extension of the protocol was used. Belenios’s own tool cannot check this record.'
    : 'Ballots hold an order of preference, which is an extension of the protocol. Belenios’s own tool would misread the result.'));
}

export function progressText({ stage, done, of }: Progress): string {
  if (stage === 'reading') return 'Reading the file';
  if (stage === 'ballots') return `Checking ballots: ${number(done)} of ${number(of)}`;
  return `Checking the opening: step ${number(done)} of ${number(of)}`;
}

/** An answer to somebody who looks for their ballot. */
export function ballotFound(verdict: Verdict, typed: string): string {
  const tracker = typed.replace(/[\s=]/g, '');
  if (!/^[A-Za-z0-9+/]{43}$/.test(tracker)) return 'A tracking number has 43 letters, digits and signs. Copy it whole.';
  const place = verdict.board.findIndex((ballot) => ballot.tracker === tracker);
  if (place < 0) return 'No ballot with this number is in this record. Make sure that it is the record of your election.';
  const at = `It is number ${number(place + 1)} of ${number(verdict.board.length)} on the board.`;
  return verdict.board[place]?.counts
    ? `Your ballot is in this record and counts. ${at}`
    : `Your ballot is in this record, and a later one with the same code replaced it. ${at}`;
}
