// Several questions in one ballot, in a house with real browsers: three of yes or no, the first on a motion; and two linked elections, in which somebody wins the first
// and stands in the second. From the form, to which questions are added step by step without JavaScript, to the record and its verifier. The rules of the branch
// are in a hurry (quick.toml of the room replay), and say that one person takes one post.
//   cargo build -p omov -p omov-verify
//   OMOV=../target/debug/omov node --test questions.test.mjs
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { accessible, coloured, launch, narrow, watched } from './browser.mjs';
import { branch as people, empty, followed, found, letter, program, send, signIn, skip, typed, waited } from './house.mjs';

const PATIENCE = { timeout: 60_000 };
const MINUTE = 60_000;
const verifier = program && resolve(program, '../omov-verify');
const [ada, tomas, cleo, dan, eve] = people;
const trustees = [tomas, cleo, dan];

/** Runs the program to its end. */
const run = (command, args) => new Promise((done) => {
  execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
});

describe('several questions in one ballot', { skip, timeout: 25 * MINUTE }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'omov-questions-'));
  let browser;
  let house;
  let branch;
  let opens;
  let closes;
  const meeting = { title: 'The decisions of our spring meeting', asks: ['Late buses', 'Shall we paint the hall?', 'Shall we meet on Sundays?'] };
  const posts = { title: 'Who does what this year', asks: ['Who shall be our chair?', 'Who shall be our deputy?'], names: [['Nell Abara', 'Otto Brand'], ['Pia Caro', 'Nell Abara', 'Quin Dale']] };
  const all = [meeting, posts];

  before(async () => {
    [house, browser] = await Promise.all([empty(), launch()]);
    for (const one of people) Object.assign(one, await watched(await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 375, height: 900 } })));
    // The form is filled in without a script.
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 900 } });
    ada.plain = await context.newPage();
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

  test('a branch of five is founded, whose rules say: one person, one post', async () => {
    const quick = readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8');
    const text = quick.replace('[ballots.committee]', '[ballots.committee]\none-post-each = true');
    assert.notEqual(text, quick);
    await found(ada.page, house, [ada, tomas], { rules: 'own', text });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const { name, email } of [cleo, dan, eve]) {
      await at(ada, `${branch}/roll/new`);
      await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    }
    for (const one of [tomas, cleo, dan, eve]) await signIn(one.page, house, one.email);
    await at(ada, `${branch}/power/lend`);
    const office = await ada.page.locator('[name=office] option', { hasText: 'scrutineer' }).getAttribute('value');
    await send(ada.page, '/lend/send', { office, who: eve.email, reason: 'She was asked to at the meeting.' });
    await at(tomas, path(ada.page));
    await send(tomas.page, '/agree');
  });

  test('a motion is ready', async () => {
    await at(ada, `${branch}/motions/new`);
    await send(ada.page, '/motions/new', { title: meeting.asks[0], clauses: 'Buses run until the late shift ends.' });
    meeting.motion = path(ada.page);
    for (const one of [tomas, cleo]) {
      await at(one, meeting.motion);
      await send(one.page, '/sign');
    }
    await at(ada, `${meeting.motion}/fix`);
    await send(ada.page, '/fix');
  });

  test('questions are added to the form and taken out again, without a script, and nothing typed is lost', async () => {
    await ada.plain.context().addCookies(await ada.page.context().cookies());
    opens = new Date(Math.ceil((Date.now() + 1.5 * MINUTE) / MINUTE) * MINUTE);
    closes = new Date(opens.getTime() + 3 * MINUTE);
    const call = {
      ...typed('opens', opens), ...typed('closes', closes), trustees: trustees.map(({ name }) => name).join('\n'), needed: '2',
      'took-part': '5', 'body-yes': '5', 'body-no': '0',
    };
    const page = ada.plain;
    const add = () => followed(page, () => page.getByRole('button', { name: 'Add another question' }).click());
    await page.goto(`${house.home}${branch}/ballots/new/question`);
    await page.getByLabel('What is asked?').fill('A question that nobody wants');
    for (const [name, value] of Object.entries(call)) await page.locator(`main [name="${name}"]`).fill(value);
    await page.locator('[name=next]').selectOption({ label: meeting.asks[0] });
    await add();
    assert.equal(await page.locator('[name="ask-2"]').inputValue(), meeting.asks[0]);
    assert.match(await page.locator('[name="more-2"]').inputValue(), /[0-9a-f]{64}/, 'the motion is quoted');
    await add();
    assert.equal(await page.locator('[name=trustees]').inputValue(), call.trustees, 'nothing is lost');
    assert.equal(await page.locator('[name=ask]').inputValue(), 'A question that nobody wants');
    await page.getByLabel('Take question 1 out').check();
    await followed(page, () => page.getByRole('button', { name: 'Take out what is ticked' }).click());
    assert.equal(await page.locator('[name=ask]').inputValue(), meeting.asks[0]);
    await add();
    await page.locator('[name=title]').fill(meeting.title);
    await page.locator('[name="ask-2"]').fill(meeting.asks[1]);
    await page.locator('[name="more-2"]').fill('It has been grey for years.');
    await page.locator('[name="ask-3"]').fill(meeting.asks[2]);
    await send(page, '/ballots/new/question');
    meeting.address = path(page);
    assert.match(meeting.address, /^\/ballots\/\w+$/);
    // The second one, in a browser with a script, looked at on the way.
    await at(ada, `${branch}/ballots/new/committee`);
    await ada.page.getByLabel('What is asked?').fill(posts.asks[0]);
    await ada.page.locator('[name=answers]').fill(posts.names[0].join('\n'));
    await ada.page.locator('[name=seats]').fill('1');
    await followed(ada.page, () => ada.page.getByRole('button', { name: 'Add another question' }).click());
    await accessible(ada.page, 'calling a ballot of two questions', 'questions-call');
    await narrow(ada.page, 'calling a ballot of two questions');
    // To see whether it is narrow, every word was made longer.
    await send(ada.page, '/ballots/new/committee', { ...call, title: posts.title, answers: posts.names[0].join('\n'), ask: posts.asks[0], 'ask-2': posts.asks[1], 'answers-2': posts.names[1].join('\n'), 'seats-2': '1' });
    posts.address = path(ada.page);
  });

  test('the page of the ballot says each question, and the motion leads to its own', async () => {
    const text = await shown(eve, meeting.address);
    for (const says of [...meeting.asks, 'It has been grey for years.', 'Buses run until the late shift ends.']) assert.ok(text.includes(says), says);
    await accessible(eve.page, 'a ballot of three questions', 'questions-three');
    await narrow(eve.page, 'a ballot of three questions');
    await at(eve, meeting.motion);
    assert.equal(await eve.page.locator(`main a[href="${meeting.address}"]`).count() > 0, true, 'the motion leads to its ballot');
    assert.match(await shown(eve, posts.address), /One person, one post/);
    await accessible(eve.page, 'two linked elections', 'questions-linked');
    await narrow(eve.page, 'two linked elections');
  });

  // ---- trustees ----

  const secret = (ballot, number) => join(scratch, `${all.indexOf(ballot)}-${number}.secret`);

  test('three trustees make the key of each', async () => {
    for (const [round, makes] of [['keygen', 'certificate'], ['share', 'polynomial'], ['confirm', 'key'], ['rehearse', 'rehearsal']]) {
      for (const ballot of all) {
        for (const [index, one] of trustees.entries()) {
          const folder = mkdtempSync(join(scratch, 'files-'));
          await at(one, `${ballot.address}/key`);
          const files = await one.page.locator('main a[href*="/key/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
          for (const file of files) writeFileSync(join(folder, file.split('/').at(-1)), await (await asks(one, file)).body());
          const who = round === 'keygen' ? ['--trustee', `${index + 1}`] : [];
          const { code, stderr } = await run(program, ['election', 'trustee', round, folder, ...who, '--secret', secret(ballot, index + 1)]);
          assert.equal(code, 0, stderr);
          await send(one.page, '/key', { message: join(folder, `trustee-${index + 1}-${makes}.json`) });
        }
      }
    }
    for (const ballot of all) await until('it opens', async () => (await asks(eve, `${ballot.address}/vote/facts`)).ok());
  });

  // ---- votes ----

  async function comesToVote(one, ballot) {
    const code = await letter(house, one.email, new RegExp(`Subject: Your voting code: ${ballot.title}[^]*Your voting code:\\s+(\\S+)`));
    await one.page.goto('about:blank');
    await one.page.goto(`${house.home}${ballot.address}/vote#${code}`);
    await press(one, 'Start');
  }

  async function casts(one, look) {
    await press(one, 'Check my ballot');
    await look?.();
    await press(one, 'Seal my ballot');
    await heading(one, 'Your ballot is sealed. It is not cast yet.');
    await press(one, 'Cast this ballot');
    await heading(one, 'Your ballot is in the box');
  }

  async function decides(one, answers, look) {
    await comesToVote(one, meeting);
    for (const [index, answer] of answers.entries()) {
      await one.page.getByRole('heading', { name: meeting.asks[index] }).waitFor(PATIENCE);
      if (look && index === 1) await accessible(one.page, 'the second of three questions in the booth', 'questions-booth', [375]);
      await one.page.getByLabel(answer, { exact: true }).check();
      if (index + 1 < answers.length) await press(one, 'Next question');
    }
    await casts(one, look ? () => accessible(one.page, 'what one answered to three questions', 'questions-check', [375]) : undefined);
  }

  async function ranks(one, orders) {
    await comesToVote(one, posts);
    for (const [index, order] of orders.entries()) {
      await one.page.getByRole('heading', { name: posts.asks[index] }).waitFor(PATIENCE);
      await one.page.getByText('Whoever is elected in an earlier question of this ballot is left out here.').waitFor(PATIENCE);
      for (const name of order) await one.page.getByRole('button', { name: new RegExp(`^Place .*: ${name}$`) }).click();
      if (index + 1 < orders.length) await press(one, 'Next question');
    }
    await casts(one);
  }

  test('members answer all questions in one go', async () => {
    for (const [one, ...answers] of [[ada, 'Yes', 'No', 'Yes'], [tomas, 'Yes', 'No', 'No'], [cleo, 'Yes', 'No', 'Abstain'], [eve, 'No', 'Yes', 'Yes']]) await decides(one, answers, one === ada);
    const [nell, otto, pia, quin] = ['Nell Abara', 'Otto Brand', 'Pia Caro', 'Quin Dale'];
    for (const [one, first, second] of [[ada, [nell, otto], [nell, quin]], [tomas, [nell], [nell, quin]], [cleo, [otto], [pia]], [dan, [nell], [nell, quin, pia]]]) await ranks(one, [first, second]);
    assert.ok(Date.now() < closes.getTime(), 'there was time enough to vote');
  });

  // ---- the opening ----

  /** A step of a trustee, on their page. */
  async function step(ballot, number, title, act) {
    const one = trustees[number - 1];
    await at(one, `${ballot.address}/trustee`);
    await heading(one, title);
    await one.page.getByLabel('Your secret file').setInputFiles(secret(ballot, number));
    await press(one, act);
    return one;
  }

  async function sent(one) {
    await heading(one, 'Save your secret file first');
    const [file] = await Promise.all([one.page.waitForEvent('download'), press(one, 'Save my secret file')]);
    await file.saveAs(join(scratch, 'saved'));
    await press(one, 'Send my part');
    await heading(one, 'Your part was sent');
  }

  test('after the close two of three trustees open all questions of a ballot at once', async () => {
    for (const ballot of all) await until('it closes', async () => (await asks(tomas, `${ballot.address}/trustee/facts`)).json().then(({ step: next }) => next === (ballot === posts ? 'shuffle' : 'decryption')));
    for (const number of [1, 3]) await sent(await step(posts, number, 'Mix the rankings', 'Check and mix'));
    for (const ballot of all) {
      for (const number of [1, 2]) {
        const one = await step(ballot, number, 'Open the box, once', 'Check the record');
        await heading(one, 'Agree with the others first');
        await one.page.getByLabel('We all have the same line').check();
        await press(one, 'Open my part');
        await sent(one);
      }
    }
  });

  test('each question has its own result, and whoever is elected in the first is left out of the second', async () => {
    const text = await shown(eve, meeting.address);
    const parts = text.split(/Question \d: /);
    const result = meeting.asks.map((ask) => parts.find((part) => part.startsWith(ask) && /arried\./.test(part)));
    assert.match(text, /4 of 5 voted/);
    for (const [index, carried] of [true, false, true].entries()) assert.match(result[index], carried ? /\bCarried\./ : /Not carried\./, meeting.asks[index]);
    await accessible(eve.page, 'the result of three questions', 'questions-result');
    await narrow(eve.page, 'the result of three questions');
    await at(eve, posts.address);
    const elected = await eve.page.innerText('main');
    assert.match(elected, /Elected:\s+Nell Abara[^]*Elected:\s+Quin Dale/);
    assert.match(elected, /Nell Abara is left out here: they are elected in the question “Who shall be our chair\?”/);
    await accessible(eve.page, 'the result of linked elections', 'questions-linked-result');
    await coloured(eve.page, 'the result of linked elections', 'questions-linked-result');
    await narrow(eve.page, 'the result of linked elections');
    await at(eve, `${posts.address}/count?question=2`);
    assert.match(await eve.page.innerText('body'), /Who shall be our deputy\?[^]*Quin Dale/);
    await accessible(eve.page, 'the count of the second question', 'questions-count');
  });

  test('the verifier counts the chain in the same way, and says who was left out', async () => {
    for (const ballot of all) {
      ballot.file = join(scratch, `record-${all.indexOf(ballot)}.bel`);
      writeFileSync(ballot.file, await (await asks(eve, `${ballot.address}/record.bel`)).body());
    }
    const counts = [];
    for (const number of [1, 2]) {
      const file = join(scratch, `count-${number}.json`);
      const answer = await asks(eve, `${posts.address}/count.json?question=${number}`);
      assert.match(answer.headers()['content-disposition'], new RegExp(`count-${number}\\.json`));
      writeFileSync(file, await answer.body());
      counts.push('--count', `${number}=${file}`);
    }
    const { code, stdout, stderr } = await run(verifier, [posts.file, ...counts]);
    assert.equal(code, 0, `${stdout}${stderr}`);
    assert.match(stdout, /Question 1, counted by the declared rule[^]*elected Nell Abara\./);
    assert.match(stdout, /Question 2, counted by the declared rule[^]*elected Quin Dale\./);
    assert.match(stdout, /Left out, since elected in “Who shall be our chair\?”, with which it is linked: Nell Abara\./);
    const { code: second, stdout: json } = await run(verifier, ['--json', meeting.file]);
    assert.equal(second, 0);
    assert.deepEqual(JSON.parse(json).result, [[3, 1, 0], [1, 3, 0], [2, 1, 1]]);
    await at(eve, posts.address);
    await eve.page.getByRole('link', { name: 'Check that record on this device' }).click();
    await eve.page.getByRole('button', { name: 'Check the record of this ballot' }).click();
    await eve.page.locator('#verdict').waitFor({ timeout: 120_000 });
    assert.match(await eve.page.locator('#verdict').textContent(), /^The result is what the 4 counted ballots say/);
  });

  test('a scrutineer certifies, and the motion becomes a decision by its own question', async () => {
    for (const ballot of all) {
      await at(eve, `${ballot.address}/certify`);
      await send(eve.page, '/certify', { archive: createHash('sha256').update(readFileSync(ballot.file)).digest('hex') });
    }
    assert.match(await shown(eve, meeting.motion), /What was decided, and what becomes of it/);
    await at(eve, '/help/calling');
    await accessible(eve.page, 'help on calling a ballot', 'questions-help');
    for (const one of people) assert.deepEqual(one.complaints, [], one.name);
  });
});
