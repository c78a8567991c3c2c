// The one script of the trustee's page: the page, and the worker that does the secret work.

import { Ceremony } from './ceremony.ts';
import { done, type FromWorker, type Task } from './talk.ts';

if (typeof document === 'undefined') {
  const say = (message: FromWorker) => postMessage(message);
  addEventListener('message', ({ data }: MessageEvent<Task>) => {
    void done(data, (text, at, of) => say({ kind: 'progress', text, done: at, of })).then(say);
  });
} else {
  document.getElementById('no-script')?.remove();
  void new Ceremony(document.currentScript?.textContent ?? '').open();
}
