// What the trustee's page is told by the house.

const STEPS = ['certificate', 'polynomial', 'key', 'rehearsal', 'wait', 'check', 'shuffle', 'decryption', 'done'] as const;
export type Step = (typeof STEPS)[number];

export interface Facts {
  movement: string;
  title: string;
  /** This trustee's number, from 1. */
  me: number;
  names: string[];
  needed: number;
  step: Step;
  waiting_for: string[];
  /** The text of the stock of keys, where standing trustees make it or use it; and the number of the key, where it is used. */
  stock: string | null;
  key: number | null;
  draft: string;
  certificates: (string | null)[];
  polynomials: (string | null)[];
  keys: (string | null)[];
  rehearsals: (string | null)[];
  record: string | null;
  token: string;
  back: string;
}

const list = (value: unknown, empty: boolean): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string' || (empty && each === null));

export function readFacts(value: unknown): Facts | null {
  if (typeof value !== 'object' || value === null) return null;
  const all = value as Record<string, unknown>;
  const right = ['movement', 'title', 'draft', 'token', 'back'].every((name) => typeof all[name] === 'string')
    && ['names', 'waiting_for'].every((name) => list(all[name], false)) && ['certificates', 'polynomials', 'keys', 'rehearsals'].every((name) => list(all[name], true))
    && Number.isSafeInteger(all.me) && Number.isSafeInteger(all.needed) && ['record', 'stock'].every((name) => all[name] === null || typeof all[name] === 'string')
    && (all.key === null || Number.isSafeInteger(all.key))
    && STEPS.some((step) => step === all.step) && /^\/(?![/\\])/.test(String(all.back));
  return right ? all as unknown as Facts : null;
}
