// Nominations for an office in a house, as members, candidates and whoever calls the ballot see them in their browsers: opened, named, supported, accepted with
// a statement, declined, ended, and an election called on those who stand. The clock is an ordinary one; the rules of the branch are in a hurry.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test nominations.test.mjs
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { accessible, coloured, launch, narrow, watched } from './browser.mjs';
import { branch as people, empty, found, letter, send, signIn, skip, typed, waited } from './house.mjs';

const MINUTE = 60_000;
const [ada, tomas, cleo, dan, eve] = people;
const words = {
  cleo: 'I have kept the kitchen for three years.\n\nI would open it on Sundays.',
  dan: 'I work nights and can see to the deliveries.',
};

describe('members name who stands', { skip, timeout: 10 * MINUTE }, () => {
  let browser;
  let house;
  let branch;
  let round;
  let ends;
  let ballot;

  before(async () => {
    [house, browser] = await Promise.all([empty(), launch()]);
    for (const one of people) Object.assign(one, await watched(await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 375, height: 900 } })));
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  const path = (page) => new URL(page.url()).pathname;
  const at = (one, address) => one.page.goto(house.home + address);
  const text = async (one, address) => {
    await at(one, address);
    return one.page.innerText('main');
  };
  const asks = (address) => tomas.page.context().request.get(house.home + address);

  const until = (what, look) => waited(what, look, 6 * MINUTE);

  test('a branch of five is founded, in which two have to support whoever stands as a steward', async () => {
    const quick = readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8');
    const rules = quick.replace('ballot = "stewards"', 'ballot = "stewards"\nnominated-by = 2');
    assert.notEqual(rules, quick);
    await found(ada.page, house, [ada, tomas], { rules: 'own', text: rules });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const { name, email } of [cleo, dan, eve]) {
      await at(ada, `${branch}/roll/new`);
      await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    }
    for (const one of [tomas, cleo, dan, eve]) await signIn(one.page, house, one.email);
  });

  const decided = { 'took-part': '5', 'body-yes': '5', 'body-no': '0' };

  test('nominations are opened, and everybody is told what the office is', async () => {
    await at(ada, '/ballots');
    await ada.page.getByRole('link', { name: /^Open nominations in/ }).click();
    await accessible(ada.page, 'the offices for which nominations can be opened', 'nominations-choose');
    await ada.page.getByRole('link', { name: 'Steward' }).click();
    await accessible(ada.page, 'opening nominations', 'nominations-new');
    await narrow(ada.page, 'opening nominations');
    ends = new Date(Math.ceil((Date.now() + 1.5 * MINUTE) / MINUTE) * MINUTE);
    await send(ada.page, '/nominations/new/steward', {
      seats: '2', about: 'Stewards see to the hall: the kitchen, the keys, the deliveries.\n\nAbout two hours a week.', ...typed('ends', ends), ...decided,
    });
    round = path(ada.page);
    assert.match(round, /^\/nominations\/\w+$/);
    await accessible(ada.page, 'nominations for which nobody is named yet', 'nominations-empty');
    assert.match(await text(eve, '/'), /Nominations for steward/);
    assert.match(await text(eve, branch), /Nominations for steward/);
  });

  test('one member is named and one stands by themselves; both accept in their own words, and one says no', async () => {
    for (const one of [dan, tomas]) {
      await at(eve, `${round}/name`);
      if (one === dan) await accessible(eve.page, 'putting a name forward', 'nominations-name');
      await send(eve.page, '/name', { who: one.name });
    }
    await letter(house, dan.email, /(If you say nothing, you do not stand)/);
    assert.match(await text(dan, '/'), /You were named for an office: steward/);
    await accessible(dan.page, 'home, for somebody who is named', 'nominations-home');
    await at(dan, round);
    await accessible(dan.page, 'nominations, for somebody who is named', 'nominations-asked');
    await dan.page.getByRole('link', { name: 'Answer and stand' }).click();
    await accessible(dan.page, 'accepting', 'nominations-stand');
    await narrow(dan.page, 'accepting');
    await send(dan.page, '/stand', { statement: words.dan, 'says-0': 'man', stays: 'yes' });
    await at(tomas, `${round}/withdraw`);
    await accessible(tomas.page, 'saying no', 'nominations-decline');
    await send(tomas.page, '/withdraw');
    await at(cleo, round);
    await cleo.page.getByRole('link', { name: 'Stand yourself' }).click();
    await send(cleo.page, '/stand', { statement: words.cleo, 'says-0': 'woman', stays: 'yes' });
    await at(eve, round);
    const main = eve.page.locator('main');
    assert.match(await main.innerText(), /Cleo Marsh/);
    assert.doesNotMatch(await main.innerText(), /Tomas Berg/);
    assert.match(await main.innerText(), /Needs one more supporter/);
    const supports = eve.page.locator('form[action$="/support"]').filter({ has: eve.page.locator('button', { hasText: 'Cleo Marsh' }) });
    await Promise.all([eve.page.waitForNavigation(), supports.locator('button').click()]);
    assert.match(await main.innerText(), /You support them\. No page shows that to anybody else\./);
    await at(eve, round);
    await accessible(eve.page, 'nominations', 'nominations-open');
    await coloured(eve.page, 'nominations', 'nominations-open');
    await narrow(eve.page, 'nominations');
    await at(eve, round);
    await eve.page.getByRole('link', { name: 'Cleo Marsh' }).first().click();
    await accessible(eve.page, 'a candidate', 'nominations-one');
  });

  test('nothing is typed where members name who stands', async () => {
    assert.match(await text(ada, `${branch}/ballots/new/stewards`), /Nobody types candidates for these offices/);
    await accessible(ada.page, 'calling a ballot for whose office there are nominations', 'nominations-typed');
  });

  test('at the end those stand who accepted and have enough supporters, and the election is called with exactly these', async () => {
    await until('nominations end', async () => (await asks(`${round}/statements.txt`)).ok());
    assert.ok(Date.now() >= ends.getTime());
    const file = await (await asks(`${round}/statements.txt`)).text();
    for (const says of ['# Cleo Marsh\n= gender: woman\n', '  I would open it on Sundays.\n', '# Dan Okoro\n= gender: man\n']) assert.ok(file.includes(says), says);
    const print = createHash('sha256').update(file).digest('hex');
    assert.ok((await text(ada, round)).includes(print));
    await accessible(ada.page, 'nominations that are over', 'nominations-over');
    await ada.page.getByRole('link', { name: 'Call the election' }).click();
    await accessible(ada.page, 'calling the election', 'nominations-call');
    const form = ada.page.locator('main form[action*="/ballots/new/stewards"]');
    assert.equal(await form.locator('[name=answers], [name=office], [name=seats]').count(), 0, 'nothing of it is typed');
    const opens = new Date(Math.ceil((Date.now() + MINUTE) / MINUTE) * MINUTE);
    const closes = new Date(opens.getTime() + 5 * MINUTE);
    const action = new URL(await form.getAttribute('action'), house.home);
    await send(ada.page, action.pathname + action.search, {
      ...typed('opens', opens), ...typed('closes', closes), trustees: [tomas, dan, eve].map(({ name }) => name).join('\n'), needed: '2', ...decided,
    });
    ballot = path(ada.page);
    const shown = await text(eve, ballot);
    for (const says of ['Cleo Marsh', 'Dan Okoro', 'gender: woman', 'None of these: open nominations again', print]) assert.ok(shown.includes(says), says);
    await accessible(eve.page, 'a ballot on those who were nominated', 'nominations-ballot');
    await eve.page.getByRole('link', { name: 'Cleo Marsh' }).first().click();
    assert.match(await eve.page.innerText('main'), /I would open it on Sundays/);
    assert.match(await text(eve, round), /Members vote, or have voted, on those who stand/);
    await at(eve, '/help/standing');
    await accessible(eve.page, 'help on standing for an office', 'nominations-help');
    for (const one of people) assert.deepEqual(one.complaints, [], one.name);
  });
});
