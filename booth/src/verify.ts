// A whole record, stage by stage (section 12). The first stage that fails is the last; only of the ballots every bad one is named.

import { readArchive, Unsound, type Archive, type Event } from './archive.ts';
import { checkBallot, contents } from './ballot.ts';
import { Refused, type Failure } from './check.ts';
import { checkCertificate, readCredentials, type Credentials } from './credentials.ts';
import { inItsGroup, readElection, readParameters, type Election, type Parameters } from './election.ts';
import { base64, hash, type Bytes } from './bytes.ts';
import { Opening, type Result } from './opening.ts';
import { checkTally, Counted } from './tally.ts';
import { readTrustees, type Holders, type Trustees } from './trustees.ts';

/** How far it is. */
export interface Progress { stage: 'reading' | 'ballots' | 'opening'; done: number; of: number }

/** What helpers need to check ballots by themselves. */
export interface Board { election: Bytes; credentials: readonly string[] }
/** What is wrong with each of some ballots; null where nothing is. */
export type CheckBallots = (board: Board, ballots: readonly Bytes[]) => Promise<(Omit<Failure, 'event'> | null)[]>;

export interface Verdict {
  valid: boolean;
  protocol: 1 | 2 | null;
  election: Parameters | null;
  holders: (Holders & { names: (string | null)[] })[];
  voters: number;
  ballots: { accepted: number; superseded: number; counted: number };
  /** Every sealed ballot on the board, in its order, and whether it counts or a later one replaced it. Empty if a ballot is not in order. */
  board: { tracker: string; counts: boolean }[];
  mixers: number[];
  decryptors: number[];
  /** Null if there is none yet, or if the record is not valid. */
  result: Result | null;
  /** The kind of the last event, and the hash that stands for the whole record. */
  last: Event['kind'] | null;
  head: string | null;
  failures: Failure[];
  /** An extension of the protocol that Belenios's own tool does not know. */
  notes: ('many-rankings' | 'order-of-preference')[];
}

export interface Options {
  /** The hash of the last event at an earlier visit, which must still be in the chain. */
  seen?: string | null;
  progress?: (progress: Progress) => void;
  /** Checks ballots elsewhere, a part at a time; without it they are checked here. */
  checkBallots?: CheckBallots;
}

/** Ballots that are given away at once. */
const PART = 8;

/** Ballots checked one after the other. */
export function ballotChecker(): CheckBallots {
  let known: { json: Bytes; election: Election; credentials: ReadonlySet<string> } | null = null;
  return (board, ballots) => {
    if (known?.json !== board.election) {
      known = { json: board.election, election: readElection(board.election), credentials: new Set(board.credentials) };
    }
    const { election, credentials } = known;
    return Promise.resolve(ballots.map((json) => {
      try {
        checkBallot(election, credentials, json);
        return null;
      } catch (why) {
        if (why instanceof Refused) return { check: why.check, detail: why.message };
        throw why;
      }
    }));
  };
}

/** Verifies a record. Whatever is wrong with it is in the verdict. */
export const verify = async (record: Bytes, options: Options = {}): Promise<Verdict> => (await examined(record, options)).verdict;

/** What a trustee needs of a record besides the verdict. */
export interface Examined {
  verdict: Verdict;
  archive: Archive | null;
  /** Sealed sums and rankings as they stand now, once the voting has ended. Only to be used if the verdict says that the record is valid. */
  opening: Opening | null;
}

export async function examined(record: Bytes, options: Options = {}): Promise<Examined> {
  let archive: Archive | null = null;
  let opening: Opening | null = null;
  const verdict: Verdict = {
    valid: false, protocol: null, election: null, holders: [], voters: 0, ballots: { accepted: 0, superseded: 0, counted: 0 },
    board: [], mixers: [], decryptors: [], result: null, last: null, head: null, failures: [], notes: [],
  };
  try {
    archive = readArchive(record, options.seen ?? null, (done) => options.progress?.({ stage: 'reading', done, of: record.length }));
    [verdict.head, verdict.last] = [archive.hashes.at(-1) ?? null, archive.events.at(-1)?.kind ?? null];
    const stages = new Stages(archive, verdict, options);
    await stages.run();
    opening = stages.opening;
  } catch (why) {
    if (!(why instanceof Unsound)) throw why;
    verdict.failures.push(why.failure);
  }
  verdict.valid = verdict.failures.length === 0;
  if (!verdict.valid) verdict.result = null;
  return { verdict, archive, opening };
}

class Stages {
  opening: Opening | null = null;
  #height: number | null = null;

  constructor(readonly archive: Archive, readonly verdict: Verdict, readonly options: Options) {}

  async run(): Promise<void> {
    try {
      const { election, credentials, trustees } = this.#setup();
      const counted = await this.#ballots(election, credentials);
      if (this.verdict.failures.length === 0) this.#opening(election, credentials, trustees, counted);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.verdict.failures.push(why.at(this.#height));
    }
  }

