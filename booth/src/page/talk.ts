// Sealing in a worker made of the page's own text; where a browser gives none, on the page itself.

import { deviceRandom } from '../secret.ts';
import { SealingDesk } from '../sealer.ts';
import type { FromSealer, ToSealer } from '../sealing.ts';

type Ask = ToSealer extends infer M ? M extends unknown ? Omit<M, 'id'> : never : never;

export class Sealer {
  #say: (message: ToSealer) => void;
  #hear: (message: FromSealer) => void = () => {};
  #last = 0;

  constructor(script: string) {
    const hear = (message: FromSealer) => { if (message.id === this.#last) this.#hear(message); };
    const desk = new SealingDesk(deviceRandom, hear);
    this.#say = (message) => { setTimeout(() => desk.hear(message)); };
    try {
      const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
      worker.onmessage = ({ data }: MessageEvent<FromSealer>) => hear(data);
      worker.onerror = (event) => {
        event.preventDefault();
        hear({ kind: 'broken', id: this.#last });
      };
      this.#say = (message) => worker.postMessage(message);
    } catch {
      // The page stands still while it seals, and the ballot is the same.
    }
  }

  /** Answers of an earlier request are not heard any more. */
  ask(message: Ask, hear: (message: FromSealer) => void): void {
    this.#hear = hear;
    this.#last += 1;
    this.#say({ ...message, id: this.#last } as ToSealer);
  }
}
