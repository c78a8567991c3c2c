// Founds a movement as its founder does, by keyboard and without JavaScript, and looks at every page on the way:
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test setup.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { accessible, devices, launch, sideways } from './browser.mjs';

const program = process.env.OMOV && resolve(process.env.OMOV);

describe('the first start', { skip: program ? false : 'set OMOV to the program' }, () => {
  const data = mkdtempSync(join(tmpdir(), 'omov-setup-'));
  let browser;
  let server;
  let home;
  let code;
  before(async () => {
    server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'inherit', 'pipe'] });
    for await (const line of createInterface({ input: server.stderr })) {
      [, home, code] = line.match(/^Open (http:\/\/[^/]+)\/setup .* the code (\w+)$/) ?? [];
      if (code) break;
    }
    server.stderr.resume();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.kill();
    rmSync(data, { recursive: true, force: true });
  });

  // The same page in a browser that has scripts, for axe: in every set of colours and at both widths.
  async function lookedAt(page, name) {
    const [html, cookies] = [await page.content(), await page.context().cookies()];
    for (const device of Object.keys(devices)) {
      const context = await browser.newContext({ bypassCSP: true, ...devices[device] });
      await context.addCookies(cookies);
      const twin = await context.newPage();
      await twin.route(`${home}/twin`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
      await twin.goto(`${home}/twin`);
      for (const width of [1280, 375]) {
        await accessible(twin, `${name}, ${device}`, `setup-${name}-${device}`, [width]);
        assert.equal(await sideways(twin), 0, `${name}, ${device}, ${width}`);
      }
      await context.close();
    }
  }

  test('by keyboard and without JavaScript, each page accessible with and without slips', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    // Types into the field that has the focus, as a person does who has no mouse.
    const fill = async (name, text) => {
      await page.focus(`[name="${name}"]`);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    };
    const enter = async () => { await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]); };
    const at = (path) => assert.equal(new URL(page.url()).pathname, path);

    await page.goto(home);
    at('/setup');
    await lookedAt(page, 'code');
    await fill('code', '12345');
    await enter();
    assert.match(await page.textContent('.summary'), /You typed 5\./);
    await lookedAt(page, 'code-slip');
    await fill('code', code.toLowerCase());
    await enter();
    at('/setup/name');
    await fill('name', ' ');
    await enter();
    await lookedAt(page, 'name-slip');
    await page.selectOption('[name=zone]', 'Europe/London');
    await fill('name', 'Eastmere Together');
    await enter();
    at('/setup/rules');
    await lookedAt(page, 'rules');
    await page.focus('main form .button');
    await enter();
    assert.match(await page.textContent('.summary'), /Choose one of the five/);
    await lookedAt(page, 'rules-slip');
    await page.focus('[value=own]');
    await page.keyboard.press('Space');
    await page.focus('[name=text]');
    await page.keyboard.type('[rulebook]\nform = 2');
    await page.focus('main form .button');
    await enter();
    assert.match(await page.textContent('.summary'), /things in the text are wrong/);
    assert.match(await page.textContent('main'), /Line 2/, 'each with its line');
    assert.equal(await page.inputValue('[name=text]'), '[rulebook]\nform = 2', 'what was typed stays');
    await lookedAt(page, 'rules-wrong');
    await page.focus('[value=movement]');
    await page.keyboard.press('Space');
    await page.focus('main form .button');
    await enter();
    at('/setup/rules/look');
    const rule = page.locator('[id="petitions.recall.signatures"]');
    assert.match(await rule.innerText(), /10 %/);
    assert.match(await rule.innerText(), /signatures = "10 %"/, 'beside its line');
    await lookedAt(page, 'rules-look');
    await page.getByRole('link', { name: 'Take these rules' }).first().focus();
    await enter();
    at('/setup/people');
    await lookedAt(page, 'people');
    await fill('name-1', 'Ada Quill');
    await fill('email-1', 'hello@eastmere');
    await enter();
    assert.equal(await page.inputValue('[name=name-1]'), 'Ada Quill', 'what was typed stays');
    await lookedAt(page, 'people-slip');
    await fill('email-1', 'ada.quill@example.org');
    await fill('name-2', 'Tomas Berg');
    await fill('email-2', 'tomas.berg@example.org');
    await enter();
    at('/setup/done');
    assert.match(await page.textContent('main'), /tomas\.berg@example\.org/);
    await lookedAt(page, 'done');
    const answer = await page.goto(`${home}/setup`);
    assert.equal(answer.status(), 404, 'it cannot be done twice');
    await context.close();
  });
});
