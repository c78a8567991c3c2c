// Ballots are checked by several workers at once: each is a matter of its own.

import type { Bytes } from '../bytes.ts';
import { ballotChecker, type Board, type CheckBallots } from '../verify.ts';
import type { FromHelper, ToWorker } from './talk.ts';

interface Task { ballots: readonly Bytes[]; done(answer: FromHelper): void; failed(why: unknown): void }

/** Checks ballots with so many helpers; here, if there is only one or the browser gives none. */
export function withHelpers(script: string, count: number): { check: CheckBallots | undefined; end(): void } {
  const workers: Worker[] = [];
  if (count < 2 || typeof Worker === 'undefined') return { check: undefined, end: () => {} };
  try {
    for (let i = 0; i < count; i++) workers.push(new Worker(script));
  } catch {
    workers.forEach((worker) => worker.terminate());
    return { check: undefined, end: () => {} };
  }
  const waiting: Task[] = [];
  const free = [...workers];
  let told: Board | null = null;

  const next = () => {
    while (free.length > 0 && waiting.length > 0) {
      const [worker, task] = [free.pop() as Worker, waiting.shift() as Task];
      const over = () => { free.push(worker); next(); };
      worker.onmessage = ({ data }: MessageEvent<FromHelper>) => { task.done(data); over(); };
      worker.onerror = (event) => { event.preventDefault(); task.failed(new Error(event.message)); };
      // A view would take all of the file with it.
      worker.postMessage({ kind: 'ballots', ballots: task.ballots.map((ballot) => ballot.slice()) } satisfies ToWorker);
    }
  };
  const check: CheckBallots = (board, ballots) => {
    if (told !== board) workers.forEach((worker) => worker.postMessage({ kind: 'board', board: { ...board, election: board.election.slice() } } satisfies ToWorker));
    told = board;
    return new Promise((done, failed) => {
      waiting.push({ ballots, done, failed });
      next();
    });
  };
  return { check, end: () => workers.forEach((worker) => worker.terminate()) };
}

/** The helper's side. */
export class Helper {
  #board: Board | null = null;
  readonly #check = ballotChecker();

  hear(message: ToWorker, answer: (answer: FromHelper) => void): void {
    if (message.kind === 'board') this.#board = message.board;
    if (message.kind !== 'ballots' || !this.#board) return;
    // Left to the browser's own report of errors, which the one who asked hears.
    void this.#check(this.#board, message.ballots).then(answer, (why: unknown) => setTimeout(() => { throw why; }));
  }
}
