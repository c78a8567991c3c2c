// A debate of the made-up movement, in a real browser without JavaScript: two camps are two groups, what both agree on is found, and nobody
// sees what anybody answered.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test debates.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessible, launch, sideways } from './browser.mjs';
import { demo, followed, send, skip, typed } from './house.mjs';

test('there is a program to walk through', { skip }, () => {});

describe('a debate', { skip }, () => {
  let browser;
  let house;
  let debate;
  const open = async (options) => (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  const looks = async (page, what) => {
    await accessible(page, what, `debate-${what}`, [1280, 375]);
    assert.equal(await sideways(page), 0, what);
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  before(async () => {
    house = await demo(['member', 'officer', 'secretary']);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  test('everybody sees two groups, and a statement with which more than 60 in 100 of both agree', async () => {
    const page = await open();
    await page.goto(`${house.home}/debates`);
    await looks(page, 'list');
    debate = new URL(await page.locator('main a', { hasText: 'get around Eastmere' }).first().getAttribute('href'), house.home).href;
    // The map is drawn in the background, soon after the house has opened.
    for (let tries = 0; tries < 120 && !(await page.goto(debate), await page.innerText('main')).includes('groups that think alike'); tries += 1) await sleep(1000);
    assert.match(await page.innerText('main'), /150 members have answered\. They fall into 2 groups that think alike\./);
    const found = await (await page.request.get(`${debate}/findings.json`)).json();
    assert.equal(found.groups.length, 2);
    const shares = found.statements.find((one) => one.number === found.agree[0]).cells;
    for (const { agree, votes } of shares) assert.ok(agree === null || agree / votes > 0.6, JSON.stringify(shares));
    const first = page.locator('section[aria-labelledby=agree] table.bars').first();
    const figures = (await first.locator('td.figure').allInnerTexts()).map((text) => Number(text.match(/\d+/)[0]));
    assert.ok(figures.length === 2 && figures.every((share) => share > 60), figures.join());
    assert.equal(await page.locator('figure svg[role=img]').count(), 1);
    await looks(page, 'map');
  });

  test('a reader who is not signed in cannot see who answered what', async () => {
    const page = await open();
    for (const part of ['', '/all', '/findings.json', '/findings.csv']) {
      const text = await (await page.request.get(debate + part)).text();
      assert.doesNotMatch(text, /member_id|You agree|You disagree/, part);
      // An id has 32 digits; on these pages there is the debate's, and that of the motion that grew from it.
      for (const [id] of text.replaceAll(/\/motions\/[0-9a-f]{32}/g, '').matchAll(/\b[0-9a-f]{32}\b/g)) assert.ok(debate.endsWith(id), `${part}: ${id}`);
    }
    await page.goto(`${debate}/mine`);
    assert.match(page.url(), /sign-in/);
  });

  test('a member hears, answers, changes their mind, and says something of their own', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(house.home + house.ways.member);
    await followed(page, () => page.click('main .button'));
    await page.goto(debate);
    await followed(page, () => page.getByRole('button', { name: 'Hear the first statement' }).click());
    for (const answer of ['Agree', 'Disagree', 'Pass']) {
      const said = await page.locator('.card.turn bdi').innerText();
      await followed(page, () => page.locator('.equal').getByRole('button', { name: new RegExp(`^${answer}`) }).click());
      assert.notEqual(await page.locator('.card.turn bdi').innerText(), said, 'another one follows');
    }
    assert.match(await page.innerText('main'), /You have answered 3 of 16 statements/);
    await page.goto(`${debate}/mine`);
    await followed(page, () => page.locator('.equal').last().getByRole('button', { name: /^Disagree/ }).click());
    assert.match(await page.innerText('main'), /Your answer has been changed/);
    await page.goto(`${debate}/say`);
    const near = page.locator('main form[action$="/say"]');
    await near.locator('[name=body]').fill('BUSES SHOULD RUN UNTIL THE LATE SHIFT ENDS');
    await followed(page, () => near.locator('button').last().click());
    assert.match(await page.innerText('main'), /Somebody has said this already/);
    await page.goto(`${debate}/say`);
    await send(page, '/say', { body: 'Ask the drivers what they would change.' });
    assert.match(await page.innerText('main'), /Others can now agree or disagree/);
    const storage = await page.context().storageState();
    await page.context().close();
    const looked = await open({ storageState: storage });
    for (const [part, what] of [['', 'card'], ['/mine', 'mine'], ['/say', 'say'], ['/all', 'all']]) {
      await looked.goto(debate + part);
      await looks(looked, what);
    }
    await looked.context().close();
  });

  test('words that were removed are appealed against, and everybody sees how that goes', async () => {
    const sessions = {};
    for (const role of ['member', 'secretary']) {
      sessions[role] = await open({ javaScriptEnabled: false });
      await sessions[role].goto(house.home + house.ways[role]);
      await followed(sessions[role], () => sessions[role].click('main .button'));
    }
    const { member, secretary } = sessions;
    await secretary.goto(house.home);
    const group = await secretary.locator('a', { hasText: /^Quayside$/ }).first().getAttribute('href');
    await secretary.goto(`${house.home}${group}/debates/new`);
    const until = typed('closes', new Date(Date.now() + 20 * 24 * 60 * 60_000));
    delete until['closes-hour'];
    await send(secretary, '/debates/new', { question: 'What is wrong with line 7?', seeds: 'It comes too late.', ...until });
    const local = secretary.url();
    await member.goto(`${local}/say`);
    await send(member, '/say', { body: 'The manager of line 7 is a thief.', source: 'The notice board at the depot', link: 'https://www.example.org/depot' });
    await secretary.goto(`${local}/all`);
    assert.match(await secretary.innerText('main'), /Source: The notice board at the depot \(www\.example\.org, another website\)/);
    await secretary.goto(`${local}/2/remove`);
    await send(secretary, '/remove', { ground: 'person', reason: 'One person manages line 7, and everybody knows who.' });
    assert.doesNotMatch(await secretary.innerText('main'), /thief/);
    await member.goto(`${house.home}/removals`);
    await followed(member, () => member.locator('main a[href^="/removals/"]').first().click());
    const removal = new URL(member.url()).pathname;
    assert.match(await member.innerText('main'), /thief/);
    const looked = await open({ storageState: await member.context().storageState() });
    await looked.goto(house.home + removal);
    await looks(looked, 'appeal');
    await send(member, '/appeal', { why: 'I named nobody. The depot has three managers.', typed: 'seven wet umbrellas' });
    assert.match(await member.innerText('main'), /Three members are drawn by lot/);
    await secretary.goto(house.home + removal);
    assert.doesNotMatch(await secretary.innerText('main'), /thief|umbrellas|three managers/);
    for (const [at, what] of [['/removals', 'removals'], [removal, 'appealed'], [`${new URL(debate).pathname}/together`, 'together']]) {
      await looked.goto(house.home + at);
      await looks(looked, what);
    }
    await looked.context().close();
  });

  test('a meeting in a hall calls up first who has not spoken', async () => {
    const sessions = {};
    for (const role of ['member', 'officer']) {
      sessions[role] = await open({ javaScriptEnabled: false });
      await sessions[role].goto(house.home + house.ways[role]);
      await followed(sessions[role], () => sessions[role].click('main .button'));
      await sessions[role].goto(debate);
    }
    const { member, officer } = sessions;
    await send(officer, '/meetings');
    const meeting = officer.url();
    await send(officer, '/ask');
    await send(officer, '/next');
    assert.match(await officer.innerText('main'), /You speak now/);
    await send(officer, '/spoke');
    await send(officer, '/ask');
    await member.goto(meeting);
    await send(member, '/ask');
    assert.match(await member.innerText('main'), /You are next/, 'before the officer, who asked first and has spoken');
    await officer.goto(meeting);
    await send(officer, '/next');
    for (const [role, parts] of [['officer', [['', 'meeting'], ['/undo', 'undo'], ['/end', 'end'], ['/wall', 'wall']]], ['member', [['', 'meeting-member']]]]) {
      const looked = await open({ storageState: await sessions[role].context().storageState() });
      for (const [part, what] of parts) {
        await looked.goto(meeting + part);
        await looks(looked, what);
      }
      await looked.context().close();
    }
    await officer.goto(`${meeting}/end`);
    await send(officer, '/end');
    assert.match(await officer.innerText('main'), /In the hall 2 people have spoken, 2 times in all/);
  });
});
