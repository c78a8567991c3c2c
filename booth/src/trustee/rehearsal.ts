// A rehearsal of the opening: before anybody votes, a trustee opens a test ballot with the secret that will open the result.
//
// What is sealed follows from the draft and the key by a hash, so nobody chooses it: what a trustee gives for it, anybody could work out from public
// numbers. A test ballot that came from somebody else would be a way to have a real one opened.

import { hashHex } from '../bytes.ts';
import { modulo } from '../group.ts';
import { challenge, generator, power, proofText, q, randomScalar, sign, textOf, type KeyPair, type Random } from '../secret.ts';

/** The share of the test ballot, signed; `begins` is the list of trustees up to their public keys, `draft` the hash of the draft. */
export function rehearse(draft: string, begins: string, sk: KeyPair, key: KeyPair, random: Random): string {
  const about = `${draft}|${hashHex(begins)}|`;
  const alpha = power(generator, challenge('omov-rehearsal-ballot', about, []));
  const w = randomScalar(random);
  const c = challenge('omov-rehearsal', `${about}${key.text}|`, [textOf(power(generator, w)), textOf(power(alpha, w))]);
  const proof = proofText({ challenge: c, response: modulo(w - key.secret * c, q) });
  return sign('omov-rehearsal', sk, `{"rehearsal":"${draft}","factor":"${textOf(power(alpha, key.secret))}","proof":${proof}}`, random);
}
