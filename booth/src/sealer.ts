// The worker's side of src/sealing.ts, without the worker, so that it runs anywhere.

import { audit } from './audit.ts';
import { utf8 } from './bytes.ts';
import { Refused } from './check.ts';
import { credential, readCode } from './code.ts';
import { readElection, type Election } from './election.ts';
import { CannotSeal, seal } from './seal.ts';
import type { FromSealer, ToSealer } from './sealing.ts';
import type { Random } from './secret.ts';

export class SealingDesk {
  #known: { text: string; election: Election } | null = null;

  constructor(readonly random: Random, readonly say: (message: FromSealer) => void) {}

  #election(text: string): Election {
    if (this.#known?.text !== text) this.#known = { text, election: readElection(utf8(text)) };
    return this.#known.election;
  }

  hear(message: ToSealer): void {
    const { id } = message;
    try {
      const election = this.#election(message.election);
      if (message.kind === 'audit') {
        const found = audit(election, message.ballot, message.key);
        this.say(found.holds ? { kind: 'audited', id, tracker: found.tracker } : { kind: 'differs', id, question: found.question });
        return;
      }
      const typed = readCode(message.code);
      if (!('code' in typed)) {
        this.say({ kind: 'refused', id, what: 'code' });
        return;
      }
      const pair = credential(election.uuid, typed.code);
      const sealed = seal(election, pair, message.answers, this.random, (done, of) => this.say({ kind: 'progress', id, done, of }));
      this.say({ kind: 'sealed', id, ...sealed, credential: pair.text });
    } catch (why) {
      if (why instanceof CannotSeal && why.question !== null) this.say({ kind: 'refused', id, what: 'answer', question: why.question });
      else if (why instanceof CannotSeal || why instanceof Refused) this.say({ kind: 'refused', id, what: 'election' });
      else this.say({ kind: 'broken', id });
    }
  }
}
