// The steps of a standing trustee. Each round is made for all keys at once, and sent as one list; a key is made and used just as the one key of a single election is.

import { text as textOf, type Bytes } from '../bytes.ts';
import { readArchive, Unsound } from '../archive.ts';
import { Refused } from '../check.ts';
import { anything, array, read, written } from '../json.ts';
import type { Random } from '../secret.ts';
import { hashWithoutKey, Stop } from './draft.ts';
import { Complaint } from './rounds.ts';
import type { SecretFile } from './secret-file.ts';
import { agreedOn, type Stock } from './stock.ts';
import { newStockFile, ofKey, remembered, type StockFile } from './stock-file.ts';
import * as steps from './steps.ts';

export interface Done { message: string; secret: StockFile }
export type Tell = (done: number, of: number) => void;

const listed = (parts: readonly string[]): string => `[${parts.join(',')}]`;

/** The parts in a trustee's list, one for each key. */
export function partsOf(list: string, { keys }: Stock, member: number): string[] {
  try {
    const parts = read(list, array(written(anything)), 'trustees', 'a list').map(({ text }) => text);
    if (parts.length === keys) return parts;
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
  }
  throw new Complaint(member, 'there is not one part for each key');
}

/** What all trustees sent in a round, by key. */
const byKey = (lists: readonly string[], stock: Stock): string[][] => {
  const all = lists.map((list, i) => partsOf(list, stock, i + 1));
  return Array.from({ length: stock.keys }, (_, k) => all.map((parts) => parts[k] ?? ''));
};

/** A complaint that says which key it is about. */
async function ofThis<T>(number: number, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (why) {
    if (why instanceof Complaint) throw new Complaint(why.member, `key ${number}: ${why.reason}`);
    throw why;
  }
}

type OfKey = (number: number, secret: SecretFile) => Promise<steps.Done> | steps.Done;

/** A round of all keys. What one of them throws changes nothing. */
async function round(stock: Stock, file: StockFile, tell: Tell, step: OfKey): Promise<Done> {
  if (file.stock !== stock.hash) throw new Stop('this secret was made for another stock of keys');
  const parts: string[] = [];
  let secret = file;
  for (let number = 1; number <= stock.keys; number++) {
    const { message, secret: after } = await ofThis(number, async () => step(number, ofKey(secret, number)));
    parts.push(message);
    secret = remembered(secret, number, after);
    tell(number, stock.keys);
  }
  return { message: listed(parts), secret };
}

/** Round 1, with a new secret or one of an attempt that was cut short. */
export const certificate = (stock: Stock, number: number, seed: string, random: Random, tell: Tell = () => {}): Promise<Done> =>
  round(stock, newStockFile(stock, number, seed), tell, (key, { seed: own }) => steps.certificate(agreedOn(stock, key), number, own, random));

/** Round 2. */
export async function polynomial(stock: Stock, file: StockFile, certificates: readonly string[], random: Random, tell: Tell = () => {}): Promise<Done> {
  const all = byKey(certificates, stock);
  return round(stock, file, tell, (key, secret) => steps.polynomial(agreedOn(stock, key), secret, all[key - 1] ?? [], random));
}

/** Round 3. */
export async function key(stock: Stock, file: StockFile, certificates: readonly string[], polynomials: readonly string[], random: Random, tell: Tell = () => {}): Promise<Done> {
  const [first, second] = [byKey(certificates, stock), byKey(polynomials, stock)];
  return round(stock, file, tell, (number, secret) => steps.key(agreedOn(stock, number), secret, first[number - 1] ?? [], second[number - 1] ?? [], random));
}

/** Round 4. */
export async function rehearsal(stock: Stock, file: StockFile, certificates: readonly string[], polynomials: readonly string[], random: Random, tell: Tell = () => {}): Promise<Done> {
  const [first, second] = [byKey(certificates, stock), byKey(polynomials, stock)];
  return round(stock, file, tell, (number, secret) => steps.rehearsal(agreedOn(stock, number), secret, first[number - 1] ?? [], second[number - 1] ?? [], random));
}

/** A key, as the secret file of the election in that record. Once it was used for an election, it is used for no other. */
function used(file: StockFile, number: number, bytes: Bytes): SecretFile {
  let election: string;
  let public_key: unknown;
  let questions: unknown;
  try {
    election = textOf(readArchive(bytes, null, () => {}).events[0]?.data[0]?.bytes ?? new Uint8Array()) ?? '';
    ({ public_key, questions } = JSON.parse(election) as Record<string, unknown>);
  } catch (why) {
    if (why instanceof Unsound) throw new Stop(`the record is not valid: ${why.message}`);
    throw new Stop('the record is not valid: it cannot be read');
  }
  const own = hashWithoutKey(election, String(public_key));
  const before = file.keys[number - 1]?.election;
  if (before !== undefined && before !== own) {
    throw new Stop(`key ${number} was used for another election, and never is for a second one; tell the other trustees and the scrutineers`);
  }
  const ranked = Array.isArray(questions) && questions.some((question) => (question as { type?: unknown } | null)?.type === 'NonHomomorphic');
  return ofKey(file, number, { election: own, shuffles: ranked ? file.threshold : 0 });
}

/** Looks at the opened record before anybody votes: from then on the key belongs to this election. */
export async function check(file: StockFile, number: number, bytes: Bytes, options: Parameters<typeof steps.check>[2] = {}) {
  const { secret, ...seen } = await steps.check(used(file, number, bytes), bytes, options);
  return { ...seen, secret: remembered(file, number, secret) };
}

export async function mix(file: StockFile, number: number, bytes: Bytes, random: Random, options: Parameters<typeof steps.mix>[3] = {}): Promise<Done> {
  const { message, secret } = await steps.mix(used(file, number, bytes), bytes, random, options);
  return { message, secret: remembered(file, number, secret) };
}

export const agreement = async (file: StockFile, number: number, bytes: Bytes, options: Parameters<typeof steps.agreement>[2] = {}): Promise<steps.Agreement> =>
  steps.agreement(used(file, number, bytes), bytes, options);

export async function decryption(file: StockFile, number: number, bytes: Bytes, agreed: string, random: Random, options: Parameters<typeof steps.decryption>[4] = {}): Promise<Done> {
  const { message, secret } = await steps.decryption(used(file, number, bytes), bytes, agreed, random, options);
  return { message, secret: remembered(file, number, secret) };
}