  #setup(): { election: Election; credentials: Credentials; trustees: Trustees } {
    const { archive, verdict } = this;
    const [json, trusteesJson, list, certificate] = (archive.events[0]?.data ?? []).map((data) => data.bytes);
    if (!json || !trusteesJson || !list) throw new Refused('events', 'there is no Setup event');
    this.#height = 0;
    const parameters = readParameters(json);
    [verdict.election, verdict.protocol] = [parameters, parameters.version];
    this.#height = null;
    if (archive.timeStyle !== parameters.version) throw new Refused('archive', 'the time is written as in another version of the protocol');
    if (archive.eventStyle !== parameters.version) throw new Refused('chain', 'events are written as in another version of the protocol');
    this.#height = 0;
    const election = inItsGroup(parameters, json);
    const trustees = readTrustees(election, trusteesJson);
    verdict.holders = trustees.items.map((item) => (
      { ...item, names: trustees.all.slice(item.first - 1, item.first - 1 + item.members).map((trustee) => trustee.name) }));
    const credentials = readCredentials(election, list);
    verdict.voters = credentials.size;
    if (certificate) checkCertificate(election, list, credentials.size, certificate);
    const order = parameters.questions.some((question) => question.type === 'NonHomomorphic' && question.preferences !== null);
    if (order) verdict.notes.push('order-of-preference');
    return { election, credentials, trustees };
  }

  /** Checks every ballot on the board; the sum is only of those that nothing replaces. */
  async #ballots(election: Election, credentials: Credentials): Promise<Counted> {
    const { archive, verdict, options } = this;
    const json = archive.events[0]?.data[0]?.bytes ?? new Uint8Array();
    const board: Board = { election: json, credentials: [...credentials.keys()] };
    const check = options.checkBallots ?? ballotChecker();
    const seen = new Set<string>();
    const all: { height: number; bytes: Bytes }[] = [];
    archive.events.forEach(({ kind, payload }, height) => {
      if (kind !== 'Ballot' || !payload) return;
      if (seen.has(payload.hash)) verdict.failures.push(new Refused('ballot-duplicate', 'this ballot stands on the board already').at(height));
      else all.push({ height, bytes: payload.bytes });
      seen.add(payload.hash);
    });
    const counted = new Counted();
    let done = 0;
    const parts = Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => all.slice(i * PART, (i + 1) * PART));
    // All are handed over at once, so that several helpers can work; their answers are taken in the order of the board.
    const answers = parts.map(async (part) => {
      const wrong = options.checkBallots ? await check(board, part.map((ballot) => ballot.bytes)) : null;
      if (wrong) options.progress?.({ stage: 'ballots', done: done += part.length, of: all.length });
      return wrong;
    });
    for (const [i, part] of parts.entries()) {
      const wrong = await answers[i] ?? await check(board, part.map((ballot) => ballot.bytes));
      part.forEach(({ height, bytes }, k) => {
        const failure = wrong[k];
        if (failure) verdict.failures.push({ ...failure, event: height });
        else counted.add(contents(election, bytes));
      });
      if (!options.checkBallots) options.progress?.({ stage: 'ballots', done: done += part.length, of: all.length });
    }
    verdict.failures.sort((a, b) => (a.event ?? -1) - (b.event ?? -1));
    const { accepted, size } = counted;
    if (verdict.failures.length === 0) {
      const last = counted.places();
      verdict.board = all.map(({ bytes }, i) => ({ tracker: base64(hash(bytes)), counts: last.has(i) }));
    }
    verdict.ballots = { accepted, superseded: accepted - size, counted: size };
    return counted;
  }

  #opening(election: Election, credentials: Credentials, trustees: Trustees, counted: Counted): void {
    const { archive: { events }, verdict, options } = this;
    const first = events.findIndex((event) => event.kind === 'EncryptedTally');
    const tallied = events[first];
    if (!tallied?.payload || !tallied.data[0]) return;
    this.#height = first;
    const tally = checkTally(election, credentials, counted, tallied.data[0].bytes, tallied.payload.bytes);
    const opening = new Opening(election, trustees, counted.weight(credentials), tally);
    this.opening = opening;
    for (let i = first + 1; i < events.length; i++) {
      const event = events[i] as Event;
      this.#height = i;
      if (event.kind === 'Shuffle') opening.shuffle(event);
      if (event.kind === 'PartialDecryption') opening.decryption(event);
      if (event.kind === 'Result') verdict.result = opening.result(event);
      options.progress?.({ stage: 'opening', done: i - first, of: events.length - 1 - first });
    }
    verdict.mixers = [...opening.mixers];
    verdict.decryptors = [...opening.shares.keys()];
    if (opening.extended) verdict.notes.push('many-rankings');
  }
}
