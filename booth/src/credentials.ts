// Who may vote: public halves of voting codes, with weights (sections 5 and 13).

import { hashHex, type Bytes } from './bytes.ts';
import { need, Refused } from './check.ts';
import type { Election } from './election.ts';
import { array, hashText, integer, object, optional, read, string, uuid, written } from './json.ts';

/** The weight of each credential. */
export type Credentials = ReadonlyMap<string, bigint>;

export function readCredentials(election: Election, json: Bytes): Credentials {
  const { frame } = election;
  const rows: [string, bigint][] = frame.version === 2
    ? read(json, array(object({ credential: frame.key(), weight: optional(integer) })), 'credentials', 'the list')
      .map((row) => [row.credential.text, row.weight ?? 1n])
    : read(json, array(string), 'credentials', 'the list').map((row) => oldRow(election, row));
  const weights = new Map(rows);
  need(weights.size === rows.length, 'credentials', 'a credential is listed twice');
  let total = 0n;
  for (const weight of weights.values()) {
    need(weight >= 1n, 'credentials', 'a weight is 0');
    total += weight;
  }
  need(total < 1n << 62n, 'credentials', 'the weights add up to more than can be counted');
  if (election.questions.some((question) => question.type === 'NonHomomorphic')) {
    for (const weight of weights.values()) need(weight === 1n, 'credentials', 'there are weights, though ballots are ranked');
  }
  return weights;
}

function oldRow({ frame: { group } }: Election, row: string): [string, bigint] {
  const found = /^([0-9a-f]+)(?:,([1-9][0-9]{0,18}))?$/.exec(row);
  const value = found?.[1] === undefined ? null : group.decode(found[1]);
  const weight = BigInt(found?.[2] ?? 1);
  if (!found?.[1] || !value || group.same(value, group.one) || weight >= 1n << 62n) {
    throw new Refused('credentials', 'a line is not a credential');
  }
  return [found[1], weight];
}

/** The statement of whoever made the credentials about how many there are. */
export function checkCertificate(election: Election, list: Bytes, length: number, json: Bytes): void {
  const { frame } = election;
  const message = object({
    uuid, voter_list_length: integer, public_creds_hash: hashText, verification_key: frame.key(), encryption_key: frame.key(),
  });
  const shape = object({ message: written(message), signature: frame.proof });
  const { message: { value, text }, signature } = read(json, shape, 'credentials', 'the certificate');
  const fits = value.uuid === election.uuid && value.voter_list_length === BigInt(length) && value.public_creds_hash === hashHex(list);
  need(fits, 'credentials', 'the certificate is for another list');
  const signed = frame.signed('credentials_certificate', value.verification_key, text, signature);
  need(signed, 'credentials', 'the certificate is not signed by whom it names');
}
