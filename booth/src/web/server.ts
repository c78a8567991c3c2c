// What the pages with steps say to the house they came from, and nothing else: addresses are below the page's own.

/** What the house says when it refuses: one sentence, and what can be done. With `wait`, the same can be sent again after so many seconds. */
export interface Said { said: string; todo: string; wait?: number }

export type Answer<T> =
  | { kind: 'done'; value: T }
  | { kind: 'refused'; status: number; said: Said }
  /** No answer came, or one that was cut. Whether the house has what was sent is not known. */
  | { kind: 'cut' }
  /** An answer that no house gives to this. */
  | { kind: 'strange' };

/** A house that has said nothing for so long is asked again. */
const PATIENCE = 120_000;

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && typeof (value as Said).said === 'string' && typeof (value as Said).todo === 'string' &&
  ['undefined', 'number'].includes(typeof (value as Said).wait);

async function ask<T>(address: string, init: RequestInit, reads: (value: unknown) => T | null): Promise<Answer<T>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let text: string;
  let response: Response;
  try {
    // A redirect would be to the sign-in page, which has no answer for us.
    response = await fetch(address, {
      ...init, signal: patience.signal, cache: 'no-store', credentials: 'same-origin', redirect: 'manual', referrerPolicy: 'no-referrer',
    });
    text = await response.text();
  } catch {
    return { kind: 'cut' };
  } finally {
    clearTimeout(timer);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'strange' };
  }
  if (!response.ok) return isSaid(value) ? { kind: 'refused', status: response.status, said: value } : { kind: 'strange' };
  const read = reads(value);
  return read === null ? { kind: 'strange' } : { kind: 'done', value: read };
}

const below = (name: string): string => `${location.pathname.replace(/\/+$/, '')}/${name}`;

export const get = <T>(name: string, reads: (value: unknown) => T | null): Promise<Answer<T>> => ask(below(name), {}, reads);
export const post = <T>(name: string, fields: Record<string, string>, reads: (value: unknown) => T | null): Promise<Answer<T>> =>
  ask(below(name), { method: 'POST', body: new URLSearchParams(fields) }, reads);

/** The bytes behind an address of the same house. */
export async function bytes(address: string): Promise<Uint8Array | null> {
  try {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) return null;
    const response = await fetch(url, { cache: 'no-store', credentials: 'same-origin', redirect: 'error', referrerPolicy: 'no-referrer' });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
