// The worker in which ballots are sealed.

import { SealingDesk } from './sealer.ts';
import type { ToSealer } from './sealing.ts';
import { deviceRandom } from './secret.ts';

const desk = new SealingDesk(deviceRandom, (message) => postMessage(message));
addEventListener('message', (event: MessageEvent<ToSealer>) => desk.hear(event.data));
