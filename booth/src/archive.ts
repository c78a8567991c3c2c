// The record as a file (section 11): an old tar file in which every byte is determined, and a chain of events.

import { hash, hex, utf8, type Bytes } from './bytes.ts';
import { need, Refused, type Check, type Failure } from './check.ts';
import { hashText, integer, object, optional, read, stringOf, type Shape } from './json.ts';

const BLOCK = 512;
/** What eleven octal digits can say. */
const LARGEST = 8n ** 11n;
const SMALL = 4096;

export const KINDS = [
  'Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'Shuffle', 'EndShuffles', 'PartialDecryption', 'Result',
] as const;
export type Kind = (typeof KINDS)[number];

/** After which events one may stand; nothing comes before a set-up. */
const AFTER: Record<Kind, readonly (Kind | undefined)[]> = {
  Setup: [undefined],
  Ballot: ['Setup', 'Ballot'],
  EndBallots: ['Setup', 'Ballot'],
  EncryptedTally: ['EndBallots'],
  Shuffle: ['EncryptedTally', 'Shuffle'],
  EndShuffles: ['Shuffle'],
  PartialDecryption: ['EncryptedTally', 'EndShuffles', 'PartialDecryption'],
  Result: ['PartialDecryption'],
};

/** A piece of data and the hash under which it stands. */
export interface Data { readonly hash: string; readonly bytes: Bytes }

export interface Event {
  kind: Kind;
  /** What the event names; none where voting or mixing ends. */
  payload: Data | null;
  /** What the payload refers to, in order. */
  data: Data[];
}

export interface Archive {
  events: Event[];
  /** The hashes of the events; the last stands for the whole record. */
  hashes: string[];
  /** The version in whose way times and events are written. */
  timeStyle: 1 | 2;
  eventStyle: 1 | 2;
}

export const setupShape = object({
  election: hashText, trustees: hashText, credentials: hashText, credentials_certificate: optional(hashText),
});
export const sizedShape = object({ num_tallied: integer, total_weight: integer, encrypted_tally: hashText });
export const ownedShape = object({ owner: integer, payload: hashText });

function header(name: string, size: number, time: bigint): Bytes {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(utf8(text), at);
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, size.toString(8).padStart(11, '0'));
  put(136, time.toString(8).padStart(11, '0'));
  put(148, ' '.repeat(8));
  put(156, '0');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

const same = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
const ascii = (bytes: Bytes): string => String.fromCharCode(...bytes);

/** The files one after the other, each with its bytes checked; `of` makes the header that has to stand there. */
class Files {
  at = 0;
  constructor(readonly bytes: Bytes) {}

  next(): { from: number; name: string; header: Bytes; body: Bytes } {
    const from = this.at;
    const block = this.bytes.subarray(from, from + BLOCK);
    need(block.length === BLOCK, 'archive', `byte ${from}: the file ends within a header`);
    const found = /^([0-9A-Za-z.]{1,99})\0/.exec(ascii(block.subarray(0, 100)));
    const size = /^[0-7]{11}\0$/.exec(ascii(block.subarray(124, 136)));
    if (!found?.[1] || !size) throw new Refused('archive', `byte ${from}: there is no header`);
    const length = parseInt(size[0], 8);
    const end = from + BLOCK + Math.ceil(length / BLOCK) * BLOCK;
    need(end <= this.bytes.length, 'archive', `byte ${from}: the file ends within a record`);
    const body = this.bytes.subarray(from + BLOCK, from + BLOCK + length);
    const padding = this.bytes.subarray(from + BLOCK + length, end);
    need(padding.every((byte) => byte === 0), 'archive', `byte ${from}: the padding is not zero`);
    this.at = end;
    return { from, name: found[1], header: block, body };
  }
}

const oldTime: Shape<bigint> = (r) => {
  const digits = stringOf('a time', (text) => /^(?:0|[1-9][0-9]{0,17})$/.test(text))(r);
  return BigInt(digits);
};

const eventShape: Shape<{ parent?: string; height: bigint; kind: Kind; payload?: string; style: 1 | 2 }> = (r) => {
  let style: 1 | 2 = 1;
  const kind: Shape<Kind> = (inner) => {
    if (inner.skip('[')) style = 2;
    const name = stringOf('a kind of event', (text) => KINDS.some((each) => each === text))(inner);
    if (style === 2) inner.literal(']');
    return name as Kind;
  };
  const { type, ...more } = object({ parent: optional(hashText), height: integer, type: kind, payload: optional(hashText) })(r);
  return { ...more, kind: type, style };
};

