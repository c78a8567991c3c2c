// A trustee's secret file as the page handles it: that of one election, or that of a stock of keys.

import { Stop } from '../trustee/draft.ts';
import { readSecret } from '../trustee/secret-file.ts';
import { hashHex } from '../bytes.ts';
import { readStockFile } from '../trustee/stock-file.ts';
import type { Facts } from './facts.ts';

export interface Held {
  trustee: number;
  seed: string;
  text: string;
  /** What was opened with it before, in this election. */
  settled: string | undefined;
}

/** Reads the file that belongs here. */
export function held(text: string, { stock, key }: Pick<Facts, 'stock' | 'key'>): Held {
  if (stock === null) {
    const { trustee, seed, decrypted } = readSecret(text);
    return { trustee, seed, text, settled: decrypted?.settled };
  }
  const file = readStockFile(text);
  if (file.stock !== hashHex(stock)) throw new Stop('this secret was made for another stock of keys');
  return { trustee: file.trustee, seed: file.seed, text, settled: key === null ? undefined : file.keys[key - 1]?.decrypted?.settled };
}
