// Bytes and their text forms.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export type Bytes = Uint8Array<ArrayBufferLike>;

export const utf8 = utf8ToBytes;
export const hex = bytesToHex;

export const hash = (data: Bytes | string): Bytes => sha256(typeof data === 'string' ? utf8(data) : data);
export const hashHex = (data: Bytes | string): string => hex(hash(data));

/** Base64 without padding. */
export function base64(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/=+$/, '');
}

/** Bytes as a number, the most significant first. */
export const toNumber = (bytes: Bytes): bigint => (bytes.length ? BigInt(`0x${hex(bytes)}`) : 0n);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or null if the bytes are not UTF-8. */
export function text(bytes: Bytes): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