/** Why a record is refused before anything in it is looked at. */
export class Unsound extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

/** Reads the whole file. `seen` is the hash of the last event at an earlier visit. `progress` is told the bytes read so far. */
export function readArchive(bytes: Bytes, seen: string | null, progress: (at: number) => void): Archive {
  let event: number | null = null;
  try {
    const files = new Files(bytes);
    const first = files.next();
    need(first.name === 'BELENIOS' && first.body.length <= SMALL, 'archive', 'the file does not begin as a record does');
    const timeStyle = ascii(first.body.subarray(0, 26)).endsWith('"') ? 1 : 2;
    const start = object({ version: (r) => r.literal('1'), timestamp: timeStyle === 1 ? oldTime : integer });
    const { timestamp: time } = read(first.body, start, 'archive', 'BELENIOS');
    need(time < LARGEST, 'archive', 'the time is out of range');
    need(same(first.header, header('BELENIOS', first.body.length, time)), 'archive', 'byte 0: the header is not the one for its file');

    const [events, hashes]: [Event[], string[]] = [[], []];
    let [waiting, parent, eventStyle]: [Data[], string | undefined, 1 | 2 | null] = [[], undefined, null];
    while (files.at < bytes.length) {
      event = null;
      const file = files.next();
      const name = hex(hash(file.body));
      const isEvent = file.name === `${name}.event.json`;
      need(isEvent || file.name === `${name}.data.json`, 'archive', `byte ${file.from}: the name is not the hash of the contents`);
      need(same(file.header, header(file.name, file.body.length, time)), 'archive', `byte ${file.from}: the header is not the one for its file`);
      if (!isEvent) {
        // No event has more than five pieces of data.
        need(waiting.length < 5, 'archive', `byte ${file.from}: data without an event`);
        waiting.push({ hash: name, bytes: file.body });
        continue;
      }
      event = events.length;
      need(file.body.length <= SMALL, 'chain', 'an event is too long');
      const { kind, style, ...link } = read(file.body, eventShape, 'chain', 'the event');
      need(link.height === BigInt(event), 'chain', 'the height is not the number of events before');
      need(link.parent === parent, 'chain', 'the parent is not the event before');
      need(eventStyle === null || eventStyle === style, 'chain', 'the event is written as in another version of the protocol');
      const ends = kind === 'EndBallots' || kind === 'EndShuffles';
      need((link.payload === undefined) === ends, 'chain', 'a payload is missing or should not be there');
      need(AFTER[kind].includes(events.at(-1)?.kind), 'events', `${kind} may not stand here`);
      events.push(claim(kind, link.payload, waiting));
      hashes.push(name);
      [waiting, parent, eventStyle] = [[], name, style];
      if (event % 256 === 0) progress(files.at);
    }
    event = null;
    need(waiting.length === 0, 'archive', 'there are data after the last event');
    if (parent === undefined || eventStyle === null) throw new Refused('events', 'there is no Setup event');
    need(seen === null || hashes.includes(seen), 'chain', 'the event seen at the earlier visit is no longer in the chain');
    return { events, hashes, timeStyle, eventStyle };
  } catch (why) {
    if (why instanceof Refused) throw new Unsound(why.at(event));
    throw why;
  }
}

/** An event and the data that stand before it, which have to be those it refers to. */
function claim(kind: Kind, payload: string | undefined, waiting: readonly Data[]): Event {
  const last = payload === undefined ? null : waiting.at(-1) ?? null;
  need(last === null || last.hash === payload, 'archive', 'the payload does not stand directly before its event');
  need(payload === undefined || last !== null, 'archive', 'the payload does not stand directly before its event');
  const data = last ? waiting.slice(0, -1) : [...waiting];
  const expected = last ? belongings(kind, last.bytes) : [];
  const right = data.length === expected.length && data.every((each, i) => each.hash === expected[i]);
  need(right, 'archive', 'the data before the event are not the data it refers to, in order');
  return { kind, payload: last, data };
}

/** The hashes of the data to which a payload refers. */
function belongings(kind: Kind, payload: Bytes): string[] {
  const small = <T>(shape: Shape<T>, check: Check): T => {
    need(payload.length <= SMALL, check, 'an object is too long');
    return read(payload, shape, check, 'the payload');
  };
  if (kind === 'Setup') return Object.values(small(setupShape, 'election'));
  if (kind === 'EncryptedTally') return [small(sizedShape, 'encrypted-tally').encrypted_tally];
  if (kind === 'Shuffle' || kind === 'PartialDecryption') return [small(ownedShape, 'owner').payload];
  return [];
}
