// The booth, before a real election that the program holds from files: what is sealed in the browser is taken in, opened and verified by it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessible, byKeyboard, coloured, keep, launch, narrow, small, watched } from './browser.mjs';
import { House } from './ballot-house.mjs';
import { skip } from '../booth/tests/election.mjs';

const PATIENCE = { timeout: 60_000 };
let browser, house, codes;

before(async () => {
  if (!skip) [browser, house] = await Promise.all([launch(), House.open()]);
});
after(async () => {
  await Promise.all([browser?.close(), house?.end()]);
});

async function visit(code = null, more = {}) {
  const context = await browser.newContext({ viewport: { width: 375, height: 900 }, reducedMotion: 'reduce', ...more });
  const seen = await watched(context);
  await seen.page.goto(`${house.home}/vote${code ? `#${code}` : ''}`);
  await seen.page.getByRole('button', { name: 'Start' }).waitFor();
  const press = (name) => seen.page.getByRole('button', { name, exact: true }).click(PATIENCE);
  const heading = (name) => seen.page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);
  return { ...seen, context, press, heading };
}

/** A trustee before the page, with their secret file at hand. */
async function trustee(number) {
  house.sitting = number;
  const context = await browser.newContext({ viewport: { width: 375, height: 900 }, reducedMotion: 'reduce' });
  const seen = await watched(context);
  const { page } = seen;
  await page.goto(`${house.home}/trustee`);
  const press = (name) => page.getByRole('button', { name, exact: true }).click(PATIENCE);
  const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);
  const saved = async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), press('Save my secret file')]);
    await file.saveAs(house.election.secret(number));
  };
  return {
    ...seen, press, heading, saved,
    /** Begins a step with the secret file. */
    async begin(act) {
      await page.getByLabel('Your secret file').setInputFiles(house.election.secret(number));
      await press(act);
    },
    /** Saves what the step remembers, then sends. */
    async sent() {
      await heading('Save your secret file first');
      await saved();
      await press('Send my part');
      await heading('Your part was sent');
    },
    /** Nothing of the secret went anywhere but into the file. */
    async gone() {
      const { seed } = JSON.parse(readFileSync(house.election.secret(number), 'utf8'));
      for (const { url, body } of house.asked) assert.ok(!`${url}${decodeURIComponent(body)}`.includes(seed));
      const kept = await page.evaluate(async () => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie, databases: await indexedDB.databases() }));
      assert.equal(kept, JSON.stringify({ cookie: '', databases: [] }));
      assert.deepEqual(seen.complaints, []);
      await context.close();
    },
  };
}

