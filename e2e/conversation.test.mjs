// A conversation of the made-up movement, in a real browser without JavaScript: a reply, a quote, the bound of the rules, a removal, and the weekly mail.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test conversation.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessible, launch, sideways } from './browser.mjs';
import { demo, followed, send, skip } from './house.mjs';

test('there is a program to walk through', { skip }, () => {});

describe('a conversation', { skip }, () => {
  let browser;
  let house;
  let debate;
  let replies;
  let motion;
  const states = {};
  const open = async (options) => (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  const looks = async (page, what) => {
    await accessible(page, what, `conversation-${what}`, [1280, 375]);
    assert.equal(await sideways(page), 0, what);
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  // Somebody's browser: without JavaScript to act, with it to be looked at.
  const as = async (role, options = { javaScriptEnabled: false }) => {
    if (states[role]) return open({ storageState: states[role], ...options });
    const page = await open(options);
    await page.goto(house.home + house.ways[role]);
    await followed(page, () => page.click('main .button'));
    states[role] = await page.context().storageState();
    return page;
  };
  const seen = async (role, address, what) => {
    const page = await as(role, {});
    await page.goto(address);
    await looks(page, what);
    await page.context().close();
  };

  // Fills the form of the page and sends it, whether it is taken or not.
  const typed = async (page, fields) => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main form [name=${name}]`).fill(value);
    await followed(page, () => page.locator('main form button').last().click());
  };

  before(async () => {
    house = await demo(['member', 'organiser']);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  test('a member replies to a statement, and quotes what they replied', async () => {
    const page = await as('member');
    await page.goto(`${house.home}/debates`);
    debate = new URL(await page.locator('main a', { hasText: 'get around Eastmere' }).first().getAttribute('href'), house.home).href;
    await page.goto(`${debate}/all`);
    await followed(page, () => page.locator('main a', { hasText: 'No replies' }).first().click());
    replies = page.url();
    assert.match(await page.innerText('main'), /Nobody has replied yet/);
    await seen('member', replies, 'none');
    await followed(page, () => page.getByRole('link', { name: 'Write a reply' }).click());
    await send(page, '/write?version=1', { body: 'The market is on two days a week. On the other five the street is half empty, and a bus could stop there.' });
    assert.match(await page.innerText('main'), /Your reply stands here now/);
    await followed(page, () => page.getByRole('link', { name: 'Quote reply 1' }).click());
    await seen('member', page.url(), 'quoting');
    await send(page, '/write?version=1&quote=1', { quoted: 'a bus could stop there', body: 'Or two of them.' });
    assert.match(await page.locator('blockquote').innerText(), /a bus could stop there/);
    const link = page.locator('blockquote a');
    assert.equal(await link.innerText(), 'Reply 1');
    await followed(page, () => link.click()).catch(() => {});
    assert.match(page.url(), /#reply-1$/);
    // What one did not write cannot be quoted as theirs.
    await page.goto(`${replies}/write?version=1&quote=1`);
    await typed(page, { quoted: 'no bus should stop there', body: 'Is that so?' });
    assert.match(await page.innerText('main'), /do not stand there like that/);
    await page.context().close();
  });

  test('nobody says more than the rules let them, wherever they say it', async () => {
    const page = await as('member');
    const bodies = ['The late shift ends at one.', 'Nobody has asked the drivers yet.', 'My mother takes the number seven.', 'And I would walk if there were a pavement.'];
    let refused;
    for (const body of bodies) {
      await page.goto(`${replies}/write?version=1`);
      await typed(page, { body });
      refused = (await page.innerText('main')).match(/(\d) posts a day are the most/);
      if (refused) break;
    }
    assert.equal(refused?.[1], '5', 'five a day, by the rules of the movement');
    await page.goto(`${debate}/say`);
    await typed(page, { body: 'A statement counts as well, so this is one too many.' });
    assert.match(await page.innerText('main'), /5 posts a day are the most/);
    await page.context().close();
    await seen('member', replies, 'replies');
  });

  test('a motion and each suggestion have replies, and a clause can be quoted', async () => {
    const page = await as('member');
    await page.goto(`${house.home}/motions`);
    await followed(page, () => page.locator('main a', { hasText: 'Buses that wait' }).first().click());
    motion = page.url();
    await followed(page, () => page.getByRole('link', { name: 'Quote clause 2' }).click());
    await send(page, '&clause=2', { quoted: 'until midnight', body: 'The last shift ends later than that.' });
    assert.match(await page.locator('blockquote').innerText(), /until midnight[\s\S]*Clause 2, version 1/);
    await seen('member', page.url(), 'motion-replies');
    await seen('member', motion, 'motion');
    await page.goto(`${motion}/amendments/1`);
    await followed(page, () => page.locator('main a', { hasText: 'No replies' }).click());
    assert.match(await page.innerText('main'), /Replies to amendment 1/);
    await page.context().close();
  });

  test('words are removed on a ground that everybody sees, from quotes and from every version too', async () => {
    const page = await as('organiser');
    const talk = motion.replace('/motions/', '/replies/motion-') + '-0';
    await page.goto(talk);
    await followed(page, () => page.getByRole('link', { name: 'Remove reply 1' }).click());
    await seen('organiser', page.url(), 'removing');
    await send(page, '/1/remove', { ground: 'advert', reason: 'It is about another matter.' });
    const text = await page.innerText('main');
    assert.match(text, /Removed on .* The ground: It advertises something/);
    assert.doesNotMatch(text, /last shift ends later/);
    await page.goto(motion);
    await followed(page, () => page.getByRole('link', { name: 'Remove: Clause 3' }).click());
    await send(page, '/remove/clause-3', { ground: 'person', reason: 'It names three of us.' });
    assert.match(await page.innerText('main'), /The ground: It names a person/);
    await page.context().close();
    const nobody = await open();
    for (const part of ['', '/versions/1', '/versions/2', '/amendments/3']) {
      await nobody.goto(motion + part);
      assert.doesNotMatch(await nobody.innerText('main'), /Three of us|Two drivers/, part);
    }
    await nobody.goto(motion);
    await looks(nobody, 'motion-removed');
    await nobody.goto(talk);
    await looks(nobody, 'removed');
    await nobody.context().close();
  });

  test('the weekly mail is chosen, and one press in it stops it', async (t) => {
    const page = await as('member');
    await page.goto(`${house.home}/me`);
    await followed(page, () => page.locator('main a', { hasText: 'weekly mail' }).click());
    await seen('member', page.url(), 'digest');
    await send(page, '/me/digest', { digest: 'never' });
    assert.match(await page.innerText('main'), /It is kept so/);
    assert.equal(await page.locator('[name=digest][value=never]').isChecked(), true);
    await page.context().close();
    const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' }).format(new Date()));
    if (hour < 8 || hour > 19) return t.skip('by night none is sent');
    const sent = () => readdirSync(house.folder, { recursive: true }).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(house.folder, name), 'utf8'));
    let mail;
    for (let tries = 0; !mail && tries < 120; tries += 1, await sleep(500)) mail = sent().find((text) => text.includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click'));
    assert.ok(mail, 'a weekly mail');
    const [, way] = mail.replace(/\r\n\s/g, ' ').match(/^List-Unsubscribe: <([^>]+)>/m);
    const nobody = await open();
    await nobody.goto(way);
    await looks(nobody, 'stop');
    // A program for mail brings no cookie, and follows no redirect.
    const pressed = await fetch(way, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    assert.equal(pressed.status, 200);
    assert.match(await pressed.text(), /The weekly mail has stopped/);
    await followed(nobody, () => nobody.getByRole('button', { name: 'Stop it' }).click());
    assert.match(await nobody.innerText('main'), /has stopped/, 'pressed twice it is the same');
    await looks(nobody, 'stopped');
    await nobody.context().close();
  });
});
