// The one script of the booth: the page, and the worker that seals for it.

import { SealingDesk } from '../sealer.ts';
import type { ToSealer } from '../sealing.ts';
import { deviceRandom } from '../secret.ts';
import { Booth } from './booth.ts';

if (typeof document === 'undefined') {
  const desk = new SealingDesk(deviceRandom, (message) => postMessage(message));
  addEventListener('message', (event: MessageEvent<ToSealer>) => desk.hear(event.data));
} else {
  // The code is taken out of the address before anything else happens; a browser sends what stands there to nobody.
  const taken = (): string => {
    const { hash, pathname, search } = location;
    if (hash) history.replaceState(null, '', pathname + search);
    return hash;
  };
  const fragment = taken();
  document.getElementById('no-script')?.remove();
  const booth = new Booth(document.currentScript?.textContent ?? '', fragment);
  addEventListener('hashchange', () => booth.arrive(taken()));
  void booth.open();
}