test('one trustee with the program and two in the browser make one key; each step is said, and the secret goes nowhere', { skip, timeout: 120_000 }, async () => {
  const { election } = house;
  const told = await election.trustee('keygen', 1);
  for (const n of [2, 3]) {
    const { page, press, heading, sent, gone } = await trustee(n);
    await heading('Make your secret');
    const line = await page.locator('.line').textContent();
    assert.ok(told.includes(line), 'the line to compare is that of the program');
    await accessible(page, 'the first step', 'trustee-first');
    await press('Make my secret');
    await heading('This is your secret. Write it down now');
    const seed = await page.locator('.line').textContent();
    assert.equal(seed.length, 44);
    await press('Go on');
    assert.match(await page.locator('.summary').textContent(), /Write your secret down first/);
    await accessible(page, 'the secret', 'trustee-secret');
    await page.getByLabel('I have written it down').check();
    await press('Go on');
    await heading('Save your secret file first');
    await press('Send my part');
    assert.match(await page.locator('.summary').textContent(), /Save your secret file first/);
    await accessible(page, 'saving', 'trustee-save');
    await sent();
    assert.equal(JSON.parse(readFileSync(election.secret(n), 'utf8')).seed, seed);
    await press('What comes next');
    await heading(n === 2 ? 'Nothing for you to do now' : 'Give each of the others a share');
    if (n === 2) assert.match(await page.locator('#who + p').textContent(), /Waiting for Trustee C/);
    await gone();
  }
  const shared = await election.trustee('share', 1);
  for (const n of [2, 3]) {
    const { page, begin, sent, gone } = await trustee(n);
    assert.ok(shared.includes(await page.locator('.line').textContent(PATIENCE)), 'the line of all certificates is that of the program');
    await begin('Check and seal the shares');
    await sent();
    await gone();
  }
  const changed = await trustee(2);
  house.carried = (all) => all.with(0, all[0].replace(/"response":"(.)/g, (_, digit) => `"response":"${digit === '1' ? '2' : '1'}`));
  await changed.page.reload();
  await changed.begin('Check and make the key');
  await changed.heading('This step was stopped');
  assert.match(await changed.page.locator('.card.stop').textContent(), /The part of Trustee A does not fit/);
  await accessible(changed.page, 'a complaint', 'trustee-complaint');
  await coloured(changed.page, 'a complaint');
  await changed.gone();
  house.carried = null;
  for (const n of [2, 3]) {
    const { begin, sent, gone } = await trustee(n);
    await begin('Check and make the key');
    await sent();
    await gone();
  }
  await election.trustee('confirm', 1);
  await election.trustee('rehearse', 1);
  for (const n of [2, 3]) {
    const { page, begin, heading, gone } = await trustee(n);
    await heading('Open a test ballot');
    if (n === 2) {
      await accessible(page, 'the rehearsal', 'trustee-rehearsal');
      await narrow(page, 'the rehearsal');
      await page.reload();
    }
    await begin('Open the test ballot');
    await heading('Your part was sent');
    await gone();
  }
  codes = await election.opened(6);
  house.step = 'check';
  const { page, begin, heading, saved, gone } = await trustee(3);
  await begin('Look now');
  await heading('This is the election you made the key for');
  const looked = await election.omov('trustee', 'check', election.folder, '--secret', election.secret(1));
  assert.ok(looked.includes(await page.locator('.line').textContent()));
  await accessible(page, 'the election', 'trustee-check');
  await narrow(page, 'the election');
  await page.reload();
  await begin('Look now');
  await heading('This is the election you made the key for');
  await saved();
  await gone();
  house.asked.length = 0;
});

/** Answers all three questions and seals. */
async function sealed({ page, press, heading }, [yes, paid, order]) {
  await press('Start');
  await page.getByLabel(yes, { exact: true }).check();
  await press('Next question');
  for (const each of paid) await page.getByLabel(each).check();
  await press('Next question');
  for (const each of order) await page.getByRole('button', { name: new RegExp(`^Place .*: ${each}$`) }).click();
  await press('Check my ballot');
  await heading('Is this what you want?');
  await press('Seal my ballot');
  await heading('Your ballot is sealed. It is not cast yet.');
  return (await page.locator('.number-parts').textContent()).trim();
}

/** Nothing of the vote or the code is anywhere but inside sealed ballots. */
async function nothingLeft({ page, context, complaints }, code) {
  const kept = await page.evaluate(async () => JSON.stringify({
    ...localStorage, ...sessionStorage, cookie: document.cookie, state: history.state, databases: await indexedDB.databases(), caches: await caches.keys(),
  }));
  assert.equal(kept, JSON.stringify({ cookie: '', state: null, databases: [], caches: [] }));
  assert.equal(page.url(), `${house.home}/vote`);
  assert.equal(await page.title(), 'Voting booth');
  // The browser's own word for the answer that was cut.
  assert.deepEqual(complaints.filter((line) => !line.includes('ERR_CONTENT_LENGTH_MISMATCH')), []);
  for (const { url, referer, body } of house.asked) {
    for (const canary of [code, code.replaceAll('-', ''), 'Candidate', 'garden', 'Yes']) {
      assert.ok(!`${url}${referer}${decodeURIComponent(body)}`.includes(canary), `${canary} in a request to ${url}`);
    }
    assert.ok(['/ballots/14/vote', '/ballots/14/vote/facts', '/ballots/14/vote/cast', '/favicon.ico'].includes(url), url);
  }
  await context.close();
}

test('a member votes, tests a ballot and casts another; nothing of it is left anywhere', { skip }, async () => {
  const visited = await visit(codes[0]);
  const { page, press, heading } = visited;
  assert.equal(page.url(), `${house.home}/vote`, 'the code is taken out of the address at once');
  await accessible(page, 'the start', 'booth-start');
  await page.setViewportSize({ width: 375, height: 900 });
  const answers = ['Yes', ['A garden'], ['Candidate D', 'Candidate B']];
  const tested = await sealed(visited, answers);
  await accessible(page, 'sealed', 'booth-sealed');
  await press('Open it and look');
  await heading('This is what was sealed');
  const shown = await page.locator('main').textContent();
  for (const each of ['Yes', 'A garden', '1stCandidate D', '2ndCandidate B']) assert.ok(shown.includes(each), each);
  await accessible(page, 'opened', 'booth-opened');
  assert.equal(await page.getByRole('button', { name: /Cast/ }).count(), 0, 'what was opened cannot be cast');
  await press('Seal a new ballot');
  await heading('Your ballot is sealed. It is not cast yet.');
  const number = (await page.locator('.number-parts').textContent()).trim();
  assert.notEqual(number, tested);
  await press('Cast this ballot');
  await heading('Your ballot is in the box');
  assert.equal((await page.locator('.number-parts').textContent()).trim(), number);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1', 'the reader is taken to the heading');
  for (const choice of ['Candidate', 'garden', 'Yes']) assert.ok(!(await page.content()).replace(/<script>.*<\/script>/s, '').includes(choice), 'the receipt does not show the vote');
  const [saved] = await Promise.all([page.waitForEvent('download'), press('Save as a file')]);
  assert.match(readFileSync(await saved.path(), 'utf8'), new RegExp(`Tracking number +${number.replace(/[+/]/g, '\\$&')}\n`));
  await accessible(page, 'the receipt', 'booth-receipt');
  await coloured(page, 'the receipt', 'booth-receipt');
  await narrow(page, 'the receipt');
  assert.match(await house.election.omov('find', house.election.folder, number), /./);
  const everywhere = house.asked.filter(({ body }) => decodeURIComponent(body).includes(tested)).length;
  assert.equal(everywhere, 0, 'the tested ballot was never sent');
  await nothingLeft(visited, codes[0]);
});

test('a connection that is cut after the ballot arrived loses nothing: the same ballot is sent again and counts once', { skip }, async () => {
  const visited = await visit(codes[1]);
  const { page, press, heading } = visited;
  const number = await sealed(visited, ['No', ['A hall', 'A bus'], ['Candidate A']]);
  house.next = { cut: true };
  await press('Cast this ballot');
  await heading('The connection was cut');
  await accessible(page, 'cut', 'booth-cut');
  // Signed out and in again meanwhile.
  house.newToken();
  await press('Send the same ballot again');
  await heading('Your ballot is in the box');
  assert.equal((await page.locator('.number-parts').textContent()).trim(), number);
  assert.match(await page.locator('.title').textContent(), /stored once and counts once/);
  const casts = house.asked.filter(({ url, body }) => url.endsWith('/cast') && new URLSearchParams(body).get('ballot').includes('"credential"')).slice(-2);
  assert.equal(new URLSearchParams(casts[0].body).get('ballot'), new URLSearchParams(casts[1].body).get('ballot'));
  await nothingLeft(visited, codes[1]);
});

test('where many cast at once the booth says how many wait and how long, and sends the same ballot again by itself', { skip }, async () => {
  const visited = await visit(codes[1]);
  const { page, press, heading } = visited;
  await sealed(visited, ['No', ['A hall', 'A bus'], ['Candidate A']]);
  const said = '312 ballots are waiting before yours. Your turn comes in about 3 seconds.';
  const todo = 'Leave this page open. It sends your ballot again by itself.';
  house.next = { status: 503, said: { said, todo, wait: 3 } };
  await press('Cast this ballot');
  await page.getByText(`${said} ${todo}`).waitFor(PATIENCE);
  await accessible(page, 'waiting in line', 'booth-waiting');
  await narrow(page, 'waiting in line');
  await heading('Your ballot is in the box');
  const casts = house.asked.filter(({ url }) => url.endsWith('/cast')).slice(-2);
  assert.equal(casts[0].body, casts[1].body, 'it is the same ballot');
  await nothingLeft(visited, codes[1]);
});

test('voting again replaces; a code typed with a slip is named, one of another vote is refused in the words of the house', { skip }, async () => {
  const visited = await visit();
  const { page, press, heading } = visited;
  const code = page.getByLabel('Your voting code');
  for (const [typed, said] of [
    ['', /Type your voting code/], ['abc', /You typed 3, so 19 are missing/], [`l${codes[0].slice(1)}`, /1st sign is “l”.*a 1 or a big L/],
    [codes[0].toUpperCase().replace(/[OI0]/g, 'A'), /only capital letters/], [`${codes[0]}x`, /one is too many/],
  ]) {
    await code.fill(typed);
    await page.keyboard.press('Enter');
    assert.match(await page.locator('.summary').textContent(), said);
    assert.equal(await page.title(), 'Error: Voting booth');
  }
  await accessible(page, 'a slip in the code', 'booth-code-wrong');
  const foreign = [...codes[0].replaceAll('-', '')].reverse().join('');
  await code.fill(` ${foreign.slice(0, 9)} – ${foreign.slice(9)}`);
  await sealed(visited, ['No', [], ['Candidate E', 'Candidate A']]);
  await press('Cast this ballot');
  await heading('The ballot was not taken');
  assert.match(await page.locator('.title').textContent(), /the credential is not listed/);
  await accessible(page, 'refused', 'booth-refused');
  await press('Check my code');
  await code.fill(codes[0]);
  await press('Start');
  await heading('Is this what you want?');
  await press('Seal my ballot');
  house.next = { status: 409, said: { said: 'Voting ended on Sunday at 20:00.', todo: 'The result comes on Monday.' } };
  await press('Cast this ballot');
  await heading('The ballot was not taken');
  assert.match(await page.locator('main').textContent(), /Voting ended on Sunday at 20:00\..*The result comes on Monday\./s);
  await press('Send the same ballot again');
  await heading('Your ballot is in the box');
  await nothingLeft(visited, codes[0]);
});

test('the questions pass axe at both widths, in every colour, at 320 pixels and with large letters, and leaving them warns', { skip }, async () => {
  const { page, press, context } = await visit(codes[2]);
  await press('Start');
  await press('Next question');
  await accessible(page, 'nothing chosen', 'booth-nothing');
  await page.getByLabel('Yes').check();
  await press('Next question');
  for (const each of ['A hall', 'A bus', 'A garden']) await page.getByLabel(each).check();
  await press('Next question');
  assert.match(await page.locator('.summary').textContent(), /You chose 3\. At most 2 are allowed: take one away/);
  await page.getByLabel('A bus').uncheck();
  await accessible(page, 'choices', 'booth-choices');
  await press('Next question');
  for (const each of ['B', 'D']) await page.getByRole('button', { name: new RegExp(`^Place .*: Candidate ${each}$`) }).click();
  assert.equal(await page.getByRole('status').textContent(), 'Candidate D is now 2nd of 2.');
  await press('Up: Candidate D');
  assert.equal(await page.locator('.rank .in').first().textContent().then((text) => text.slice(0, 14)), '1stCandidate D');
  await accessible(page, 'an order', 'booth-order');
  await coloured(page, 'an order', 'booth-order');
  assert.deepEqual(await small(page), []);
  await press('I would rather type numbers, as on paper');
  await page.getByLabel('Candidate A').fill('2');
  await press('Check my ballot');
  assert.match(await page.locator('.summary').textContent(), /number 2 is given twice/);
  await accessible(page, 'numbers', 'booth-numbers');
  await page.getByLabel('Candidate A').fill('3');
  await press('Check my ballot');
  await accessible(page, 'the check', 'booth-check');
  assert.match(await page.locator('main').textContent(), /1stCandidate D2ndCandidate B3rdCandidate AYou left 2/);
  await press('Change the answer to question 3');
  let warned = false;
  page.once('dialog', () => { warned = true; });
  await page.reload({ timeout: 2000 }).catch(() => {});
  assert.ok(warned, 'leaving with an unsent ballot warns');
  await narrow(page, 'an order');
  await context.close();
});

test('the keyboard alone is enough', { skip }, async () => {
  const { page, context, heading } = await visit(codes[3]);
  const tabTo = async (name) => {
    for (let n = 0; n < 60; n += 1) {
      const at = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent);
      if (at === name) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`the keyboard does not reach ${name}`);
  };
  const go = async (name, key = 'Enter') => {
    await tabTo(name);
    await page.keyboard.press(key);
  };
  await go('Start');
  await heading('Shall the branch join the federation?');
  await go('Yes', 'Space');
  await page.keyboard.press('ArrowDown');
  await go('Next question');
  await go('A printer', 'Space');
  await go('Next question');
  await heading('Who shall be on the committee?');
  // The way begins at the top of the page and not at the heading that has the focus.
  await page.mouse.click(2, 2);
  await byKeyboard(page, 'an order');
  await page.evaluate(() => document.querySelector('h1').focus());
  const first = await page.locator('.add .who').first().textContent();
  await go(`Place 1st: ${first}`);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Place 2nd/, 'the keyboard stays where the next is placed');
  await page.keyboard.press('Enter');
  await go('Check my ballot');
  await go('Seal my ballot');
  await heading('Your ballot is sealed. It is not cast yet.');
  await go('Cast this ballot');
  await heading('Your ballot is in the box');
  await context.close();
});

test('without JavaScript the booth says what it needs and what to do instead', { skip }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${house.home}/vote`);
  assert.match(await page.locator('#no-script').textContent(), /omov election vote/);
  await keep(page, 'booth-no-script');
  await context.close();
});

test('the trustees open what the booth sealed, one with the program, one in the browser; the tally is right and the verifier says so', { skip, timeout: 120_000 }, async () => {
  const { election } = house;
  await election.omov('close', election.folder);
  await election.omov('shuffle', election.folder, '--secret', election.secret(1));
  await election.omov('accept', election.folder);
  house.step = 'shuffle';
  const mixer = await trustee(2);
  await mixer.begin('Check and mix');
  await mixer.sent();
  await mixer.gone();
  const { stderr } = await election.tried('decrypt', election.folder, '--secret', election.secret(1));
  const [, agreed] = stderr.match(/--agreed ([0-9a-f]{64})/);
  house.step = 'decryption';
  const opener = await trustee(3);
  const { page, begin, press, heading, sent, gone } = opener;
  await begin('Check the record');
  await heading('Agree with the others first');
  assert.equal(await page.locator('.line').textContent(), agreed);
  assert.match(await page.locator('.title').textContent(), /3 ballots count, of 6 who may vote/);
  await accessible(page, 'what would be opened', 'trustee-agree');
  await coloured(page, 'what would be opened');
  await press('Open my part');
  assert.match(await page.locator('.summary').textContent(), /Compare by telephone first/);
  await page.getByLabel('We all have the same line').check();
  await press('Open my part');
  await sent();
  await gone();
  assert.match((await election.tried('decrypt', election.folder, '--secret', election.secret(3))).stderr, /decrypted once/);
  await election.omov('decrypt', election.folder, '--secret', election.secret(1), '--agreed', agreed);
  await election.omov('accept', election.folder);
  await election.omov('finish', election.folder, '--tie', 'lot:made-up');
  const verdict = await election.verdict();
  assert.equal(verdict.valid, true, JSON.stringify(verdict));
  assert.deepEqual(verdict.ballots, { accepted: 5, superseded: 2, counted: 3 });
  assert.deepEqual(verdict.result.slice(0, 2), [[0, 0, 3], [1, 1, 1, 0]], 'the last ballot of each: two members voted twice');
});
