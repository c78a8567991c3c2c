// What every walk through the program's own pages shares: starting it, its letters, its doors, its forms.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export const program = process.env.OMOV && resolve(process.env.OMOV);
export const skip = program ? false : 'set OMOV to the program';

// Starts the program, with a folder of its own for all it keeps, and reads what it says until that is enough.
async function started(args, says, enough) {
  const folder = mkdtempSync(join(tmpdir(), 'omov-e2e-'));
  const stdio = ['ignore', says === 'stdout' ? 'pipe' : 'inherit', says === 'stderr' ? 'pipe' : 'inherit'];
  const server = spawn(program, args(folder), { stdio, env: { ...process.env, TMPDIR: folder } });
  for await (const line of createInterface({ input: server[says] })) if (enough(line)) break;
  server[says].resume();
  let said = '';
  server[says].on('data', (text) => { said += text; });
  const stop = () => new Promise((done) => {
    server.once('exit', () => { rmSync(folder, { recursive: true, force: true }); done(); });
    server.kill();
  });
  return { folder, stop, said: () => said };
}

// The made-up movement, with the address of each reader's way in.
export async function demo(roles) {
  const ways = {};
  let home;
  const args = () => ['demo', '--listen', '127.0.0.1:0', '--members', '1500'];
  const house = await started(args, 'stdout', (line) => {
    const [, role, origin, path] = line.match(/(\w+)\s+(http:\/\/[^/]+)(\/demo\/\w+)/) ?? [];
    if (role) { ways[role] = path; home = origin; }
    return roles.every((one) => ways[one]);
  });
  return { ...house, home, ways };
}

// An empty house and the code of its first page. Its address is a name, as passkeys need it.
export async function empty(...more) {
  const port = await free();
  const home = `http://localhost:${port}`;
  let code;
  const args = (folder) => ['serve', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`, '--address', home, ...more];
  const house = await started(args, 'stderr', (line) => {
    [, code] = line.match(/^Open http:\/\/\S+\/setup .* the code (\w+)$/) ?? [];
    return code;
  });
  return { ...house, home, code };
}

// A witness that looks after the record with that key.
export async function witness(key) {
  let home;
  const args = (folder) => ['witness', '--data', join(folder, 'witness'), '--name', 'leeds.example/witness', '--log', key, '--listen', '127.0.0.1:0'];
  const one = await started(args, 'stderr', (line) => {
    [, home] = line.match(/^The witness is open at (http:\/\/\S+)\/$/) ?? [];
    return home;
  });
  return { ...one, home };
}

// A port that nobody uses.
const free = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});

// What a letter to an address says at the place that is looked for, once such a letter lies in the outbox.
export async function letter(house, to, wanted) {
  for (let tries = 0; tries < 200; tries += 1) {
    const files = readdirSync(house.folder, { recursive: true }).filter((name) => name.endsWith('.eml')).sort().reverse();
    for (const file of files) {
      const text = readFileSync(join(house.folder, file), 'utf8');
      const plain = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
      if (!plain.includes(`To: ${to}`)) continue;
      const found = plain.match(wanted);
      if (found) return found[1];
    }
    await sleep(100);
  }
  throw new Error(`no letter to ${to} says ${wanted}`);
}

// ---- doors ----------------------------------------------------------------------------------------------------------

// The list that the program keeps of itself: every address that can be asked for.
export const doors = readFileSync(new URL('../crates/omov/src/house/doors.txt', import.meta.url), 'utf8').split('\n')
  .filter((line) => line.startsWith('GET ')).map((line) => line.split(/\s+/)[1]);

const open = (door) => door.split('{').length;
const patterns = doors.toSorted((one, other) => open(one) - open(other))
  .map((door) => [door, new RegExp(`^${door.replace(/\{\w+\}/g, '[^/]+').replace(/\{\*\w+\}/, '.+')}$`)]);

// Which of them an address is: of several the one that says most itself.
export const doorOf = (address) => patterns.find(([, pattern]) => pattern.test(address.replace(/[?#].*/, '')))?.[0];

// ---- forms ----------------------------------------------------------------------------------------------------------

// Waits for the page that follows.
export const followed = (page, act) => Promise.all([page.waitForNavigation(), act()]).then(([answer]) => answer);

// Fills a form of the page, found by the end of its address, and sends it.
export async function send(page, action, fields = {}) {
  const form = page.locator(`main form[action$="${action}"]`);
  assert.equal(await form.count(), 1, `${page.url()}: one form to ${action}`);
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    const [tag, type] = await field.first().evaluate((one) => [one.tagName, one.type]);
    if (tag === 'SELECT') await field.selectOption(value);
    else if (type === 'file') await field.setInputFiles(value);
    else if (value === true) await field.first().check();
    else if (type === 'radio' || type === 'checkbox') for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check();
    else await field.fill(value);
  }
  // A button with a name is a step on the way, and sends the form for something else.
  const main = form.locator('button:not([name])');
  const button = await main.count() ? main : form.locator('button');
  const answer = await followed(page, () => button.last().click());
  const wrong = await page.locator('.summary').allInnerTexts();
  assert.deepEqual(wrong, [], `${action} is taken`);
  return answer;
}

// Founds the house with two officers, under one of the sets of rules or a text of its own.
export async function found(page, { home, code }, officers, rules = { rules: 'movement' }) {
  await page.goto(`${home}/setup`);
  await send(page, '/setup', { code });
  await send(page, '/setup/name', { name: 'Eastmere Together', zone: 'Europe/London' });
  await send(page, '/setup/rules', rules);
  await page.goto(`${home}/setup/people`);
  await send(page, '/setup/people', Object.fromEntries(officers.flatMap(({ name, email }, n) => [[`name-${n + 1}`, name], [`email-${n + 1}`, email]])));
  assert.equal(new URL(page.url()).pathname, '/setup/done');
}

// Signs in with the code of a mailed letter.
export async function signIn(page, house, email) {
  await page.goto(`${house.home}/sign-in`);
  await send(page, '/sign-in', { email });
  await send(page, '/sign-in/code', { code: await letter(house, email, codeIn) });
}

// A code stands alone on its line.
export const codeIn = /^\s*((?:[0-9A-Z]{4}[ -]?){2})\s*$/m;

// The made-up members of a branch that votes. Each test runs in a process of its own, so it can keep their browsers beside them.
export const branch = [
  { name: 'Ada Quill', email: 'ada.quill@example.org' },
  { name: 'Tomas Berg', email: 'tomas.berg@example.org' },
  { name: 'Cleo Marsh', email: 'cleo.marsh@example.org' },
  { name: 'Dan Okoro', email: 'dan.okoro@example.org' },
  { name: 'Eve Lund', email: 'eve.lund@example.org' },
];

// A moment as a form takes it that asks for a day and an hour, in London.
export function typed(name, when) {
  const zone = { timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' };
  const part = Object.fromEntries(new Intl.DateTimeFormat('en-GB', zone).formatToParts(when).map(({ type, value }) => [type, value]));
  return { [`${name}-day`]: part.day, [`${name}-month`]: part.month, [`${name}-year`]: part.year, [`${name}-hour`]: `${part.hour}:${part.minute}` };
}

// Waits for something that the house does by itself when its time has come.
export async function waited(what, look, most) {
  for (const begun = Date.now(); ;) {
    const seen = await look();
    if (seen) return seen;
    assert.ok(Date.now() - begun < most, `never: ${what}`);
    await sleep(500);
  }
}
