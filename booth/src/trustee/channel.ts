// Private messages between trustees, signed and sealed, carried by the house (section 6). AES-256-GCM is the browser's own.

import { hash, hex, utf8, text as textFrom, type Bytes } from '../bytes.ts';
import { Refused } from '../check.ts';
import { Frame } from '../frame.ts';
import { groupNamed } from '../groups.ts';
import { object, read, stringOf, written, anything, exactly, type Shape } from '../json.ts';
import { generator, pointOf, power, randomScalar, sign, textOf, type KeyPair, type Random, type SecretPoint } from '../secret.ts';
import type { Group } from '../group.ts';

export const frame = new Frame(groupNamed('Ed25519') as Group, 2);

const own = (bytes: Bytes): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

async function cipher(inner: string, k: SecretPoint, alpha: string): Promise<{ key: CryptoKey; params: AesGcmParams }> {
  const outer = `BELENIOS-V2-${inner}-channel_msg_outer`;
  const raw = own(hash(`${outer}-key|${textOf(k)}`));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  // The initial value has 32 bytes, not the usual 12.
  return { key, params: { name: 'AES-GCM', iv: own(hash(`${outer}-iv|${alpha}`)) } };
}

const innerTag = (tag: string): string => `${tag}-channel_msg_inner`;

/** Seals a message for the owner of an encryption key. */
export async function send(tag: string, from: KeyPair, to: string, message: string, random: Random): Promise<string> {
  const signed = sign(innerTag(tag), from, `{"recipient":"${to}","message":${message}}`, random);
  const [r, s] = [randomScalar(random), randomScalar(random)];
  const k = power(generator, s);
  const [alpha, beta] = [textOf(power(generator, r)), textOf(power(pointOf(to), r).add(k))];
  const { key, params } = await cipher(innerTag(tag), k, alpha);
  const data = await crypto.subtle.encrypt(params, key, own(utf8(signed)));
  return `{"alpha":"${alpha}","beta":"${beta}","data":"${hex(new Uint8Array(data))}"}`;
}

const hexText = stringOf('hexadecimal digits', (value) => /^(?:[0-9a-f]{2})*$/.test(value));
const sentShape = object({ alpha: frame.element(), beta: frame.element(), data: hexText });

/** Opens a message of the owner of a signature key; null if it is not from them, not for this recipient, or cannot be opened. */
export async function receive(tag: string, to: KeyPair, from: string, sent: string): Promise<string | null> {
  try {
    const { alpha, beta, data } = read(sent, sentShape, 'trustees', 'a message');
    const k = pointOf(beta.text).subtract(power(pointOf(alpha.text), to.secret));
    const { key, params } = await cipher(innerTag(tag), k, alpha.text);
    const bytes = new Uint8Array((data.match(/../g) ?? []).map((digits) => parseInt(digits, 16)));
    const plain = textFrom(new Uint8Array(await crypto.subtle.decrypt(params, key, bytes)));
    if (plain === null) return null;
    const recipient: Shape<unknown> = exactly(`"${to.text}"`, null);
    const message = written(object({ recipient, message: written(anything) }));
    const { message: inner, signature } = read(plain, object({ message, signature: frame.proof }), 'trustees', 'a message');
    const value = frame.group.decode(from);
    const holds = value !== null && frame.signed(innerTag(tag), { text: from, value }, inner.text, signature);
    return holds ? inner.value.message.text : null;
  } catch (why) {
    // The browser's own word for a seal that does not hold.
    if (why instanceof Refused || (why instanceof Error && why.name === 'OperationError')) return null;
    throw why;
  }
}
