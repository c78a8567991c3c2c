// What the booth is told by the house, and what it is told when a ballot was taken in.

export interface Facts {
  movement: string;
  title: string;
  /** When voting ends, in words. */
  closes: string;
  /** The election as it stands in the record. */
  election: string;
  /** For each question what it takes to pass. */
  takes: string[];
  codes: 'host' | 'registrar';
  token: string;
  back: string;
  /** Where two officers seal what papers say. */
  papers?: Papers;
}

export interface Papers {
  /** The number of the next code that has sealed nothing; null when all have. */
  next: number | null;
  left: number;
  sealed: number;
  /** The public halves of the codes for papers, in the order of their numbers. */
  reserved: string[];
  desk: string;
}

export interface Receipt { tracker: string; entry: number; signature: string; again: boolean }

const record = (value: unknown): Record<string, unknown> | null =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null);
const texts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

// A way back leads to the same house.
const inside = (address: unknown): boolean => typeof address === 'string' && /^\/(?![/\\])/.test(address);

function readPapers(value: unknown): Papers | null {
  const all = record(value);
  if (!all || !texts(all.reserved) || !inside(all.desk)) return null;
  const counts = [all.left, all.sealed, ...(all.next === null ? [] : [all.next])];
  return counts.every((count) => Number.isSafeInteger(count)) ? all as unknown as Papers : null;
}

export function readFacts(value: unknown): Facts | null {
  const all = record(value);
  if (!all || !texts(all.takes)) return null;
  const { movement, title, closes, election, takes, codes, token, back } = all;
  const papers = all.papers === undefined ? undefined : readPapers(all.papers);
  if (!texts([movement, title, closes, election, token, back]) || (codes !== 'host' && codes !== 'registrar')) return null;
  if (papers === null || !inside(back)) return null;
  return { movement, title, closes, election, takes, codes, token, back, ...(papers && { papers }) } as Facts;
}

export function readReceipt(value: unknown): Receipt | null {
  const all = record(value);
  if (!all || !texts([all.tracker, all.signature]) || !Number.isSafeInteger(all.entry)) return null;
  return { tracker: all.tracker as string, entry: all.entry as number, signature: all.signature as string, again: all.again === true };
}
