// Reads a rule in words and works out what it would take at 40,000 members, as a member of the made-up movement does:
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test rules.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, launch, sideways } from './browser.mjs';
import { demo, followed, send, skip } from './house.mjs';

describe('the rules', { skip }, () => {
  let browser;
  let house;
  let page;
  before(async () => {
    house = await demo(['member']);
    browser = await launch();
    const context = await browser.newContext({ bypassCSP: true });
    page = await context.newPage();
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  async function looked(name) {
    await accessible(page, name, `rules-${name}`, [1280, 375]);
    assert.equal(await sideways(page), 0, name);
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  test('a rule is read in words by whoever follows a link to it', async () => {
    await page.goto(`${house.home}/rules#offices.local-secretary.term`);
    const rule = page.locator(':target');
    assert.match(await rule.innerText(), /lent for 1 year. It ends by itself/);
    assert.match(await rule.innerText(), /term = "1 year"/);
    await looked('words');
    await page.locator('[name=find]').fill('recall');
    await followed(page, () => page.keyboard.press('Enter'));
    assert.ok(await page.locator('[id="petitions.recall.signatures"]').isVisible());
    assert.equal(await page.locator('[id="membership.lasts"]').count(), 0);
  });

  test('what would it take at 40,000 members', async () => {
    await page.goto(house.home + house.ways.member);
    await followed(page, () => page.click('main .button'));
    await page.goto(`${house.home}/rules/simulator`);
    await page.locator('[name=ask]').selectOption('proposals.by-members');
    await page.locator('[name=people]').fill('40,000');
    await followed(page, () => page.getByRole('button', { name: 'Work it out' }).click());
    assert.match(page.url(), /ask=proposals\.by-members&people=40%2C000$/, 'the answer can be kept as a link');
    const headings = await page.locator('.tasks h3').allInnerTexts();
    for (const wanted of ['1,000 names to be heard', '4,000 names to force a ballot', '12,000 must vote', '6,001 must say yes']) {
      assert.ok(headings.some((heading) => heading.endsWith(wanted)), `${wanted} in ${headings}`);
    }
    assert.match(await page.locator('.tasks').innerText(), /If 11,999 vote, it fails/);
    assert.ok(await page.locator('.tasks svg[role=img]').count() >= 3, 'pictures, each with its figures');
    await looked('simulator');
  });

  test('a change is proposed, read in words, and put forward', async () => {
    await page.goto(`${house.home}/rules/changes/new`);
    await looked('propose');
    const text = await page.locator('[name=text]').inputValue();
    const changed = text.replace('grace = "30 days"', 'grace = "45 days"');
    await send(page, '/rules/changes/new', { text: changed, reason: 'Post is slow on the islands.', right: 'through:new-rule' });
    assert.match(await page.innerText('main'), /45 days/);
    await looked('draft');
    await send(page, '/publish');
    assert.match(await page.innerText('main'), /names? of [\d,]+ to be heard/);
    await looked('proposed');
  });
});
