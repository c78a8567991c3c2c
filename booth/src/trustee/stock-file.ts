// A standing trustee's one secret file: the secret from which those of all keys follow, and for each key what the trustee has seen and agreed to. A key is
// used as if it had a file of its own ([`ofKey`]), and what that step remembers is put back ([`remembered`]). So a key opens one election, and once.

import { Stop } from './draft.ts';
import { formed, PARTS, type SecretFile } from './secret-file.ts';
import { readSeed } from './seed.ts';
import { keyHash, MOST, seedOfKey, type Stock } from './stock.ts';

/** What is remembered of one key; `election` is the one it was used for, once it was. */
export type KeyPart = Pick<SecretFile, 'shared' | 'confirmed' | 'seen' | 'decrypted'> & { election?: string };

export interface StockFile {
  /** The hash of the stock's text. */
  stock: string;
  trustee: number;
  /** How many trustees are needed, so that as many have to mix. */
  threshold: number;
  seed: string;
  /** The first is key 1. */
  keys: KeyPart[];
}

export const newStockFile = ({ hash, threshold, keys }: Stock, trustee: number, seed: string): StockFile =>
  ({ stock: hash, trustee, threshold, seed, keys: Array.from({ length: keys }, () => ({})) });

const written = ({ shared, confirmed, election, seen, decrypted }: KeyPart): KeyPart => ({
  ...(shared && { shared }), ...(confirmed && { confirmed }), ...(election && { election }), ...(seen && { seen }), ...(decrypted && { decrypted }),
});

export const writeStockFile = ({ stock, trustee, threshold, seed, keys }: StockFile): string =>
  JSON.stringify({ stock, trustee, threshold, seed, keys: keys.map(written) });

const REQUIRED = { stock: 'string', trustee: 'number', threshold: 'number', seed: 'string', keys: 'object' };

function isPart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { election, seen, ...parts } = value as Record<string, unknown>;
  return [election, seen].every((each) => each === undefined || typeof each === 'string')
    && Object.entries(parts).every(([name, part]) => Object.hasOwn(PARTS, name) && formed(part, PARTS[name] ?? {}));
}

/** Reads the file. Nothing of it may get into a message. */
export function readStockFile(text: string): StockFile {
  const no = () => new Stop('this is not the secret file of a standing trustee');
  let value: StockFile;
  try {
    value = JSON.parse(text) as StockFile;
  } catch {
    throw no();
  }
  const right = formed(value, REQUIRED) && readSeed(value.seed) === value.seed && Array.isArray(value.keys)
    && value.keys.length >= 1 && value.keys.length <= MOST && value.keys.every(isPart);
  if (!right) throw no();
  return value;
}

/** One of its keys, as a secret file of its own. `election` and `shuffles` are those of the record in which it is used. */
export function ofKey({ stock, trustee, seed, keys }: StockFile, number: number, { election = '', shuffles = 0 } = {}): SecretFile {
  const part = keys[number - 1];
  if (!part) throw new Stop(`there is no key ${number} in this secret file`);
  return { ...part, draft: keyHash(stock, number), election: part.election ?? election, trustee, seed: seedOfKey(seed, stock, number), shuffles };
}

/** The file, with what a step has remembered of one key. */
export function remembered(file: StockFile, number: number, secret: SecretFile): StockFile {
  return { ...file, keys: file.keys.map((part, i) => (i === number - 1 ? written(secret) : part)) };
}
