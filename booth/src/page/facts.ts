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
}

export interface Receipt { tracker: string; entry: number; signature: string; again: boolean }

const record = (value: unknown): Record<string, unknown> | null =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null);
const texts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

export function readFacts(value: unknown): Facts | null {
  const all = record(value);
  if (!all || !texts(all.takes)) return null;
  const { movement, title, closes, election, takes, codes, token, back } = all;
  if (!texts([movement, title, closes, election, token, back]) || (codes !== 'host' && codes !== 'registrar')) return null;
  // A way back leads to the same house.
  const inside = /^\/(?![/\\])/.test(back as string);
  return inside ? { movement, title, closes, election, takes, codes, token, back } as Facts : null;
}

export function readReceipt(value: unknown): Receipt | null {
  const all = record(value);
  if (!all || !texts([all.tracker, all.signature]) || !Number.isSafeInteger(all.entry)) return null;
  return { tracker: all.tracker as string, entry: all.entry as number, signature: all.signature as string, again: all.again === true };
}
