// The names of what is checked (section 12 of the protocol) and what it means if one does not hold.

/** In the order of the stages; the text says what a reader should conclude. */
export const CHECKS = {
  archive: 'The file is damaged or was changed. Get it again from another place and compare.',
  chain: 'The record was changed after it was written, or pieces of it are missing.',
  events: 'The steps of the election stand in an order that is not allowed, so ballots may be left out.',
  election: 'The description of the election is not valid. Nothing after it can be relied on.',
  trustees: 'A trustee’s key is not proved to be theirs. Votes sealed with it may not be secret.',
  credentials: 'The list of who may vote is not valid. Ask who made it.',
  'ballot-format': 'A ballot is not written as ballots must be. It should never have been taken in.',
  'ballot-duplicate': 'The same ballot stands on the board twice. Somebody copied it.',
  'ballot-election': 'A ballot on the board was made for another election.',
  'ballot-credential': 'A ballot was cast by somebody who is not on the list of voters.',
  'ballot-signature': 'A ballot was not signed by the voter it is said to be from, or was changed later.',
  'ballot-proof': 'A ballot is not proved to hold an allowed vote. It may hold several votes, or none.',
  'encrypted-tally': 'What was opened is not what stands on the board: ballots were left out, added or changed.',
  'num-tallied': 'The number of ballots said to be counted is not the number on the board.',
  'total-weight': 'The weight said to be counted is not that of the voters who took part.',
  owner: 'It is not clear which trustee made a step.',
  shuffle: 'The rankings were not mixed as they must be. Ballots may be changed, or traced to voters.',
  'partial-decryption': 'A trustee’s share of the opening is wrong. The named trustee should explain.',
  result: 'The result is not what the sealed ballots say.',
} as const;

export type Check = keyof typeof CHECKS;

/** A rule that does not hold. */
export interface Failure {
  check: Check;
  /** The height of the event at which it was seen; null for the whole file. */
  event: number | null;
  detail: string;
}

/** Thrown where a rule does not hold; whoever knows the event adds it. */
export class Refused extends Error {
  constructor(readonly check: Check, detail: string) {
    super(detail);
  }

  at(event: number | null): Failure {
    return { check: this.check, event, detail: this.message };
  }
}

export function need(holds: boolean, check: Check, detail: string): asserts holds {
  if (!holds) throw new Refused(check, detail);
}
