// Walks through the made-up movement of `omov demo` with a real browser, as each kind of reader, and looks at every page:
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test house.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { accessible, byKeyboard, devices, inline, keep, launch, narrow, open, small } from './browser.mjs';

const program = process.env.OMOV && resolve(process.env.OMOV);
// Each has a link. The walk of an officer and a scrutineer is not among the tests yet.
const roles = ['member', 'organiser', 'secretary', 'officer', 'scrutineer'];
const walkers = roles.slice(0, 3);
// Pages that may ask for a kept script of ours; all others have none.
const scripted = /^\/(sign-in|me\/passkeys)/;

test('there is a program to walk through', { skip: program ? false : 'set OMOV to the program' }, () => {});

describe('the house', { skip: !program }, () => {
  let browser;
  let server;
  let home;
  const ways = {};
  // Every page that was looked at, by its pattern: ids left out.
  const seen = new Map();
  // Every form that was sent empty.
  const sent = new Set();

  before(async () => {
    server = spawn(program, ['demo', '--listen', '127.0.0.1:0', '--members', '1500'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: server.stdout })) {
      const [, role, origin, path] = line.match(/(\w+)\s+(http:\/\/[^/]+)(\/demo\/\w+)/) ?? [];
      if (role) { ways[role] = origin + path; home = origin; }
      if (roles.every((one) => ways[one])) break;
    }
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.kill();
  });

  // Signs in as a reader does: a link, a button. Gives what the browser then holds.
  async function signedIn(role) {
    const { page, context } = await open(browser, ways[role]);
    await Promise.all([page.waitForNavigation(), page.click('main .button')]);
    assert.equal(page.url(), `${home}/`);
    const storageState = await context.storageState();
    await context.close();
    return storageState;
  }

  const pattern = (path) => path.replace(/\?.*/, '').replace(/[0-9a-f]{32}/g, '*');
  // A page is looked at once for each pattern and query it is asked with, whatever is in the query.
  const shape = (path) => {
    const url = new URL(path, 'http://house');
    return pattern(path) + [...url.searchParams.keys()].sort().join('&');
  };

  async function links(page) {
    const all = await page.evaluate(() => [
      ...[...document.querySelectorAll('a[href]:not([download])')].map((a) => a.href),
      ...[...document.querySelectorAll('form')].filter((form) => form.method === 'get').map((form) => form.action),
    ]);
    // What ends like a file is one, and is no page.
    return [...new Set(all.filter((href) => href.startsWith(`${home}/`)).map((href) => href.slice(home.length).replace(/#.*/, '')))]
      .filter((path) => !/\.(csv|json)(\?|$)/.test(path));
  }

  async function looks(path, storageState, what, full) {
    const name = `house-${what.replaceAll(/[^a-z0-9]+/g, '-')}`;
    const first = await open(browser, home + path, { storageState });
    const kind = first.answer.headers()['content-type'] ?? '';
    if (!kind.startsWith('text/html')) { await first.context.close(); return []; }
    // A page may say that something cannot be done as things stand; it is a page like any other.
    assert.ok([200, 409].includes(first.answer.status()), `${what}: ${path}: ${first.answer.status()}`);
    assert.equal(await first.page.locator('h1').count(), 1, what);
    assert.deepEqual(first.asked.filter((url) => !url.startsWith(home)), [], what);
    assert.deepEqual(first.complaints, [], what);
    assert.equal(await inline(first.page), 0, what);
    if (!scripted.test(path)) assert.equal(await first.page.locator('script').count(), 0, what);
    const found = await links(first.page);
    if (full) await byKeyboard(first.page, what);
    await first.page.setViewportSize({ width: 375, height: 900 });
    assert.deepEqual(await small(first.page), [], what);
    if (full) await narrow(first.page, what);
    await first.context.close();
    // Another reader has other things on the same page: once more, in one set of colours and at one width.
    for (const device of full ? Object.keys(devices) : ['light']) {
      const { page, context } = await open(browser, home + path, { device, storageState, javaScriptEnabled: true });
      await accessible(page, `${what}, ${device}`, full && `${name}-${device}`, full ? [1280, 375] : [375]);
      await context.close();
    }
    return found;
  }

  // What a form says to somebody who sends it empty.
  async function mistaken(path, storageState, what) {
    const { page, context } = await open(browser, home + path, { storageState, javaScriptEnabled: true });
    const forms = page.locator('main form[method=post]:has(.field)');
    for (let n = 0; n < await forms.count(); n += 1) {
      const form = forms.nth(n);
      const action = pattern(await form.getAttribute('action'));
      if (sent.has(action)) continue;
      sent.add(action);
      for (const input of await form.locator('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea').all()) await input.fill('');
      const [answer] = await Promise.all([page.waitForNavigation(), form.locator('button').last().click()]);
      assert.ok([200, 422].includes(answer.status()), `${what}: an empty ${action} gets ${answer.status()}`);
      if (answer.status() === 422) {
        assert.match(await page.title(), /^Error: /, what);
        await accessible(page, `${what}, sent empty`, `house-wrong-${action.replaceAll(/[^a-z0-9]+/g, '-')}`);
      }
      await page.goto(home + path);
    }
    await context.close();
  }

  async function walk(role, storageState, from) {
    const waiting = [...from];
    const asked = new Set();
    const wrong = [];
    while (waiting.length > 0) {
      const path = waiting.shift();
      if (asked.has(shape(path))) continue;
      asked.add(shape(path));
      const full = !seen.has(shape(path));
      seen.set(shape(path), role);
      const what = `${role} ${pattern(path)}`;
      try {
        waiting.push(...await looks(path, storageState, what, full));
        if (full) await mistaken(path, storageState, what);
      } catch (error) {
        // One page that is wrong does not keep the others from being looked at.
        wrong.push(error.message);
      }
    }
    assert.deepEqual(wrong, []);
  }

  test('a stranger: every page can be read, pressed and heard', async () => {
    await walk('stranger', undefined, ['/', '/sign-in', '/join', '/limits', '/display', new URL(ways.member).pathname]);
  });

  for (const role of walkers) {
    test(`${role}: every page can be read, pressed and heard`, async () => {
      await walk(role, await signedIn(role), ['/']);
    });
  }

  test('a page that is not there says so, and where to go on', async () => {
    const { page, context, answer } = await open(browser, `${home}/nowhere`, { javaScriptEnabled: true });
    assert.equal(answer.status(), 404);
    await accessible(page, 'not found', 'house-not-found');
    await keep(page, 'house-not-found');
    await context.close();
  });
});
