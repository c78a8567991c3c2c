// A stock of keys: what standing trustees make in one ceremony (section 31). To each key belongs a hash of its own, that of the stock's text with the
// number of the key, which stands where the hash of the draft stands in the ceremony of a single election.

import { hash, hashHex } from '../bytes.ts';
import { Stop, type Agreed } from './draft.ts';
import { ALPHABET, LENGTH, LIKELY } from './seed.ts';

export interface Stock {
  group: string;
  trustees: string[];
  threshold: number;
  /** How many keys. */
  keys: number;
  /** The last day on which a ballot may open under one of them. */
  until: string;
  id: string;
  hash: string;
}

/** The most keys of one stock. */
export const MOST = 20;

const whole = (value: unknown, most: number): value is number => Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most;

export function readStock(text: string): Stock {
  let all: Record<string, unknown>;
  try {
    all = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Stop('the text of the stock cannot be read');
  }
  const { group, trustees, threshold, keys, until, id, ...more } = all ?? {};
  const formed = [group, until, id].every((each) => typeof each === 'string') && Array.isArray(trustees)
    && trustees.every((name) => typeof name === 'string') && whole(threshold, 170) && whole(keys, MOST) && Object.keys(more).length === 0;
  if (!formed) throw new Stop('this is not the text of a stock of keys');
  const stock = { group, trustees, threshold, keys, until, id } as Omit<Stock, 'hash'>;
  if (stock.threshold < 2 || stock.threshold >= stock.trustees.length || stock.trustees.length > 255) {
    throw new Stop('at least two trustees and fewer than all must be needed, so that one lost key does not lose a ballot, and one alone opens nothing');
  }
  if (`${JSON.stringify(stock)}\n` !== text) throw new Stop('the text of the stock is not in its one spelling');
  return { ...stock, hash: hashHex(text) };
}

/** What key `number`, from 1, is made for. */
export const keyHash = (stock: string, number: number): string => hashHex(`omov stock key 1\n${stock}\n${number}\n`);

/** The secret of key `number`: letters and digits, each with the same chance, from the bytes of a row of hashes. */
export function seedOfKey(seed: string, stock: string, number: number): string {
  let made = '';
  for (let block = 0; made.length < LENGTH; block++) {
    for (const byte of hash(`omov stock seed 1\n${seed}\n${stock}\n${number}\n${block}\n`)) {
      if (byte < LIKELY && made.length < LENGTH) made += ALPHABET[byte % 58];
    }
  }
  return made;
}

/** The key with that number, as the rounds take an election of its own. Which election it will be is not known yet. */
export const agreedOn = ({ trustees, threshold, hash: stock }: Stock, number: number): Agreed =>
  ({ trustees, threshold, hash: keyHash(stock, number), electionHash: '', shuffles: 0 });
