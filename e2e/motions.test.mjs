// What members bring to a motion of the made-up movement, in a real browser without JavaScript: evidence that somebody else looks at, a condition that is
// met and signed, the mark on what is not for the group to decide, and the way to those who do.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test motions.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, launch, narrow, sideways } from './browser.mjs';
import { demo, followed, send, skip } from './house.mjs';

test('there is a program to walk through', { skip }, () => {});

describe('what members bring to a motion', { skip }, () => {
  let browser;
  let house;
  let member;
  let secretary;
  let motion;
  let there;
  const path = (page) => new URL(page.url()).pathname;
  const at = (page, address) => page.goto(house.home + address);
  const main = async (page, address) => { await at(page, address); return page.innerText('main'); };
  // Pages are written to without JavaScript; only axe needs some.
  const looks = async (page, what, address) => {
    const looked = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, storageState: await page.context().storageState() })).newPage();
    await at(looked, address ?? path(page));
    for (const fold of await looked.locator('details.fold').all()) await fold.evaluate((one) => { one.open = true; });
    await accessible(looked, what, `motion-${what}`, [1280, 375]);
    await narrow(looked, what);
    assert.equal(await sideways(looked), 0, what);
    await looked.context().close();
  };
  const signedIn = async (role) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })).newPage();
    await page.goto(house.home + house.ways[role]);
    await followed(page, () => page.click('main .button'));
    return page;
  };

  before(async () => {
    house = await demo(['member', 'secretary']);
    browser = await launch();
    [member, secretary] = [await signedIn('member'), await signedIn('secretary')];
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  test('a motion that is not for the group to decide is marked with the rule, in the list and on its page', async () => {
    await at(member, '/motions');
    await followed(member, () => member.getByRole('link', { name: 'Move a motion in Quayside' }).click());
    await looks(member, 'new');
    await send(member, '/motions/new', {
      title: 'A fund for late buses', matter: 'money', clauses: 'The movement pays for one late bus a week.\nWe look at it again after a year.',
    });
    motion = path(member);
    assert.match(await member.innerText('main'), /This is outside what this group decides/);
    assert.match(await main(member, '/motions'), /Outside what this group decides/);
    await looks(member, 'outside', motion);
    await looks(member, 'marked-in-the-list', '/motions');
  });

  test('somebody gives evidence and somebody else says what its source says', async () => {
    await at(secretary, motion);
    const fold = secretary.locator('#clause-1 details.fold');
    assert.match(await fold.locator('summary').innerText(), /none yet/);
    await fold.locator('summary').click();
    await followed(secretary, () => fold.getByRole('link', { name: 'What money does it take' }).click());
    assert.equal(await secretary.isChecked('[value=money]'), true, 'the gap leads to its question');
    await looks(secretary, 'evidence-form', `${motion}/clauses/1/evidence?version=1&topic=money`);
    await send(secretary, '/clauses/1/evidence?version=1', {
      says: 'One bus for one hour costs 95 with its driver, by the council’s own figures.', source: 'City council, cost of lines, 2025',
      address: 'https://council.example/transport/reports/2025/a-long-name-of-a-report-that-somebody-gave-to-the-cost-of-lines.pdf', cost: 'About 5,000 a year', takes: 'From next winter on',
    });
    await looks(secretary, 'evidence-new');
    await at(member, `${motion}/evidence/1/check`);
    await looks(member, 'evidence-check');
    await send(member, '/check', { finds: 'no', why: 'The report says 95 without the driver.' });
    await looks(member, 'evidence-checked');
    await at(secretary, `${motion}/evidence/1/take-back`);
    await looks(secretary, 'evidence-take-back');
    await at(member, motion);
    assert.match(await member.locator('#clause-1').textContent(), /The source does not say so/);
  });

  test('a condition is answered, found wanting, answered again, met, and the motion signed in one press', async () => {
    await at(secretary, `${motion}/conditions/write`);
    await looks(secretary, 'condition-form');
    await send(secretary, '/conditions/write', { body: 'It says from which year on.' });
    assert.match(await secretary.innerText('main'), /One condition is open; none has been met/);
    await at(secretary, `${motion}/conditions/1/take-back`);
    await looks(secretary, 'condition-take-back');
    await at(member, `${motion}/conditions/1/answer`);
    await looks(member, 'condition-answer');
    await send(member, '/answer', { version: '1', words: 'Clause 2 says after a year.' });
    assert.match(await main(secretary, '/'), /Is your condition met\?/);
    await at(secretary, `${motion}/conditions/1/not-yet`);
    await looks(secretary, 'condition-not-yet');
    await send(secretary, '/not-yet', { missing: 'The first year.' });
    await at(member, `${motion}/conditions/1/answer`);
    await send(member, '/answer', { version: '1' });
    await at(secretary, motion);
    await looks(secretary, 'condition-asked', motion);
    await followed(secretary, () => secretary.getByRole('button', { name: 'Yes, it is met' }).click());
    await looks(secretary, 'condition-met', motion);
    await followed(secretary, () => secretary.locator('.card.turn').getByRole('button', { name: /^Sign it/ }).click());
    assert.match(await secretary.innerText('main'), /2 members have signed it/);
  });

  test('it is sent on to those who decide, and each page leads to the other', async () => {
    await at(member, `${motion}/forward`);
    await looks(member, 'forward');
    const whole = await member.locator('[name=to] option', { hasText: 'proposal to all members' }).first().getAttribute('value');
    await send(member, '/forward', { to: whole });
    there = path(member);
    assert.match(await member.innerText('main'), /It came from/);
    assert.doesNotMatch(await member.innerText('main'), /This is outside/);
    await looks(member, 'there', there);
    assert.equal(await member.locator(`main a[href="${motion}"]`).count(), 1);
    await at(member, motion);
    assert.equal(await member.locator(`main a[href="${there}"]`).count(), 1);
    await looks(member, 'sent', motion);
  });
});
