// Three ballots in a house, from the call to the certified result, as members, trustees, an officer and a scrutineer see them in their browsers: a question
// that grew from a motion and on which one member votes twice, an election by rankings, and one to an office of which a seat is reserved. The clock is an ordinary one; the rules of the branch are in a hurry (quick.toml of the room replay).
//   cargo build -p omov -p omov-verify
//   OMOV=../target/debug/omov node --test ballots.test.mjs
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { accessible, launch, narrow, watched } from './browser.mjs';
import { branch as people, empty, found, letter, program, send, signIn, skip, typed, waited } from './house.mjs';

const PATIENCE = { timeout: 60_000 };
const MINUTE = 60_000;
const verifier = program && resolve(program, '../omov-verify');
const [ada, tomas, cleo, dan, eve] = people;
const trustees = [tomas, cleo, dan];

/** Runs a program to its end. */
const run = (command, args) => new Promise((done) => {
  execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
});

describe('members decide, in the house', { skip, timeout: 20 * MINUTE }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'omov-ballots-'));
  let browser;
  let house;
  let branch;
  let opens;
  let closes;
  const question = { title: 'Shall we buy the old bakery?' };
  const committee = { title: 'Who shall be on the committee?', names: ['Nell Abara', 'Otto Brand', 'Pia Caro', 'Quin Dale', 'Rosa Ede'] };
  // Of the five candidates two are women; without the reserved seat it would go to two men.
  const stewards = { title: 'Who shall be our stewards?', says: { [ada.name]: '; woman', [tomas.name]: '; man', [cleo.name]: '; woman', [dan.name]: '; man', [eve.name]: '' } };
  const all = [question, committee, stewards];
  const rankings = [committee, stewards];
  const hands = { title: 'Shall we meet on Tuesdays?' };

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

  const shown = async (one, ballot) => {
    await at(one, ballot.address);
    return one.page.innerText('main');
  };

  test('a branch of five is founded, with rules under which a ballot takes minutes', async () => {
    await found(ada.page, house, [ada, tomas], { rules: 'own', text: readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8') });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const { name, email } of [cleo, dan, eve]) {
      await at(ada, `${branch}/roll/new`);
      await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    }
    for (const one of [tomas, cleo, dan, eve]) await signIn(one.page, house, one.email);
    // Founders scrutinise nothing themselves: they lend that to somebody, the two of them together.
    await at(ada, `${branch}/power/lend`);
    const office = await ada.page.locator('[name=office] option', { hasText: 'scrutineer' }).getAttribute('value');
    await send(ada.page, '/lend/send', { office, who: eve.email, reason: 'She was asked to at the meeting.' });
    await at(tomas, path(ada.page));
    await send(tomas.page, '/agree');
  });

  test('a motion is moved, two would change the same words, a joint text takes the place of two, and its bytes are fixed', async () => {
    const [first, second] = ['We buy the old bakery.', 'The kitchen is open to all until ten.'];
    await at(ada, `${branch}/motions/new`);
    await accessible(ada.page, 'moving a motion', 'motions-new');
    await send(ada.page, '/motions/new', { title: question.title, clauses: `${first}\n${second}` });
    question.motion = path(ada.page);
    const amends = async (one, body, seen = 1) => {
      await at(one, `${question.motion}/amend?clause=2`);
      await send(one.page, `/amend?clause=2&seen=${seen}`, { body, reason: 'The bakers are asked.' });
    };
    await amends(tomas, second.replace('until ten', 'until midnight'));
    await amends(cleo, second.replace('ten', 'eleven'));
    await amends(dan, second.replace('open to all', 'open to members'));
    assert.match(await shown(ada, { address: question.motion }), /Amendments 1 and 2 change the same words/);
    await accessible(ada.page, 'a motion of which two would change the same words', 'motions-clash');
    await narrow(ada.page, 'a motion');
    await at(ada, `${question.motion}/amendments/1`);
    await accessible(ada.page, 'an amendment', 'motions-amendment');
    await send(ada.page, '/accept');
    await at(dan, `${question.motion}/amend?clause=2&joint=1`);
    await accessible(dan.page, 'a joint text', 'motions-joint');
    await send(dan.page, '/amend?clause=2&seen=2&joint=1', { parts: ['1', '3'], body: 'The kitchen is open to members until midnight.', reason: 'Both of ours.' });
    await at(tomas, `${question.motion}/amendments/4`);
    await send(tomas.page, '/agree');
    await at(ada, `${question.motion}/amendments/4`);
    await send(ada.page, '/accept');
    for (const [one, taken, what] of [[ada, `${question.motion}/withdraw`, 'taking a motion back'], [cleo, `${question.motion}/amendments/2/withdraw`, 'taking an amendment back']]) {
      await at(one, taken);
      await accessible(one.page, what, taken.includes('amendments') ? 'motions-amendment-back' : 'motions-back');
    }
    await at(ada, `${question.motion}/amendments/2/decline`);
    await accessible(ada.page, 'declining an amendment', 'motions-decline');
    await send(ada.page, '/decline', { why: 'Midnight was agreed on.' });
    for (const one of [tomas, cleo]) {
      await at(one, question.motion);
      await send(one.page, '/sign');
    }
    await at(ada, `${question.motion}/fix`);
    await accessible(ada.page, 'fixing the text', 'motions-fix');
    await send(ada.page, '/fix');
    const text = await (await asks(eve, `${question.motion}/text.txt`)).text();
    assert.equal(text, `omov-motion-1\n${question.title}\n1. ${first}\n2. The kitchen is open to members until midnight.\n`);
    question.print = createHash('sha256').update(text).digest('hex');
    assert.ok((await shown(ada, { address: question.motion })).includes(question.print));
    await accessible(ada.page, 'a motion whose text is fixed', 'motions-fixed');
    await at(eve, `${question.motion}/versions/2`);
    await accessible(eve.page, 'a version of a motion', 'motions-version');
  });

  test('an officer calls a question and an election, and the notice says when', async () => {
    opens = new Date(Math.ceil((Date.now() + MINUTE / 2) / MINUTE) * MINUTE);
    closes = new Date(opens.getTime() + 6 * MINUTE);
    const call = {
      ...typed('opens', opens), ...typed('closes', closes), trustees: trustees.map(({ name }) => name).join('\n'), needed: '2',
      'took-part': '5', 'body-yes': '5', 'body-no': '0',
    };
    await at(ada, question.motion);
    await ada.page.getByRole('link', { name: 'Call the ballot' }).click();
    await ada.page.waitForURL(/\/ballots\/new\/question/);
    await send(ada.page, '/ballots/new/question', call);
    question.address = path(ada.page);
    const asked = await shown(eve, question);
    for (const says of [question.title, question.print, 'The kitchen is open to members until midnight.']) assert.ok(asked.includes(says), says);
    await accessible(eve.page, 'a ballot on a motion', 'ballots-motion');
    await at(ada, `${branch}/ballots/new/committee`);
    await send(ada.page, '/ballots/new/committee', { ...call, title: committee.title, answers: committee.names.join('\n'), seats: '2' });
    committee.address = path(ada.page);
    await at(ada, `${branch}/ballots/new/stewards`);
    const answers = people.map(({ name }) => name + stewards.says[name]).join('\n');
    await send(ada.page, '/ballots/new/stewards', { ...call, title: stewards.title, office: 'steward', answers, seats: '2' });
    stewards.address = path(ada.page);
    const text = await shown(eve, stewards);
    assert.match(text, /At least one of the 2 seats goes to candidates who say of themselves: gender “woman”\./);
    assert.equal(text.match(/gender: woman/g).length, 2);
    await accessible(eve.page, 'an election with a reserved seat', 'ballots-reserved');
    // A small matter, by show of hands.
    await at(ada, `${branch}/ballots/new`);
    await accessible(ada.page, 'what can be voted on', 'ballots-kinds');
    await at(ada, `${branch}/hands/new/hands`);
    await accessible(ada.page, 'calling an open vote', 'hands-new');
    await narrow(ada.page, 'calling an open vote');
    const { trustees: _, needed: __, ...when } = call;
    await at(ada, `${branch}/hands/new/hands`);
    await send(ada.page, '/hands/new/hands', { ...when, ...typed('closes', new Date(opens.getTime() + 2 * MINUTE)), title: hands.title });
    hands.address = path(ada.page);
    await accessible(ada.page, 'an open vote that was called', 'hands-called');
    for (const ballot of all) assert.match(await shown(eve, ballot), /The host made the codes and could vote in a member's name\./);
  });

  test('a small matter is voted on openly: nobody sees anything before the close, and every member everybody’s hand after it', async () => {
    await until('it opens', async () => (await shown(dan, hands)).includes('Choose one'));
    await accessible(dan.page, 'an open vote', 'hands-open');
    await narrow(dan.page, 'an open vote');
    for (const [one, answer] of [[dan, 'Yes'], [cleo, 'No'], [dan, 'No'], [tomas, 'No']]) {
      await at(one, hands.address);
      await one.page.getByLabel(answer, { exact: true }).check();
      await send(one.page, '/raise');
      await one.page.getByText('Your answer is taken down.').waitFor(PATIENCE);
    }
    await accessible(tomas.page, 'an open vote in which one has voted', 'hands-voted');
    assert.ok(!(await shown(eve, hands)).includes('Dan Okoro'), 'no name before the close');
    await until('it is counted', async () => (await shown(eve, hands)).includes('Who voted how'));
    const text = await shown(eve, hands);
    for (const says of ['Not carried.', '3 of 5 voted', 'Dan Okoro', 'Cleo Marsh']) assert.ok(text.includes(says), says);
    assert.match(text, /Dan Okoro\s+No/);
    await accessible(eve.page, 'an open vote that is counted', 'hands-counted');
    await narrow(eve.page, 'an open vote that is counted');
  });

  test('a burst on the roll holds a ballot up until a scrutineer says why it may open', async () => {
    // The burst is put in by hand: five newcomers would have a vote in everything here.
    const base = join(house.folder, 'data', 'omov.sqlite');
    const put = `import sqlite3; d = sqlite3.connect(${JSON.stringify(base)}, timeout=20); d.execute("INSERT INTO ballot_bursts (ballot_id) VALUES (?)", (bytes.fromhex("${question.address.split('/').at(-1)}"),)); d.commit()`;
    const { code, stderr } = await run('python3', ['-c', put]);
    assert.equal(code, 0, stderr);
    await until('the roll is frozen', async () => (await shown(eve, question)).includes('Look at the roll first'));
    assert.match(await shown(dan, question), /It does not open until a scrutineer has looked at it/);
    await at(eve, question.address);
    await accessible(eve.page, 'a ballot that a burst holds up', 'ballots-held-up');
    await at(eve, `${question.address}/burst`);
    await accessible(eve.page, 'a burst on the roll', 'ballots-burst');
    await narrow(eve.page, 'a burst on the roll');
    await at(eve, `${question.address}/burst`);
    await send(eve.page, '/burst', { reason: 'A street joined after the flood. I met all of them.' });
    assert.match(await shown(dan, question), /I met all of them/);
  });

  // ---- trustees ----

  const secret = (ballot, number) => join(scratch, `${all.indexOf(ballot)}-${number}.secret`);

  /** What a trustee saves before anything is sent. */
  async function saved(one, ballot, number) {
    const [file] = await Promise.all([one.page.waitForEvent('download'), press(one, 'Save my secret file')]);
    await file.saveAs(secret(ballot, number));
  }

  async function sent(one, ballot, number) {
    await heading(one, 'Save your secret file first');
    await saved(one, ballot, number);
    await press(one, 'Send my part');
    await heading(one, 'Your part was sent');
  }

  /** A step of a trustee, on their page. */
  async function step(ballot, number, title, act) {
    const one = (ballot.trustees ?? trustees)[number - 1];
    await at(one, `${ballot.address}/trustee`);
    await heading(one, title);
    if (act) {
      await one.page.getByLabel('Your secret file').setInputFiles(secret(ballot, number));
      await press(one, act);
    } else {
      await press(one, 'Make my secret');
      await heading(one, 'This is your secret. Write it down now');
      await one.page.getByLabel('I have written it down').check();
      await press(one, 'Go on');
    }
    return one;
  }

  /** The same with the program: the files are fetched from the trustee's page, and what the program made is handed in there. */
  async function withProgram(ballot, number, round, makes) {
    const one = trustees[number - 1];
    const folder = mkdtempSync(join(scratch, 'files-'));
    await at(one, `${ballot.address}/key`);
    const files = await one.page.locator('main a[href*="/key/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const file of files) writeFileSync(join(folder, file.split('/').at(-1)), await (await asks(one, file)).body());
    const who = round === 'keygen' ? ['--trustee', `${number}`] : [];
    const { code, stderr } = await run(program, ['election', 'trustee', round, folder, ...who, '--secret', secret(ballot, number)]);
    assert.equal(code, 0, stderr);
    await send(one.page, '/key', { message: join(folder, `trustee-${number}-${makes}.json`) });
  }

  test('somebody steps in for a trustee who does not come', async () => {
    await at(ada, `${stewards.address}/reserves`);
    await accessible(ada.page, 'naming who steps in', 'ballots-reserves');
    await send(ada.page, '/reserves', { people: ada.name });
    await until('half of the time is gone', async () => (await asks(eve, `${stewards.address}/step-in`)).ok());
    await at(eve, stewards.address);
    await accessible(eve.page, 'a ballot of which a trustee is late', 'ballots-late');
    await at(eve, `${stewards.address}/step-in`);
    await accessible(eve.page, 'having somebody step in', 'ballots-step-in');
    await narrow(eve.page, 'having somebody step in');
    await at(eve, `${stewards.address}/step-in`);
    await send(eve.page, '/step-in', { number: '3', reason: 'He is ill, and asked for it on the telephone.' });
    assert.match(await shown(tomas, stewards), /Ada Quill stepped in for a trustee who did not come/);
    await accessible(tomas.page, 'a ballot for whose key somebody stepped in', 'ballots-stepped-in');
    stewards.trustees = [tomas, cleo, ada];
  });

  test('three trustees make the key of each, one of them with the program', async () => {
    await withProgram(question, 1, 'keygen', 'certificate');
    for (const [ballot, numbers] of [[question, [2, 3]], [committee, [1, 2, 3]], [stewards, [1, 2, 3]]]) {
      for (const number of numbers) await sent(await step(ballot, number, 'Make your secret'), ballot, number);
    }
    await withProgram(question, 1, 'share', 'polynomial');
    for (const [ballot, numbers] of [[question, [2, 3]], [committee, [1, 2, 3]], [stewards, [1, 2, 3]]]) {
      for (const number of numbers) await sent(await step(ballot, number, 'Give each of the others a share', 'Check and seal the shares'), ballot, number);
    }
    await withProgram(question, 1, 'confirm', 'key');
    for (const [ballot, numbers] of [[question, [2, 3]], [committee, [1, 2, 3]], [stewards, [1, 2, 3]]]) {
      for (const number of numbers) await sent(await step(ballot, number, 'Check the shares and make the key', 'Check and make the key'), ballot, number);
    }
    await withProgram(question, 1, 'rehearse', 'rehearsal');
    assert.match(await shown(eve, question), /Tomas Berg\s+Has made the key, and has opened the test ballot/);
    for (const [ballot, numbers] of [[question, [2, 3]], [committee, [1, 2, 3]], [stewards, [1, 2, 3]]]) {
      for (const number of numbers) {
        const one = await step(ballot, number, 'Open a test ballot', 'Open the test ballot');
        await heading(one, 'Your part was sent');
      }
    }
    for (const ballot of all) await until('it opens', async () => (await asks(eve, `${ballot.address}/vote/facts`)).ok());
  });

  test('a scrutineer has places on the roll drawn, looks for the people behind them, and everybody reads what they found', async () => {
    await at(eve, `${question.address}/sample`);
    await accessible(eve.page, 'before places are drawn', 'ballots-sample');
    await send(eve.page, '/sample', { typed: 'a blue kettle sings' });
    await accessible(eve.page, 'places that were drawn', 'ballots-drawn');
    const drawn = await eve.page.innerText('main');
    for (const { name } of people) assert.ok(drawn.includes(name), name);
    await narrow(eve.page, 'places that were drawn');
    await at(eve, `${question.address}/sample`);
    await send(eve.page, '/sample/looked', { missing: '0' });
    assert.match(await shown(tomas, question), /Eve Lund looked at 5 of the 5 who may vote, drawn by lot: there is a person behind each\./);
    await accessible(tomas.page, 'a ballot of which somebody looked at the roll', 'ballots-who');
    await at(eve, `${question.address}/outage`);
    await accessible(eve.page, 'after an outage', 'ballots-outage');
    await narrow(eve.page, 'after an outage');
  });

  // ---- votes ----

  const codeIn = async (one, ballot) => {
    const escaped = ballot.title.replace('?', '\\?');
    return letter(house, one.email, new RegExp(`Subject: Your voting code: ${escaped}[^]*Your voting code:\\s+(\\S+)`));
  };

  /** Opens the link of a letter, in the browser of whoever got it. */
  async function comesToVote(one, ballot) {
    // A page that differs by its fragment alone would not be loaded anew.
    await one.page.goto('about:blank');
    await one.page.goto(`${house.home}${ballot.address}/vote#${await codeIn(one, ballot)}`);
    await press(one, 'Start');
    assert.ok(!one.page.url().includes('#'), 'the code is taken out of the address');
  }

  /** Seals and casts what was chosen; gives the tracking number. */
  async function casts(one) {
    await press(one, 'Check my ballot');
    await press(one, 'Seal my ballot');
    await heading(one, 'Your ballot is sealed. It is not cast yet.');
    const number = (await one.page.locator('.number-parts').textContent()).trim();
    await press(one, 'Cast this ballot');
    await heading(one, 'Your ballot is in the box');
    assert.equal((await one.page.locator('.number-parts').textContent()).trim(), number, 'the receipt is for the ballot that was sealed');
    return number;
  }

  async function decides(one, answer) {
    await comesToVote(one, question);
    await one.page.getByLabel(answer, { exact: true }).check();
    return casts(one);
  }

  async function ranks(one, ballot, order) {
    await comesToVote(one, ballot);
    // The rule is said where they vote.
    if (ballot === stewards) await one.page.getByText('At least one of the 2 seats goes to candidates who say of themselves: gender “woman”').waitFor(PATIENCE);
    for (const name of order) await one.page.getByRole('button', { name: new RegExp(`^Place .*: ${name}$`) }).click();
    return casts(one);
  }

  test('five members vote, one of them Yes and then No; nobody sees a figure before the close', async () => {
    question.trackers = [];
    for (const [one, answer] of [[ada, 'Yes'], [tomas, 'Yes'], [cleo, 'Yes'], [ada, 'No'], [dan, 'Abstain'], [eve, 'Yes']]) question.trackers.push(await decides(one, answer));
    assert.equal(new Set(question.trackers).size, 6);
    committee.trackers = [];
    const [nell, otto, pia, quin, rosa] = committee.names;
    for (const [one, order] of [[ada, [nell, otto]], [tomas, [nell, otto]], [cleo, [nell, pia, quin]], [dan, [rosa, otto]], [eve, [rosa]]]) {
      committee.trackers.push(await ranks(one, committee, order));
    }
    stewards.trackers = [];
    for (const [one, order] of [[ada, [tomas, cleo]], [cleo, [tomas, cleo]], [eve, [tomas, cleo]], [tomas, [dan]], [dan, [dan]]]) {
      stewards.trackers.push(await ranks(one, stewards, order.map(({ name }) => name)));
    }
    assert.ok(Date.now() < closes.getTime(), 'there was time enough to vote');
    // The officer, on every page of it that there is, and whoever fetches the record.
    for (const ballot of all) {
      const page = await shown(ada, ballot);
      assert.match(page, /You have voted/);
      assert.equal(await ada.page.locator('#result, .bars, progress, svg.chart').count(), 0, 'no result');
      assert.doesNotMatch(page, /\b(Yes|No|Abstain)\b\s*\d/);
      assert.doesNotMatch(page, /\d of 5 voted/);
      const record = join(scratch, 'open.bel');
      writeFileSync(record, await (await asks(ada, `${ballot.address}/record.bel`)).body());
      const { stdout } = await run(verifier, ['--json', record]);
      assert.equal(JSON.parse(stdout).result ?? null, null, 'the record holds no result yet');
    }
  });

  // ---- the opening ----

  test('after the close two of three trustees open it, and no sooner', async () => {
    for (const ballot of all) await until('it closes', async () => (await asks(tomas, `${ballot.address}/trustee/facts`)).json().then(({ step }) => step === (rankings.includes(ballot) ? 'shuffle' : 'decryption')));
    assert.ok(Date.now() >= closes.getTime());
    for (const ballot of rankings) for (const number of [1, 3]) await sent(await step(ballot, number, 'Mix the rankings', 'Check and mix'), ballot, number);
    for (const [ballot, numbers] of [[question, [1, 2]], [committee, [2, 3]], [stewards, [1, 3]]]) {
      for (const number of numbers) {
        assert.doesNotMatch(await shown(ada, ballot), /\d of 5 voted/, 'nothing is opened yet');
        const one = await step(ballot, number, 'Open the box, once', 'Check the record');
        await heading(one, 'Agree with the others first');
        assert.match(await one.page.innerText('main'), /5 ballots count, of 5 who may vote/);
        await one.page.getByLabel('We all have the same line').check();
        await press(one, 'Open my part');
        await sent(one, ballot, number);
      }
    }
  });

  test('the result is right', async () => {
    const text = await shown(ada, question);
    for (const says of [/5 of 5 voted/, /Carried\./, /Not certified yet/]) assert.match(text, says);
    assert.match(await shown(ada, committee), /Elected, 2:\s+Nell Abara\s+Rosa Ede/);
    const elected = await shown(ada, stewards);
    assert.match(elected, /Elected, 2:\s+Tomas Berg\s+Cleo Marsh/);
    assert.match(elected, /Elected because of them: Cleo Marsh\. Would have been elected without them: Dan Okoro\./);
    await accessible(ada.page, 'a result that a reserved seat changed', 'ballots-limits');
  });

  test('anybody can read the count of the rankings stage by stage, and take it away with the papers', async () => {
    const page = eve.page;
    await at(eve, committee.address);
    await page.getByRole('link', { name: 'See the count, stage by stage' }).click();
    await page.waitForURL(/\/count$/);
    for (const name of committee.names) assert.ok((await page.innerText('body')).includes(name), name);
    await accessible(page, 'the count', 'ballots-count');
    const [record, papers] = await Promise.all(['count.json', 'papers.blt'].map((file) => asks(eve, `${committee.address}/${file}`)));
    for (const file of [record, papers]) assert.match(file.headers()['content-disposition'], /attachment/);
    assert.ok(JSON.stringify(await record.json()).includes('Nell Abara'));
    const kept = join(scratch, 'papers.blt');
    writeFileSync(kept, await papers.body());
    const { code, stdout, stderr } = await run(program, ['count', kept, '--rule', 'scottish-stv']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /Nell Abara/, 'another count of the papers elects the same');
    // The count of the other election says what the reserved seat changed, and carries the rule with which it can be counted again.
    await at(eve, `${stewards.address}/count`);
    assert.match(await page.innerText('body'), /Cleo Marsh has a place\. Without the limits it would have been Dan Okoro\./);
    const counted = await (await asks(eve, `${stewards.address}/count.json`)).body();
    assert.deepEqual(JSON.parse(counted).profile.limits.limits, [{ attribute: 'gender', value: 'woman', min: 1, max: null }]);
    writeFileSync(join(scratch, 'count.json'), counted);
  });

  test('the verifier accepts the record, shows the first ballot of the one who voted twice as replaced, and names every byte that is changed', async () => {
    for (const ballot of all) {
      ballot.file = join(scratch, `record-${all.indexOf(ballot)}.bel`);
      writeFileSync(ballot.file, await (await asks(eve, `${ballot.address}/record.bel`)).body());
      const { code, stdout, stderr } = await run(verifier, ['--json', ballot.file]);
      assert.equal(code, 0, `${stdout}${stderr}`);
      ballot.verdict = JSON.parse(stdout);
      assert.equal(ballot.verdict.valid, true);
    }
    assert.deepEqual(question.verdict.ballots, { accepted: 6, superseded: 1, counted: 5 });
    assert.deepEqual(question.verdict.result, [[3, 1, 1]]);
    // The verifier counts again, with the limit, and gets the same to the byte; a count that says otherwise is named.
    const count = join(scratch, 'count.json');
    const agrees = await run(verifier, [stewards.file, '--count', count]);
    assert.equal(agrees.code, 0, `${agrees.stdout}${agrees.stderr}`);
    writeFileSync(count, readFileSync(count, 'utf8').replace(/"min":\s*1\b/, '"min": 2'));
    assert.notEqual((await run(verifier, [stewards.file, '--count', count])).code, 0, 'another limit is another count');
    assert.deepEqual(committee.verdict.ballots, { accepted: 5, superseded: 0, counted: 5 });
    // Every tracking number is found, and of one it is said that another took its place.
    const stands = await Promise.all(question.trackers.map((tracker) => run(program, ['election', 'find', question.file, tracker])));
    stands.forEach(({ code, stdout, stderr }, n) => {
      assert.equal(code, 0, stderr);
      assert.match(stdout, n === 0 ? /The same voter replaced it later, by event \d+/ : /On the board, as event \d+\. If the record is valid .*, it counts/);
    });
    // So says the house, to whoever looks a number up.
    const sealed = `${question.address}/sealed`;
    await at(eve, sealed);
    const list = await eve.page.innerText('main');
    for (const tracker of question.trackers) assert.ok(list.includes(tracker));
    assert.match(list, /Replaced at place 4/);
    await accessible(eve.page, 'the list of sealed ballots', 'ballots-sealed');
    await at(eve, `${sealed}?number=${encodeURIComponent(question.trackers[0])}`);
    assert.match(await eve.page.innerText('main'), /stands at place 1\. You voted again later: the ballot at place 4 counts instead/);
    await at(eve, `${sealed}?number=${encodeURIComponent(question.trackers[3])}`);
    assert.match(await eve.page.innerText('main'), /stands at place 4\. No later one has replaced it/);
    await at(eve, `${sealed}?number=${'A'.repeat(43)}`);
    assert.match(await eve.page.innerText('main'), /No ballot with this number stands here/);
    for (const { file } of all) {
      const bytes = readFileSync(file);
      const changed = join(scratch, 'changed.bel');
      for (let n = 0; n < 24; n += 1) {
        const place = Math.floor(((n + Math.random()) * bytes.length) / 24);
        const other = Buffer.from(bytes);
        other[place] ^= 1;
        writeFileSync(changed, other);
        const { code, stdout } = await run(verifier, [changed]);
        assert.equal(code, 1, `byte ${place} of ${bytes.length} was changed and nobody noticed`);
        assert.match(stdout, /This record is NOT valid\.[^]*FAILED: [\w-]+: /, 'what is wrong is named');
      }
    }
  });

  test('any member checks the record on their own device, with nothing but the page beside it', async () => {
    for (const ballot of all) {
      await at(eve, ballot.address);
      await eve.page.getByRole('link', { name: 'Check that record on this device' }).click();
      await eve.page.getByRole('button', { name: 'Check the record of this ballot' }).click();
      await eve.page.locator('#verdict').waitFor({ timeout: 120_000 });
      assert.match(await eve.page.locator('#verdict').textContent(), /^The result is what the 5 counted ballots say/);
      assert.equal(await eve.page.locator('.checks .tag').filter({ hasText: 'In order' }).count(), 9);
      await eve.page.getByLabel('Your tracking number').fill(ballot.trackers.at(-1));
      await eve.page.keyboard.press('Enter');
      assert.match(await eve.page.locator('.answer').textContent(), /is in this record and counts/);
    }
    await accessible(eve.page, 'the verifier that the house serves', 'ballots-verifier');
    await narrow(eve.page, 'the verifier that the house serves');
  });

  test('a scrutineer certifies the very file that was checked', async () => {
    for (const ballot of all) {
      await at(eve, `${ballot.address}/certify`);
      await send(eve.page, '/certify', { archive: createHash('sha256').update(readFileSync(ballot.file)).digest('hex') });
      assert.match(await shown(ada, ballot), /Certified by a scrutineer/);
    }
    const text = await shown(ada, stewards);
    for (const one of [tomas, cleo]) assert.ok(text.includes(`${one.name} is elected and has the term as steward`), text);
  });

  test('what was decided has somebody who sees to it and a first day, and both sides say their word', async () => {
    const decision = `${question.motion}/decision`;
    const part = (name, days) => {
      const day = new Date(Date.now() + days * 24 * 60 * MINUTE);
      return { [`${name}-day`]: `${day.getUTCDate()}`, [`${name}-month`]: `${day.getUTCMonth() + 1}`, [`${name}-year`]: `${day.getUTCFullYear()}` };
    };
    await at(ada, question.motion);
    await ada.page.getByRole('link', { name: 'What was decided, and what becomes of it' }).click();
    await ada.page.waitForURL(/\/decision$/);
    await accessible(ada.page, 'a decision nobody sees to yet', 'decision-new');
    await at(ada, `${decision}/owner`);
    await accessible(ada.page, 'who sees to a decision', 'decision-owner');
    const owner = await ada.page.locator('[name=owner]').first().evaluate((one) => (one.tagName === 'SELECT' ? [...one.options].find(({ value }) => value).value : one.value));
    await send(ada.page, '/decision/owner', { owner, what: 'Ask the bank.', ...part('review', 90), ...part('due', 14) });
    for (const [one, side, body] of [[tomas, 'majority', 'A kitchen of our own.'], [eve, 'minority', 'I would rather rent.']]) {
      await at(one, `${decision}/say`);
      await accessible(one.page, 'a word on a decision', 'decision-say');
      await send(one.page, '/decision/say', { side, body });
    }
    await at(ada, `${decision}/task`);
    await accessible(ada.page, 'a task', 'decision-task');
    await send(ada.page, '/decision/task', { what: 'Paint the sign.', ...part('due', 30) });
    await at(ada, `${decision}/happened`);
    await accessible(ada.page, 'did it happen', 'decision-happened');
    await send(ada.page, '/decision/happened', { happened: 'partly', note: 'The contract is signed.' });
    const text = await shown(eve, { address: decision });
    for (const says of ['Ask the bank.', 'Paint the sign.', 'A kitchen of our own.', 'I would rather rent.', 'The contract is signed.']) assert.ok(text.includes(says), says);
    assert.ok((await shown(eve, question)).includes(question.title));
    await at(eve, decision);
    await accessible(eve.page, 'a decision', 'decision');
    await eve.page.getByRole('link', { name: 'Challenge this' }).click();
    await eve.page.waitForURL(/\/record\/\d+\/challenge$/);
    await at(eve, decision);
    await narrow(eve.page, 'a decision');
  });

  test('nothing that the house keeps, says or copies holds a code, and no browser asked for one', async () => {
    const codes = [];
    for (const one of people) for (const ballot of all) codes.push(await codeIn(one, ballot));
    assert.equal(new Set(codes).size, 15);
    const data = join(house.folder, 'data');
    // The folder of letters is what the members have.
    const kept = () => readdirSync(data, { recursive: true }).map((name) => join(data, name)).filter((file) => !file.includes('/outbox/') && statSync(file).isFile());
    const holding = () => kept().filter((file) => codes.some((code) => readFileSync(file).includes(code)));
    assert.ok(kept().some((file) => file.endsWith('omov.sqlite')));
    await until(`no code is left in ${data}`, () => holding().length === 0);
    const copy = join(scratch, 'copy.omov');
    const { code, stderr } = await run(program, ['backup', '--data', data, '--to', copy]);
    assert.equal(code, 0, stderr);
    const bytes = readFileSync(copy);
    for (const code of codes) assert.ok(!bytes.includes(code), 'a code is in the backup');
    const said = house.said();
    for (const canary of [...codes, ...question.trackers, ...committee.trackers, ...stewards.trackers, ...people.flatMap(({ name, email }) => [name, email])]) {
      assert.ok(!said.includes(canary), `the log says ${canary}`);
    }
    for (const { asked, complaints } of people) {
      for (const code of codes) assert.ok(!asked.some((url) => url.includes(code)));
      assert.deepEqual(complaints, []);
    }
  });
});
