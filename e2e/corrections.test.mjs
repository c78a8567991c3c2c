// The frozen roll of a ballot can be corrected, and only as the rules have it: nobody with a vote is taken off, nobody without one is put on. (That two persons do it
// is shown by the tests of the room, whose clock can be turned.) The clock is an ordinary one; the rules of the branch are in a hurry (quick.toml of the room replay).
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test corrections.test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { accessible, launch, narrow, watched } from './browser.mjs';
import { branch as people, empty, found, send, signIn, skip, typed, waited } from './house.mjs';

const MINUTE = 60_000;
const [ada, tomas, cleo, dan] = people;
const late = { name: 'Una Flood', email: 'una.flood@example.org' };

describe('a frozen roll is corrected only as the rules have it', { skip, timeout: 12 * MINUTE }, () => {
  let browser;
  let house;
  let branch;
  let ballot;

  before(async () => {
    [house, browser] = await Promise.all([empty(), launch()]);
    for (const one of [ada, tomas, cleo, dan, late]) Object.assign(one, await watched(await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 375, height: 900 } })));
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  const at = (one, address) => one.page.goto(house.home + address);
  const shown = async (one, address) => {
    await at(one, address);
    return one.page.innerText('main');
  };
  const joins = async ({ name, email }) => {
    await at(ada, `${branch}/roll/new`);
    await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
  };

  test('a ballot is called whose roll can be corrected for a minute', async () => {
    const quick = readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8');
    const text = quick.replace(/(\[ballots\.question\][\s\S]*?)notice = "0 minutes"/, '$1notice = "2 minutes"\nroll-freezes = "2 minutes"\nroll-corrections = "1 minute"');
    assert.notEqual(text, quick);
    await found(ada.page, house, [ada, tomas], { rules: 'own', text });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const one of [cleo, dan]) await joins(one);
    for (const one of [tomas, cleo, dan]) await signIn(one.page, house, one.email);
    // Frozen at the next full minute but one, so that there is time to look.
    const opens = new Date(Math.ceil((Date.now() + 3 * MINUTE) / MINUTE) * MINUTE);
    const call = {
      title: 'Shall we buy the old bakery?', ...typed('opens', opens), ...typed('closes', new Date(opens.getTime() + 3 * MINUTE)),
      trustees: [tomas, cleo, dan].map(({ name }) => name).join('\n'), needed: '2', 'took-part': '4', 'body-yes': '4', 'body-no': '0',
    };
    await at(ada, `${branch}/ballots/new/question`);
    await send(ada.page, '/ballots/new/question', call);
    ballot = new URL(ada.page.url()).pathname;
  });

  test('nobody is put on or taken off against the rules, and whoever is missing is told whom to ask', async () => {
    await waited('the roll is frozen', async () => (await shown(ada, ballot)).includes('may correct the frozen roll together'), 4 * MINUTE);
    await accessible(ada.page, 'a ballot whose roll can be corrected', 'correction-ballot');
    await at(ada, `${ballot}/correct`);
    await accessible(ada.page, 'correcting a roll', 'correction-form');
    await narrow(ada.page, 'correcting a roll');
    await assert.rejects(send(ada.page, '/correct', { who: dan.name, what: 'off', reason: 'He is against it.' }));
    assert.match(await ada.page.innerText('main'), /Nobody is taken off who has one/);
    await accessible(ada.page, 'a correction against the rules', 'correction-refused');
    await assert.rejects(send(ada.page, '/correct', { who: 'Nobody At All', what: 'on', reason: 'A slip.' }));
    assert.match(await ada.page.innerText('main'), /Nobody like this is in the group/);
    // Somebody who joins now has no vote in it, whatever two persons think.
    await joins(late);
    await at(ada, `${ballot}/correct`);
    await assert.rejects(send(ada.page, '/correct', { who: late.email, what: 'on', reason: 'Her form lay in the wrong tray.' }));
    assert.match(await ada.page.innerText('main'), /By the rules they have no vote in this ballot/);
    await signIn(late.page, house, late.email);
    assert.match(await shown(late, `${ballot}/roll`), /tell those who run ballots in your group before/);
    await accessible(late.page, 'not on the frozen roll', 'correction-missing');
    await narrow(late.page, 'not on the frozen roll');
  });

  test('then the roll stands for good', async () => {
    await waited('it stands for good', async () => (await shown(dan, ballot)).includes('Nobody was put on the frozen roll or taken off it'), 3 * MINUTE);
    await at(ada, `${ballot}/correct`);
    assert.match(await ada.page.innerText('main'), /The roll cannot be corrected now/);
    await accessible(ada.page, 'the time for corrections is over', 'correction-over');
  });
});
