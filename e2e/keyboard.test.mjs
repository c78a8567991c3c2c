// A journey by keyboard alone and without JavaScript: in with a code from the mail, to a group, a question to its contact, and agreeing to an act
// that needs a second person. The ring is always seen, and a form with mistakes does not lose it.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test keyboard.test.mjs
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { focused, launch } from './browser.mjs';
import { codeIn, demo, followed, letter, send, skip } from './house.mjs';

describe('by keyboard alone', { skip }, () => {
  let browser;
  let house;
  let page;

  before(async () => {
    house = await demo(['member', 'organiser', 'secretary', 'officer', 'scrutineer']);
    browser = await launch();
    page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })).newPage();
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  const MOST = 200;
  const path = () => new URL(page.url()).pathname;

  // Presses Tab until what is wanted has the focus, as somebody does who reads along. Every stop on the way has a ring.
  async function to(wanted) {
    for (let n = 0; n < MOST; n += 1) {
      await page.keyboard.press('Tab');
      const there = await focused(page);
      if (there.text || there.id) assert.equal(there.ring, '3px', `${page.url()}: a ring round “${there.text || there.id}”`);
      if (wanted.test(there.text) || (there.id && wanted.test(`#${there.id.replace('field-', '')}`))) return;
    }
    throw new Error(`${page.url()}: the keyboard does not reach ${wanted}`);
  }
  const enter = (key = 'Enter') => followed(page, () => page.keyboard.press(key));
  async function go(wanted) { await to(wanted); await enter(); }
  async function type(field, text) { await to(field); await page.keyboard.type(text); }

  // After a form with mistakes the focus is on the summary, whose first link leads into the field.
  async function mistaken() {
    assert.match(await page.title(), /^Error: /);
    const there = await focused(page);
    assert.match(there.class, /summary/, 'the focus is on what is wrong');
    assert.equal(there.ring, '3px');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const field = await focused(page);
    assert.equal(field.ring, '3px', 'the link leads into the field');
    assert.ok(field.id, 'the link leads into the field');
  }

  test('from the front page to an act that needs a second person', async () => {
    // Somebody else asks for it first: the officer of the demonstration wants to take a copy of the roll.
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await other.goto(house.home + house.ways.officer);
    await followed(other, () => other.click('main .button'));
    const asker = (await other.innerText('h1')).replace(/^.*, /, '');
    await other.goto(`${house.home}/power`);
    const rows = await other.locator('main table').first().locator('tbody tr').allInnerTexts();
    const names = rows.filter((row) => row.startsWith('National secretary')).map((row) => row.split(/\t|\n/)[1].trim());
    assert.ok(names.includes(asker), `${asker} is one of ${names}`);
    const second = names.find((name) => name !== asker);
    const lend = await other.locator('main a[href$="/power/lend"]').first().getAttribute('href');
    await other.goto(house.home + lend.replace('/power/lend', '/roll/export'));
    await send(other, '/roll/export', { reason: 'Labels for the letter of December.' });

    // The second officer, by keyboard. The link of the demonstration is the first's.
    const email = `${second.toLowerCase().replace(' ', '.')}.2@example.org`;
    await page.goto(house.home);
    await go(/^Sign in$/);
    assert.equal(path(), '/sign-in');
    await to(/^#email/);
    await enter();
    await mistaken();
    await page.keyboard.type(email);
    await enter();
    assert.equal(path(), '/sign-in/code');
    const code = await letter(house, email, codeIn);
    await type(/^#code/, '123');
    await enter();
    await mistaken();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(code);
    await enter();
    assert.equal(path(), '/');
    assert.match(await page.innerText('h1'), new RegExp(second));

    // To a group, and a question to whoever answers for it.
    await go(/^Groups$/);
    await type(/^#search/, 'Quayside');
    await enter();
    await go(/^Quayside$/);
    assert.match(path(), /^\/groups\/\w+$/);
    await go(/^(Ask|Write to)/);
    assert.match(path(), /\/contact$/);
    await to(/^Send my question$/);
    await enter();
    await mistaken();
    await page.keyboard.type('When do you meet in December?');
    await to(/^Send my question$/);
    await enter();
    assert.equal(await page.locator('.summary').count(), 0);
    assert.match(await page.innerText('main'), /When do you meet in December/);

    // Agreeing to what the other has asked for.
    await go(/^Who holds power$/);
    await go(/wait/);
    assert.equal(path(), '/power/second');
    await to(/^Look at it and decide/);
    await enter();
    assert.match(path(), /^\/power\/second\/\w+$/);
    await go(/^Agree/);
    assert.equal(path(), '/power/second');
    assert.match(await page.innerText('main'), /You agreed, and it is done/);
  });
});
