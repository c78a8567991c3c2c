// Standing trustees, in a house of a branch of five: three members make three keys in one ceremony, and a question and an election by rankings are held under two of
// them without any other. Each step of theirs is done in their browsers, with one secret file.
//   cargo build -p omov -p omov-verify
//   OMOV=../target/debug/omov node --test standing.test.mjs
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { built } from '../booth/tests/built.mjs';
import { accessible, launch, narrow, watched } from './browser.mjs';
import { branch as people, empty, found, letter, program, send, signIn, skip, typed, waited } from './house.mjs';

const PATIENCE = { timeout: 60_000 };
const MINUTE = 60_000;
const verifier = program && resolve(program, '../omov-verify');
const [ada, tomas, cleo, dan, eve] = people;
const trustees = [tomas, cleo, dan];

const run = (command, args) => new Promise((done) => {
  execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
});

describe('standing trustees', { skip, timeout: 20 * MINUTE }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'omov-standing-'));
  let browser;
  let house;
  let branch;
  let stock;
  const question = { title: 'Shall we mend the roof?', key: 1 };
  const committee = { title: 'Who shall look after the roof?', names: ['Nell Abara', 'Otto Brand', 'Pia Caro'], key: 2 };
  const all = [question, committee];

  before(async () => {
    [house, browser] = await Promise.all([empty(), launch()]);
    for (const one of people) Object.assign(one, await watched(await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 375, height: 900 } })));
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  const path = (page) => new URL(page.url()).pathname;
  const at = (one, address) => one.page.goto(house.home + address);
  const press = (one, name) => one.page.getByRole('button', { name, exact: true }).click(PATIENCE);
  const heading = (one, name) => one.page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);
  const asks = (one, address) => one.page.context().request.get(house.home + address);
  const until = (what, look) => waited(what, look, 8 * MINUTE);
  const shown = async (one, address) => {
    await at(one, address);
    return one.page.innerText('main');
  };

  const secret = (number) => join(scratch, `${number}.secret`);
  async function saved(one, number) {
    const [file] = await Promise.all([one.page.waitForEvent('download'), press(one, 'Save my secret file')]);
    assert.equal(file.suggestedFilename(), `standing-trustee-${number}.secret`);
    await file.saveAs(secret(number));
  }
  async function sent(one, number) {
    await heading(one, 'Save your secret file first');
    await saved(one, number);
    await press(one, 'Send my part');
    await heading(one, 'Your part was sent');
  }
  /** A step with the one secret file, on the page of the stock or of a ballot. */
  async function step(address, number, title, act) {
    const one = trustees[number - 1];
    await at(one, `${address}/trustee`);
    await heading(one, title);
    await one.page.getByLabel('Your secret file').setInputFiles(secret(number));
    await press(one, act);
    return one;
  }

  test('a branch of five is founded', async () => {
    await found(ada.page, house, [ada, tomas], { rules: 'own', text: readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8') });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const { name, email } of [cleo, dan, eve]) {
      await at(ada, `${branch}/roll/new`);
      await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    }
    for (const one of [tomas, cleo, dan, eve]) await signIn(one.page, house, one.email);
  });

  test('three members are asked to stand as trustees, and told by letter', async () => {
    await at(eve, '/ballots');
    await eve.page.getByRole('link', { name: /^Standing trustees of/ }).click();
    await eve.page.waitForURL(/\/standing-trustees$/);
    await accessible(eve.page, 'no standing trustees yet', 'standing-none');
    await narrow(eve.page, 'no standing trustees yet');
    assert.equal((await asks(eve, `${branch}/standing-trustees/new`)).status(), 403);
    await at(ada, `${branch}/standing-trustees`);
    await ada.page.getByRole('link', { name: 'Ask members to stand as trustees' }).click();
    await ada.page.waitForURL(/\/new$/);
    await accessible(ada.page, 'asking standing trustees', 'standing-new');
    await narrow(ada.page, 'asking standing trustees');
    await at(ada, `${branch}/standing-trustees/new`);
    const day = new Date(Date.now() + 90 * 24 * 60 * MINUTE);
    await send(ada.page, '/standing-trustees/new', {
      people: trustees.map(({ name }) => name).join('\n'), needed: '2', keys: '3',
      'until-day': `${day.getUTCDate()}`, 'until-month': `${day.getUTCMonth() + 1}`, 'until-year': `${day.getUTCFullYear()}`,
    });
    stock = path(ada.page);
    assert.match(await shown(eve, stock), /3 keys are made, as soon as every trustee has sent all parts/);
    await letter(house, cleo.email, /(You are asked to stand as a trustee)/);
    await at(tomas, stock);
    await accessible(tomas.page, 'who is asked to stand', 'standing-asked');
    await narrow(tomas.page, 'who is asked to stand');
  });

  test('they make three keys in one ceremony of four rounds', async () => {
    for (const number of [1, 2, 3]) {
      const one = trustees[number - 1];
      await at(one, `${stock}/trustee`);
      await heading(one, 'Make your secret');
      if (number === 1) await accessible(one.page, 'the first round of all keys', 'standing-first');
      await press(one, 'Make my secret');
      await sent(one, number);
    }
    for (const number of [1, 2, 3]) await sent(await step(stock, number, 'Give each of the others a share', 'Check and seal the shares'), number);
    for (const number of [1, 2, 3]) await sent(await step(stock, number, 'Check the shares and make the keys', 'Check and make the keys'), number);
    for (const number of [1, 2, 3]) await heading(await step(stock, number, 'Open the test ballots', 'Open the test ballots'), 'Your part was sent');
    await until('the keys are there', async () => (await shown(eve, stock)).includes('3 of 3 keys are left.'));
    await accessible(eve.page, 'keys that are ready', 'standing-ready');
    await narrow(eve.page, 'keys that are ready');
  });

  test('two ballots are called under the next keys, and need no ceremony', async () => {
    const opens = new Date(Math.ceil((Date.now() + MINUTE / 2) / MINUTE) * MINUTE);
    const closes = new Date(opens.getTime() + 4 * MINUTE);
    const call = { ...typed('opens', opens), ...typed('closes', closes), 'took-part': '5', 'body-yes': '5', 'body-no': '0' };
    await at(ada, `${branch}/ballots/new/question`);
    assert.match(await ada.page.innerText('main'), /The standing trustees of .* \(3 keys left\)/);
    await accessible(ada.page, 'calling a ballot under a key of standing trustees', 'standing-call');
    await narrow(ada.page, 'calling a ballot under a key of standing trustees');
    await at(ada, `${branch}/ballots/new/question`);
    await send(ada.page, '/ballots/new/question', { ...call, title: question.title });
    question.address = path(ada.page);
    await at(ada, `${branch}/ballots/new/committee`);
    await send(ada.page, '/ballots/new/committee', { ...call, title: committee.title, answers: committee.names.join('\n'), seats: '1' });
    committee.address = path(ada.page);
    for (const ballot of all) assert.ok((await shown(eve, ballot.address)).includes(`Key ${ballot.key} of the standing trustees of`));
    await accessible(eve.page, 'a ballot under a key of standing trustees', 'standing-ballot');
    await narrow(eve.page, 'a ballot under a key of standing trustees');
    for (const ballot of all) await until('it opens', async () => (await asks(eve, `${ballot.address}/vote/facts`)).ok());
  });

  test('a trustee looks whether the open ballot is under a key of theirs, and sees in one list for what each is used', async () => {
    const one = await step(question.address, 1, 'Look before anybody votes', 'Look now');
    await heading(one, 'This is the election you made the key for');
    await saved(one, 1);
    await at(one, stock);
    const text = await one.page.innerText('main');
    for (const says of [question.title, committee.title, '1 of 3 keys are left.', 'Look whether it is under a key that you helped to make']) assert.ok(text.includes(says), says);
    await accessible(one.page, 'what a trustee holds', 'standing-used');
    await narrow(one.page, 'what a trustee holds');
    await at(one, `${question.address}/key`);
    await accessible(one.page, 'a standing trustee’s part without a script', 'standing-key');
  });

  async function comesToVote(one, ballot) {
    const escaped = ballot.title.replace('?', '\\?');
    const code = await letter(house, one.email, new RegExp(`Subject: Your voting code: ${escaped}[^]*Your voting code:\\s+(\\S+)`));
    await one.page.goto('about:blank');
    await one.page.goto(`${house.home}${ballot.address}/vote#${code}`);
    await press(one, 'Start');
  }
  async function casts(one) {
    await press(one, 'Check my ballot');
    await press(one, 'Seal my ballot');
    await press(one, 'Cast this ballot');
    await heading(one, 'Your ballot is in the box');
  }

  test('members vote in both', async () => {
    for (const [one, answer] of [[ada, 'Yes'], [tomas, 'Yes'], [cleo, 'No'], [dan, 'Yes'], [eve, 'Yes']]) {
      await comesToVote(one, question);
      await one.page.getByLabel(answer, { exact: true }).check();
      await casts(one);
    }
    const [nell, otto] = committee.names;
    for (const [one, order] of [[ada, [nell, otto]], [tomas, [nell]], [cleo, [otto, nell]], [dan, [nell]], [eve, [otto]]]) {
      await comesToVote(one, committee);
      for (const name of order) await one.page.getByRole('button', { name: new RegExp(`^Place .*: ${name}$`) }).click();
      await casts(one);
    }
  });

  test('after the close they mix and open with the one secret file, each key once', async () => {
    for (const [ballot, first] of [[question, 'decryption'], [committee, 'shuffle']]) {
      await until('it closes', async () => (await asks(tomas, `${ballot.address}/trustee/facts`)).json().then(({ step: now }) => now === first));
    }
    for (const number of [1, 3]) await sent(await step(committee.address, number, 'Mix the rankings', 'Check and mix'), number);
    for (const [ballot, numbers] of [[question, [1, 2]], [committee, [1, 3]]]) {
      for (const number of numbers) {
        const one = await step(ballot.address, number, 'Open the box, once', 'Check the record');
        await heading(one, 'Agree with the others first');
        assert.match(await one.page.innerText('main'), /5 ballots count, of 5 who may vote/);
        if (number === 1) await accessible(one.page, 'opening with a key of a stock', 'standing-open');
        await one.page.getByLabel('We all have the same line').check();
        await press(one, 'Open my part');
        await sent(one, number);
      }
    }
    assert.match(await shown(eve, question.address), /Carried\./);
    assert.match(await shown(eve, committee.address), /Elected(?:, 1)?:\s+Nell Abara/);
    const { keys } = JSON.parse(readFileSync(secret(1), 'utf8'));
    assert.ok(keys[0].decrypted && keys[1].decrypted && !keys[2].decrypted, 'two have opened, the third has not');
    assert.notEqual(keys[0].election, keys[1].election);
  });

  test('a key that has opened opens no second box, and none of another election', async () => {
    const { readStockFile, stock: steps, deviceRandom } = await built();
    const file = readStockFile(readFileSync(secret(1), 'utf8'));
    const record = async ({ address }) => new Uint8Array(await (await asks(tomas, `${address}/record.bel`)).body());
    const [first, second] = await Promise.all(all.map(record));
    await assert.rejects(steps.agreement(file, 1, first), /has opened once, and never does so again/);
    await assert.rejects(steps.decryption(file, 1, first, '0'.repeat(64), deviceRandom), /has opened another box, and never opens a second one/);
    const again = await steps.decryption(file, 1, first, file.keys[0].decrypted.settled, deviceRandom);
    assert.equal(again.message, file.keys[0].decrypted.share, 'the share given before is handed out again for the same');
    await assert.rejects(steps.decryption(file, 1, second, file.keys[0].decrypted.settled, deviceRandom), /key 1 was used for another election/);
    for (const one of [first, second]) await assert.rejects(steps.agreement(file, 3, one), /NOT under the key that you helped to make/);
  });

  test('the verifier accepts both records, and their keys are those that were announced', async () => {
    await at(eve, stock);
    const announced = await eve.page.content();
    for (const ballot of all) {
      const file = join(scratch, `${ballot.key}.bel`);
      writeFileSync(file, await (await asks(eve, `${ballot.address}/record.bel`)).body());
      const { code, stdout, stderr } = await run(verifier, ['--json', file]);
      assert.equal(code, 0, `${stdout}${stderr}`);
      assert.equal(JSON.parse(stdout).valid, true);
      const [, key] = readFileSync(file, 'latin1').match(/"trustees":"([0-9a-f]{64})"/);
      assert.ok(announced.includes(key), 'the key of the record is on the page of the trustees');
    }
  });

  test('the trustees are retired, with a reason that everybody reads', async () => {
    await at(ada, `${stock}/retire`);
    await accessible(ada.page, 'retiring standing trustees', 'standing-retire');
    await narrow(ada.page, 'retiring standing trustees');
    await at(ada, `${stock}/retire`);
    await send(ada.page, '/retire', { reason: 'The roof is mended.' });
    assert.match(await shown(eve, stock), /The roof is mended\./);
    await accessible(eve.page, 'standing trustees who are retired', 'standing-retired');
    await at(ada, `${branch}/ballots/new/question`);
    assert.doesNotMatch(await ada.page.innerText('main'), /The standing trustees of/);
  });
});
