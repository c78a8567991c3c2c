// The page: a file is chosen or dropped, or the record of a ballot is fetched from the house that serves this page; a worker verifies it, and the
// answer is shown.

import { verify } from '../verify.ts';
import { bytes as fetched } from '../web/server.ts';
import type { FromWorker, ToWorker } from './talk.ts';
import { show } from './view.ts';
import { progressText } from './words.ts';

/** How long a screen reader is left in peace between two reports. */
const QUIET = 10_000;

/** Where a house serves this page; the record of the ballot lies beside it. */
const SERVED = /^\/ballots\/[^/]+\/verifier$/;

/** More helpers than this only wait for each other. */
const MOST_HELPERS = 8;

export function page(document: Document, script: string): void {
  const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
  const [input, drop, seen] = [at<HTMLInputElement>('file'), at('drop'), at<HTMLInputElement>('seen')];
  const [work, bar, doing, status, problem, answer] = [at('work'), at<HTMLProgressElement>('bar'), at('doing'), at('status'), at('problem'), at('answer')];
  let running: Worker | null = null;
  let spoken = 0;
  let turn = 0;

  const stop = () => {
    running?.terminate();
    running = null;
    turn++;
    work.hidden = true;
  };
  const complain = (text: string) => {
    problem.textContent = text;
    problem.hidden = text === '';
  };
  const hear = (message: FromWorker, name: string) => {
    if (message.kind === 'verdict') {
      stop();
      show(message.verdict, name, answer);
      status.textContent = '';
      return;
    }
    const { done, of } = message.progress;
    const text = progressText(message.progress);
    [bar.max, bar.value, doing.textContent] = [Math.max(of, 1), done, text];
    if (Date.now() - spoken < QUIET) return;
    spoken = Date.now();
    status.textContent = text;
  };
  const broken = () => {
    stop();
    complain('The check broke off, and nothing is said about the record. Load this page anew and try again, or try another browser.');
  };

  async function start(name: string, read: () => Promise<Uint8Array | null>, unread: string): Promise<void> {
    const earlier = seen.value.trim();
    if (earlier !== '' && !/^[0-9a-f]{64}$/.test(earlier)) {
      complain('The last step you saw has 64 digits and letters from a to f. Copy it whole, or leave the field empty.');
      seen.focus();
      return;
    }
    stop();
    complain('');
    answer.replaceChildren();
    const mine = ++turn;
    [work.hidden, doing.textContent, spoken] = [false, 'Reading the file', 0];
    bar.removeAttribute('value');
    const bytes = await read().catch(() => null);
    // Stopped meanwhile, or another record was chosen.
    if (mine !== turn) return;
    if (bytes === null) {
      stop();
      complain(unread);
      return;
    }
    const asked = { kind: 'verify', bytes, seen: earlier || null } as const;
    try {
      const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
      const worker = new Worker(url);
      running = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data, name);
      worker.onerror = (event) => { event.preventDefault(); broken(); };
      const helpers = Math.min(navigator.hardwareConcurrency || 2, MOST_HELPERS);
      worker.postMessage({ ...asked, script: url, helpers } satisfies ToWorker, [bytes.buffer]);
    } catch {
      // A browser that gives this page no worker: the page stands still meanwhile, and the answer is the same.
      const verdict = await verify(bytes, { seen: asked.seen });
      hear({ kind: 'verdict', verdict }, name);
    }
  }

  const chosen = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (!file) return;
    const unread = 'This file cannot be read. Choose it again; it may have been moved, or be too large for this device.';
    start(file.name, async () => new Uint8Array(await file.arrayBuffer()), unread).catch(broken);
  };
  input.addEventListener('change', () => chosen(input.files));
  // The same file can be chosen again.
  input.addEventListener('click', () => { input.value = ''; });
  at('stop').addEventListener('click', () => {
    stop();
    status.textContent = 'Stopped. Nothing is said about the record.';
    (at('served').hidden ? input : at('fetch')).focus();
  });
  for (const kind of ['dragenter', 'dragover'] as const) {
    document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add('over'); });
  }
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) drop.classList.remove('over'); });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    const files = event.dataTransfer?.files;
    if (files?.length) input.files = files;
    chosen(files);
  });
  if (SERVED.test(location.pathname)) {
    const unread = 'The record did not come. Look whether you are connected, and press the button again.';
    at('fetch').addEventListener('click', () => { start('record.bel', () => fetched('record.bel'), unread).catch(broken); });
    at<HTMLAnchorElement>('back').href = location.pathname.replace(/\/verifier$/, '');
    at('file-label').textContent = 'Or a record that you have as a file';
    at('served').hidden = false;
    at('same-house').hidden = false;
  }
  at('choose').hidden = false;
  at('no-script').hidden = true;
}
