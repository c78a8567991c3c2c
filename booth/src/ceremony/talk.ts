// The trustee's secret work, done in a worker so that the page stays free. Page and worker run the same script.

import { Refused } from '../check.ts';
import { deviceRandom as random } from '../secret.ts';
import { readDraft, Stop } from '../trustee/draft.ts';
import { Complaint } from '../trustee/rounds.ts';
import { readSecret, writeSecret } from '../trustee/secret-file.ts';
import { readStock } from '../trustee/stock.ts';
import { readStockFile, writeStockFile } from '../trustee/stock-file.ts';
import * as all from '../trustee/stock-steps.ts';
import * as steps from '../trustee/steps.ts';
import * as words from './words.ts';

/** What the secret is for: one election, or a stock of keys, with the number of the key where it is used. */
type Whose = { draft: string } | { stock: string; key: number | null };

export type Task = Whose & (
  | { kind: 'certificate'; me: number; seed: string }
  | { kind: 'polynomial'; secret: string; certificates: string[] }
  | { kind: 'key'; secret: string; certificates: string[]; polynomials: string[] }
  | { kind: 'rehearsal'; secret: string; certificates: string[]; polynomials: string[] }
  | { kind: 'check'; secret: string; record: Uint8Array }
  | { kind: 'shuffle'; secret: string; record: Uint8Array }
  | { kind: 'agreement'; secret: string; record: Uint8Array }
  | { kind: 'decryption'; secret: string; record: Uint8Array; agreed: string });

/** The result of a task: a part and the text of the file to keep, what was seen, or why it was stopped. */
export type Outcome =
  | { kind: 'made'; message: string; secret: string }
  | { kind: 'checked'; secret: string; line: string; voters: number }
  | ({ kind: 'agree' } & steps.Agreement)
  | { kind: 'stopped'; why: string }
  | { kind: 'complaint'; member: number; reason: string }
  | { kind: 'broken' };

export type FromWorker = Outcome | { kind: 'progress'; text: string; done: number; of: number };

type Tell = (text: string, done: number, of: number) => void;

const optionsOf = (tell: Tell): Parameters<typeof steps.mix>[3] & Parameters<typeof steps.decryption>[4] => ({
  progress: ({ stage, done, of }) => tell(stage === 'reading' ? words.work.reading : words.work[stage](done, of), done, of),
  mixed: (done, of) => tell(words.work.mixed(done, of), done, of),
  opened: (done, of) => tell(words.work.opened(done, of), done, of),
});

const made = ({ message, secret }: steps.Done): Outcome => ({ kind: 'made', message, secret: writeSecret(secret) });
const madeOfAll = ({ message, secret }: all.Done): Outcome => ({ kind: 'made', message, secret: writeStockFile(secret) });

/** A step in the ceremony of one election. */
async function ofOne(task: Task & { draft: string }, tell: Tell): Promise<Outcome> {
  if (task.kind === 'certificate') return made(steps.certificate(readDraft(task.draft), task.me, task.seed, random));
  const secret = readSecret(task.secret);
  const options = optionsOf(tell);
  switch (task.kind) {
    case 'polynomial': return made(await steps.polynomial(readDraft(task.draft), secret, task.certificates, random));
    case 'key': return made(await steps.key(readDraft(task.draft), secret, task.certificates, task.polynomials, random));
    case 'rehearsal': return made(await steps.rehearsal(readDraft(task.draft), secret, task.certificates, task.polynomials, random));
    case 'check': {
      const { secret: after, ...seen } = await steps.check(secret, task.record, options);
      return { kind: 'checked', ...seen, secret: writeSecret(after) };
    }
    case 'shuffle': return made(await steps.mix(secret, task.record, random, options));
    case 'agreement': return { kind: 'agree', ...await steps.agreement(secret, task.record, options) };
    case 'decryption': return made(await steps.decryption(secret, task.record, task.agreed, random, options));
  }
}

/** A step of a standing trustee. */
async function ofStock(task: Task & { stock: string; key: number | null }, tell: Tell): Promise<Outcome> {
  const stock = readStock(task.stock);
  const step: all.Tell = (done, of) => tell(words.work.keys(done, of), done, of);
  if (task.kind === 'certificate') return madeOfAll(await all.certificate(stock, task.me, task.seed, random, step));
  const file = readStockFile(task.secret);
  if (file.stock !== stock.hash) throw new Stop('this secret was made for another stock of keys');
  const [options, key] = [optionsOf(tell), task.key ?? 0];
  switch (task.kind) {
    case 'polynomial': return madeOfAll(await all.polynomial(stock, file, task.certificates, random, step));
    case 'key': return madeOfAll(await all.key(stock, file, task.certificates, task.polynomials, random, step));
    case 'rehearsal': return madeOfAll(await all.rehearsal(stock, file, task.certificates, task.polynomials, random, step));
    case 'check': {
      const { secret: after, ...seen } = await all.check(file, key, task.record, options);
      return { kind: 'checked', ...seen, secret: writeStockFile(after) };
    }
    case 'shuffle': return madeOfAll(await all.mix(file, key, task.record, random, options));
    case 'agreement': return { kind: 'agree', ...await all.agreement(file, key, task.record, options) };
    case 'decryption': return madeOfAll(await all.decryption(file, key, task.record, task.agreed, random, options));
  }
}

/** Does a task; whatever stops it is in the outcome. */
export async function done(task: Task, tell: Tell): Promise<Outcome> {
  try {
    return await ('stock' in task ? ofStock(task, tell) : ofOne(task, tell));
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
