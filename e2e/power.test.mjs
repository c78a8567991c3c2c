// Power that is lent: an act that no rule allows, an act of two persons, the page of a power, an act on the record that is challenged.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test power.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessible, launch, sideways, watched } from './browser.mjs';
import { demo, empty, followed, found, send, signIn, skip } from './house.mjs';

async function looked(page, name) {
  assert.equal(await page.locator('h1').count(), 1, name);
  await accessible(page, name, `power-${name}`, [1280, 375]);
  assert.equal(await sideways(page), 0, name);
  await page.setViewportSize({ width: 1280, height: 900 });
}

const reader = async (browser) => watched(await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }));

describe('power in the made-up movement', { skip }, () => {
  let browser;
  let house;
  let member;
  let quayside;
  before(async () => {
    house = await demo(['member']);
    browser = await launch();
    member = await reader(browser);
    await member.page.goto(house.home + house.ways.member);
    await followed(member.page, () => member.page.click('main .button'));
    quayside = await member.page.locator('a[href^="/groups/"]', { hasText: /^Quayside$/ }).first().getAttribute('href');
  });
  after(async () => {
    assert.deepEqual(member?.complaints ?? [], []);
    await browser?.close();
    await house?.stop();
  });

  test('an act that no rule allows is refused with the rule that is missing', async () => {
    const { page } = member;
    const answer = await page.goto(`${house.home}${quayside}/roll/new`);
    assert.equal(answer.status(), 403);
    const text = await page.innerText('main');
    assert.match(text, /This needs the power to see and keep the roll in Quayside/);
    assert.match(text, /See the rule offices\.local-secretary\.lends, line \d+/);
    assert.match(text, /these people can see and keep the roll now: .+\(/);
    await looked(page, 'refused');
    await followed(page, () => page.locator('main a', { hasText: 'See the rule offices.local-secretary.lends' }).click());
    assert.match(await page.locator(':target').innerText(), /lends = \[/);
  });

  test('the page of a power answers five questions', async () => {
    const { page } = member;
    await page.goto(`${house.home}/power`);
    await looked(page, 'whole');
    await page.goto(`${house.home}${quayside}/power`);
    await looked(page, 'group');
    await followed(page, () => page.locator('main a[href^="/power/of/keep-roll"]').first().click());
    const text = await page.innerText('main');
    for (const said of [/The power to see and keep the roll/, /Elected by the members of a local group/, /answers to/, /entries on the record/, /names? of \d+/]) {
      assert.match(text, said);
    }
    await looked(page, 'one');
    const term = page.locator('table a[href^="/power/"]').first();
    await followed(page, () => term.click());
    assert.match(await page.innerText('main'), /Nobody is named to stand in for/);
    await looked(page, 'term');
    await page.goto(`${house.home}/power/of/lend`);
    await looked(page, 'lend');
    await page.goto(`${house.home}${quayside}/acts`);
    await looked(page, 'acts');
  });

  test('an act is found on the record with its proof, and challenged', async () => {
    const { page } = member;
    await page.goto(`${house.home}/record`);
    await page.fill('[name=q]', 'quayside');
    await page.selectOption('[name=area]', 'keep-roll');
    await followed(page, () => page.click('form[role=search] button'));
    await followed(page, () => page.locator('main a[href^="/record/"]').filter({ hasText: /\w/ }).locator('visible=true')
      .and(page.locator('section a, .rows a')).first().click());
    // What was made up a moment ago may not be signed yet.
    for (let tries = 0; tries < 50 && await page.locator('text=Get the proof as a file').count() === 0; tries += 1) {
      await sleep(200);
      await page.reload();
    }
    assert.match(await page.innerText('main'), /Get the proof as a file/);
    await followed(page, () => page.getByRole('link', { name: 'Challenge this' }).click());
    assert.match(page.url(), /\/record\/\d+\/challenge$/);
    const text = await page.innerText('main');
    for (const said of [/The rule it was done under/, /lends = \[/, /Take the power back/, /names? of [\d,]+/, /Change the rule/]) assert.match(text, said);
    await looked(page, 'challenge');
    const stranger = await reader(browser);
    await stranger.page.goto(page.url());
    assert.match(await stranger.page.innerText('main'), /numbers are for members/);
    await looked(stranger.page, 'challenge-stranger');
    await stranger.page.context().close();
  });
});

test('an act of two persons is asked for, agreed to, and on the record with both', { skip }, async () => {
  const browser = await launch();
  const house = await empty();
  try {
    const officers = [{ name: 'Ines Prado', email: 'ines.prado@example.org' }, { name: 'Noor Haddad', email: 'noor.haddad@example.org' }];
    const [one, other] = [await reader(browser), await reader(browser)];
    await found(one.page, house, officers);
    await signIn(one.page, house, officers[0].email);
    await signIn(other.page, house, officers[1].email);

    await one.page.goto(`${house.home}/power`);
    const lend = await one.page.locator('main a[href$="/power/lend"]').first().getAttribute('href');
    const whole = lend.replace(/\/power\/lend$/, '');
    await one.page.goto(`${house.home}${whole}/roll/new`);
    await send(one.page, '/roll/new', { name: 'Odile Farrow', email: 'odile.farrow@example.org', standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    await one.page.goto(house.home + lend);
    const office = await one.page.locator('[name=office] option', { hasText: /treasurer/i }).getAttribute('value');
    await send(one.page, '/power/lend/send', { office, who: 'odile.farrow@example.org', begins: 'now', reason: 'Keeps the books of two clubs.' });
    assert.match(await one.page.innerText('main'), /Noor Haddad/);
    await looked(one.page, 'asked');
    const asked = new URL(one.page.url()).pathname;

    await other.page.goto(house.home + asked);
    await looked(other.page, 'to-agree');
    await send(other.page, `${asked}/agree`);
    await other.page.goto(`${house.home}/record?area=lend`);
    await followed(other.page, () => other.page.locator('main a', { hasText: /^Lent an office$/ }).first().click());
    const text = await other.page.innerText('main');
    for (const said of [/Who did it/, /Who agreed to it\s+This is you/, /To whom/]) assert.match(text, said);
    await looked(other.page, 'two');
    await other.page.goto(`${house.home}/power/of/spend`);
    assert.match(await other.page.innerText('main'), /Odile Farrow/);
    assert.match(await other.page.innerText('main'), /Act \d+ on the record/);
    await looked(other.page, 'spend');

    // A deputy of a returning officer: the members' council names one, two officers enter it; it is handed over, and taken up again.
    const odile = await reader(browser);
    await signIn(odile.page, house, 'odile.farrow@example.org');
    await one.page.goto(`${house.home}${whole}/roll/new`);
    await send(one.page, '/roll/new', { name: 'Wren Calder', email: 'wren.calder@example.org', standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    await one.page.goto(house.home + lend);
    const returning = await one.page.locator('[name=office] option', { hasText: /returning officer/i }).getAttribute('value');
    await send(one.page, '/power/lend/send', { office: returning, who: 'odile.farrow@example.org', begins: 'now', reason: 'Has counted votes for years.' });
    const agree = async () => {
      const waits = new URL(one.page.url()).pathname;
      await other.page.goto(house.home + waits);
      await send(other.page, `${waits}/agree`);
    };
    await agree();
    await one.page.goto(`${house.home}/power`);
    await followed(one.page, () => one.page.locator('table a', { hasText: /^Returning officer$/ }).first().click());
    const term = new URL(one.page.url()).pathname;
    assert.match(await one.page.innerText('main'), /Nobody is named to stand in for Odile Farrow/);
    await followed(one.page, () => one.page.getByRole('link', { name: 'Name a deputy' }).click());
    await looked(one.page, 'deputy-new');
    const few = { who: 'wren.calder@example.org', 'took-part': '3', yes: '3', no: '0', reason: 'Minutes of the council.' };
    await send(one.page, '/deputy/send', few);
    assert.match(await one.page.innerText('main'), /See the rule bodies\.members-council\.quorum/);
    await one.page.goto(`${house.home}${term}/deputy`);
    await send(one.page, '/deputy/send', { ...few, 'took-part': '40', yes: '31', no: '2' });
    await agree();
    await odile.page.goto(house.home + term);
    await looked(odile.page, 'deputy-named');
    await followed(odile.page, () => odile.page.getByRole('link', { name: 'Hand over to the deputy' }).click());
    await looked(odile.page, 'hand-over');
    await send(odile.page, '/hand-over/send');
    await looked(odile.page, 'handed-over');
    await other.page.goto(`${house.home}/power/of/run-ballots`);
    assert.match(await other.page.innerText('main'), /Wren Calder/);
    assert.match(await other.page.innerText('main'), /Returning officer \(as deputy\)/);
    await looked(other.page, 'as-deputy');
    await followed(odile.page, () => odile.page.getByRole('link', { name: 'Take the office up again' }).click());
    await send(odile.page, '/take-up/send');
    assert.match(await odile.page.innerText('main'), /The office is in your hands again/);
    assert.deepEqual([one.complaints, other.complaints, odile.complaints], [[], [], []]);
  } finally {
    await browser.close();
    await house.stop();
  }
});
