// A trustee's secret file, exactly that of `omov election trustee`: the secret, and what the trustee has seen and agreed to.
//
// Whoever carries files between trustees may show each of them something else. So what a trustee agreed to is kept with the secret, and everything later
// is held against it.

import { Stop, type Agreed } from './draft.ts';
import { readSeed } from './seed.ts';

export interface SecretFile {
  draft: string;
  election: string;
  trustee: number;
  seed: string;
  shuffles: number;
  /** The second round: shares are given for one set of certificates and no other, or their values would add up to the secret. */
  shared?: { certificates: string; polynomial: string };
  /** The third round: what was sent, and length and hash of what the record has to say of the key. */
  confirmed?: { key: string; length: number; hash: string };
  /** The last event of the record at the last visit. */
  seen?: string;
  /** What was opened with it, remembered before it is handed out. */
  decrypted?: { settled: string; share: string };
}

export const newSecret = ({ hash, electionHash, shuffles }: Agreed, trustee: number, seed: string): SecretFile =>
  ({ draft: hash, election: electionHash, trustee, seed, shuffles });

export const writeSecret = ({ draft, election, trustee, seed, shuffles, shared, confirmed, seen, decrypted }: SecretFile): string => JSON.stringify({
  draft, election, trustee, seed, shuffles,
  ...(shared && { shared: { certificates: shared.certificates, polynomial: shared.polynomial } }),
  ...(confirmed && { confirmed: { key: confirmed.key, length: confirmed.length, hash: confirmed.hash } }),
  ...(seen && { seen }),
  ...(decrypted && { decrypted: { settled: decrypted.settled, share: decrypted.share } }),
});

const REQUIRED: Record<string, string> = { draft: 'string', election: 'string', trustee: 'number', seed: 'string', shuffles: 'number' };
export const PARTS: Record<string, Record<string, string>> = {
  shared: { certificates: 'string', polynomial: 'string' },
  confirmed: { key: 'string', length: 'number', hash: 'string' },
  decrypted: { settled: 'string', share: 'string' },
};

export const formed = (value: unknown, fields: Record<string, string>): boolean => typeof value === 'object' && value !== null
  && Object.keys(value).length === Object.keys(fields).length
  && Object.entries(fields).every(([name, type]) => typeof (value as Record<string, unknown>)[name] === type);

/** Reads a secret file. Nothing of it may get into a message. */
export function readSecret(text: string): SecretFile {
  const no = () => new Stop('this is not a trustee’s secret file');
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw no();
  }
  if (typeof value !== 'object' || value === null) throw no();
  const { shared, confirmed, seen, decrypted, ...first } = value;
  const parts = { shared, confirmed, decrypted } as Record<string, unknown>;
  const right = formed(first, REQUIRED) && (seen === undefined || typeof seen === 'string')
    && Object.entries(PARTS).every(([name, fields]) => parts[name] === undefined || formed(parts[name], fields));
  if (!right || readSeed(first.seed as string) !== first.seed) throw no();
  return value as unknown as SecretFile;
}
