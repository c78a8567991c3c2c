// A threshold group as version 1 wrote it: what is signed stands in strings (section 13).

import { Refused } from './check.ts';
import type { Frame } from './frame.ts';
import { array, exactly, integer, object, quote, read, string, type Shape } from './json.ts';
import { ofPolynomials, oldKey, type Check, type Item, type Trustee } from './trustees.ts';

export const readOldThreshold = (frame: Frame): Shape<(check: Check) => Item> => (r) => {
  const text = object({ message: string, signature: frame.proof });
  const item = object({
    threshold: integer,
    certs: (inner) => {
      const from = inner.at;
      const value = array(text)(inner);
      return { value, text: inner.source.slice(from, inner.at) };
    },
    coefexps: array(text),
    signatures: array(frame.proof),
    verification_keys: array(oldKey(frame)),
  })(r);
  return (check) => checked(frame, item, check);
};

type Signed = { message: string; signature: { challenge: bigint; response: bigint } };
interface OldItem {
  threshold: bigint;
  certs: { value: Signed[]; text: string };
  coefexps: Signed[];
  signatures: Signed['signature'][];
  verification_keys: ReturnType<ReturnType<typeof oldKey>>[];
}

function checked(frame: Frame, item: OldItem, check: Check): Item {
  const certs = item.certs.value;
  const lengths = [item.coefexps, item.signatures, item.verification_keys].map((list) => list.length);
  const fits = lengths.every((length) => length === certs.length) && item.threshold >= 1n && item.threshold <= BigInt(certs.length);
  if (!fits) throw new Refused('trustees', 'the parts of a threshold group do not fit together');
  const needed = Number(item.threshold);
  const trustees: Trustee[] = [];
  const polynomials = certs.map((cert, j) => {
    const context = `{"group":${quote(frame.group.name)},"size":${certs.length},"threshold":${needed},"index":${j + 1}}`;
    const shape = object({ context: exactly(context, null), verification: frame.key(), encryption: frame.key() });
    const { verification } = read(cert.message, shape, 'trustees', `a certificate in a threshold group (member ${j + 1})`);
    const says = (message: string, proof: Signed['signature'], what: string) =>
      check(frame.knowsKey('sigmsg', `${message}|`, verification.value, proof), j, what);
    says(cert.message, cert.signature, 'the certificate is not signed');
    const coefficients = item.coefexps[j] as Signed;
    says(coefficients.message, coefficients.signature, 'the polynomial is not signed');
    const powers = read(coefficients.message, object({ coefexps: array(frame.element()) }), 'trustees', `a polynomial (member ${j + 1})`).coefexps;
    const own = `[${powers.map((power) => `"${power.text}"`).join(',')}]`;
    says(`certs_sig|{"certs":${item.certs.text},"coefexps":${own}}`, item.signatures[j] as Signed['signature'], 'the certificates of all are not signed');
    check(powers.length === needed, j, 'the polynomial has another degree');
    const { pok, public_key: key, signature, name } = item.verification_keys[j] as OldItem['verification_keys'][number];
    check(frame.knowsKey('pok', `${frame.group.name}|${key.text}|`, key.value, pok), j, 'the secret of the key is not proved to be known');
    const signed = signature !== undefined && frame.knowsKey('sigmsg', `${key.text}|`, verification.value, signature);
    check(signed, j, 'the key is not signed by the trustee');
    trustees.push({ name: name ?? null, signatureKey: null, key });
    return powers.map((power) => power.value);
  });
  return ofPolynomials(frame, polynomials, trustees, needed, check);
}
