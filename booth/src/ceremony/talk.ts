// The trustee's secret work, done in a worker so that the page stays free. Page and worker run the same script.

import { Refused } from '../check.ts';
import { deviceRandom as random } from '../secret.ts';
import { readDraft, Stop } from '../trustee/draft.ts';
import { Complaint } from '../trustee/rounds.ts';
import { readSecret } from '../trustee/secret-file.ts';
import * as steps from '../trustee/steps.ts';
import * as words from './words.ts';

export type Task =
  | { kind: 'certificate'; draft: string; me: number; seed: string }
  | { kind: 'polynomial'; draft: string; secret: string; certificates: string[] }
  | { kind: 'key'; draft: string; secret: string; certificates: string[]; polynomials: string[] }
  | { kind: 'rehearsal'; draft: string; secret: string; certificates: string[]; polynomials: string[] }
  | { kind: 'check'; secret: string; record: Uint8Array }
  | { kind: 'shuffle'; secret: string; record: Uint8Array }
  | { kind: 'agreement'; secret: string; record: Uint8Array }
  | { kind: 'decryption'; secret: string; record: Uint8Array; agreed: string };

/** The result of a task: a part and the file to keep, what was seen, or why it was stopped. */
export type Outcome =
  | ({ kind: 'made' } & steps.Done)
  | { kind: 'checked'; secret: steps.Done['secret']; line: string; voters: number }
  | ({ kind: 'agree' } & steps.Agreement)
  | { kind: 'stopped'; why: string }
  | { kind: 'complaint'; member: number; reason: string }
  | { kind: 'broken' };

export type FromWorker = Outcome | { kind: 'progress'; text: string; done: number; of: number };

type Tell = (text: string, done: number, of: number) => void;

async function run(task: Task, tell: Tell): Promise<Outcome> {
  if (task.kind === 'certificate') return { kind: 'made', ...steps.certificate(readDraft(task.draft), task.me, task.seed, random) };
  const secret = readSecret(task.secret);
  if (task.kind === 'polynomial') return { kind: 'made', ...await steps.polynomial(readDraft(task.draft), secret, task.certificates, random) };
  if (task.kind === 'key') return { kind: 'made', ...await steps.key(readDraft(task.draft), secret, task.certificates, task.polynomials, random) };
  if (task.kind === 'rehearsal') return { kind: 'made', ...await steps.rehearsal(readDraft(task.draft), secret, task.certificates, task.polynomials, random) };
  const options: Parameters<typeof steps.mix>[3] & Parameters<typeof steps.decryption>[4] = {
    progress: ({ stage, done, of }) => tell(stage === 'reading' ? words.work.reading : words.work[stage](done, of), done, of),
    mixed: (done, of) => tell(words.work.mixed(done, of), done, of),
    opened: (done, of) => tell(words.work.opened(done, of), done, of),
  };
  if (task.kind === 'check') return { kind: 'checked', ...await steps.check(secret, task.record, options) };
  if (task.kind === 'shuffle') return { kind: 'made', ...await steps.mix(secret, task.record, random, options) };
  if (task.kind === 'agreement') return { kind: 'agree', ...await steps.agreement(secret, task.record, options) };
  return { kind: 'made', ...await steps.decryption(secret, task.record, task.agreed, random, options) };
}

/** Does a task; whatever stops it is in the outcome. */
export async function done(task: Task, tell: Tell): Promise<Outcome> {
  try {
    return await run(task, tell);
  } catch (why) {
    if (why instanceof Complaint) return { kind: 'complaint', member: why.member, reason: why.reason };
    if (why instanceof Stop || why instanceof Refused) return { kind: 'stopped', why: why.message };
    return { kind: 'broken' };
  }
}

/** Does a task in a worker; on the page itself where a browser gives none. */
export function atWork(script: string, task: Task, tell: Tell): Promise<Outcome> {
  let worker: Worker;
  try {
    worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  } catch {
    return done(task, tell);
  }
  return new Promise<Outcome>((over) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'progress') tell(data.text, data.done, data.of);
      else over(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      over({ kind: 'broken' });
    };
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
