// The one script of the verifier page: the page itself, the worker that verifies, and the helpers that check ballots for it.

import { verify } from '../verify.ts';
import { Helper, withHelpers } from './helpers.ts';
import { page } from './page.ts';
import type { ToWorker } from './talk.ts';

if (typeof document !== 'undefined') {
  page(document, document.currentScript?.textContent ?? '');
} else {
  const helper = new Helper();
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind !== 'verify') {
      helper.hear(data, (answer) => postMessage(answer));
      return;
    }
    const { check, end } = withHelpers(data.script, data.helpers);
    const told = verify(data.bytes, {
      seen: data.seen,
      progress: (progress) => postMessage({ kind: 'progress', progress }),
      ...(check ? { checkBallots: check } : {}),
    });
    void told.then((verdict) => postMessage({ kind: 'verdict', verdict }), (why: unknown) => setTimeout(() => { throw why; })).finally(end);
  });
}
