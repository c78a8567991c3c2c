// Looks at every component of the web kit with a real browser:
//   cargo build -p omov-web --example parts
//   PARTS=../target/debug/examples/parts node --test
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { accessible, byKeyboard, devices, focused, inline, launch, narrow, open as look, sideways, small } from './browser.mjs';

const program = process.env.PARTS && resolve(process.env.PARTS);
const refusals = ['400', '403', 'form', '404', '405', '409', '413', '429', '500', '503', 'rule'];
const pages = ['', 'form', 'form/sent', 'withdraw', 'job', 'refused/503', 'refused/rule'];

test('there is a program to look at', { skip: program ? false : 'set PARTS to the example "parts" of omov-web' }, () => {});

describe('the web kit', { skip: !program }, () => {
  let browser;
  let server;
  let home;
  before(async () => {
    server = spawn(program, ['0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: server.stdout })) { home = line; break; }
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.kill();
  });

  const open = (path, options) => look(browser, home + path, options);
  const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  async function sendEmpty(page) {
    const [answer] = await Promise.all([page.waitForNavigation(), page.click('form[action="/form"] .button')]);
    return answer;
  }

  for (const path of pages) {
    test(`/${path}: axe finds nothing, at both widths and in every set of colours`, async () => {
      for (const device of Object.keys(devices)) {
        // axe is a script; the page itself has none.
        const { page, context } = await open(path, { device, javaScriptEnabled: true });
        await accessible(page, device, `kit-${path.replace('/', '-') || 'parts'}-${device}`);
        await context.close();
      }
    });

    test(`/${path}: never scrolls sideways, at 320 pixels, with letters twice as large, with words that are longer`, async () => {
      const { page, context } = await open(path);
      await narrow(page, path);
      await context.close();
    });

    test(`/${path}: asks for nothing but our own files, has no script, and the strict policy blocks nothing`, async () => {
      const { page, context, asked, complaints } = await open(path);
      assert.deepEqual(asked.filter((url) => !url.startsWith(home)), []);
      assert.deepEqual(complaints, []);
      assert.equal(await inline(page), 0);
      assert.equal(await page.locator('script').count(), 0);
      await context.close();
    });

    test(`/${path}: all that is pressed is large enough`, async () => {
      const { page, context } = await open(path, { width: 375 });
      assert.deepEqual(await small(page), []);
      await context.close();
    });
  }

  test('what the reader chose wins over what the device asks for', async () => {
    const chosen = { light: 'rgb(245, 244, 241)', dark: 'rgb(22, 21, 19)', high: 'rgb(255, 255, 255)' };
    for (const device of Object.keys(devices)) {
      for (const [theme, colour] of Object.entries(chosen)) {
        const { page, context } = await open(`?theme=${theme}`, { device });
        assert.equal(await ground(page), colour, `${theme} on a device that wants ${device}`);
        await context.close();
      }
      const { page, context } = await open('', { device });
      assert.equal(await ground(page), chosen[device], 'without a choice the device decides');
      await context.close();
    }
  });

  test('by keyboard: skip to the page first, then everything in the order it is read, always with a ring', async () => {
    for (const width of [1280, 375]) {
      // What the keyboard reaches is noted by a script of ours; the page itself has none.
      const { page, context } = await open('', { width, javaScriptEnabled: true });
      await page.keyboard.press('Tab');
      assert.equal((await focused(page)).text, 'Skip to the page');
      await page.keyboard.press('Enter');
      assert.equal((await focused(page)).id, 'main');
      await page.goto(home);
      await byKeyboard(page, 'the kit');
      await context.close();
    }
  });

  test('the menu of a phone opens without a script', async () => {
    const { page, context } = await open('', { width: 375 });
    const link = page.locator('.menu a', { hasText: 'Who holds power' });
    assert.equal(await link.isVisible(), false);
    await page.click('.menu summary');
    assert.equal(await link.isVisible(), true);
    assert.equal(await sideways(page), 0);
    await context.close();
  });

  test('a form that is wrong says all of it at once, takes the focus, and keeps what was typed', async () => {
    const { page, context } = await open('form', { width: 375 });
    await page.fill('[name=mail]', 'hello@eastmere');
    await page.check('[value=movement]');
    const answer = await sendEmpty(page);
    assert.equal(answer.status(), 422);
    assert.match(await page.title(), /^Error: Start your movement/);
    assert.equal((await focused(page)).class, 'summary');
    assert.equal(await page.inputValue('[name=mail]'), 'hello@eastmere');
    assert.equal(await page.isChecked('[value=movement]'), true);
    assert.deepEqual(await page.locator('.summary a').allTextContents(), [
      'Give your organisation a name', 'Use a whole e-mail address, such as name@example.org', 'Give the year with four figures',
    ]);
    for (const [n, id] of ['field-name', 'field-mail', 'field-founded-day'].entries()) {
      await page.locator('.summary a').nth(n).click();
      assert.equal((await focused(page)).id, id);
    }
    await page.fill('[name=name]', 'Eastmere Together');
    await page.fill('[name=mail]', 'hello@eastmere.example');
    await page.fill('[name=founded-year]', '2026');
    await sendEmpty(page);
    assert.equal(page.url(), `${home}form/sent`);
    assert.equal(await page.locator('[role=status]').textContent().then((said) => said.trim()), 'Your organisation has a name.');
    await context.close();
  });

  test('axe finds nothing on a form that is wrong', async () => {
    for (const device of Object.keys(devices)) {
      const { page, context } = await open('form', { device, javaScriptEnabled: true });
      await sendEmpty(page);
      await accessible(page, device, `kit-form-wrong-${device}`);
      await context.close();
    }
  });

  test('a page of another site can send nothing here', async () => {
    const { page, context } = await open('form');
    const token = await page.getAttribute('form [name=_token]', 'value');
    await page.route('http://other.example/', (route) => route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${home}form"><input name="_token" value="${token}"><button>Win a prize</button></form>`,
    }));
    await page.goto('http://other.example/');
    const [answer] = await Promise.all([page.waitForNavigation(), page.click('button')]);
    assert.equal(answer.status(), 403);
    assert.equal(await page.locator('h1').textContent(), 'That form is no longer good');
    await context.close();
  });

  test('every refusal is a page with its status, one title, and a way on', async () => {
    const status = { form: 403, rule: 403 };
    const { page, context } = await open('');
    for (const name of refusals) {
      const answer = await page.goto(`${home}refused/${name}`);
      assert.equal(answer.status(), status[name] ?? Number(name), name);
      assert.equal(await page.locator('h1').count(), 1, name);
      assert.ok(await page.locator('main a.button').count() > 0, `${name}: what can be done next`);
    }
    await context.close();
  });

  test('a job renews its page until it is told to keep still', async () => {
    const { page, context, answer } = await open('job');
    assert.equal(answer.headers().refresh, '10');
    const [still] = await Promise.all([page.waitForNavigation(), page.click('text=Keep it still')]);
    assert.equal(still.headers().refresh, undefined);
    await context.close();
  });

  test('where the reader forces colours, tags and cards have an edge', async () => {
    const { page, context } = await open('', { forcedColors: 'active' });
    const bare = await page.evaluate(() => [...document.querySelectorAll('.tag, .card, .note')]
      .filter((one) => getComputedStyle(one).borderTopWidth === '0px').length);
    assert.equal(bare, 0);
    await context.close();
  });

  test('on paper there is no menu, the ground is white, and folded figures are open', async () => {
    const { page, context } = await open('?theme=dark');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await ground(page), 'rgb(255, 255, 255)');
    for (const part of ['.six.open', '.menu', '.place', '.acts']) {
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    }
    assert.equal(await page.locator('figure details table').first().isVisible(), true);
    await context.close();
  });
});
