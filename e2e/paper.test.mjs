// Voting on paper, from the call to the verified record: two officers are named and accept, two members choose paper and get no code, their envelopes are marked, and the
// two officers seal what the papers say at one computer, each with their half. Three vote online. One sum comes out, and how many voted in which way.
//   cargo build -p omov -p omov-verify
//   OMOV=../target/debug/omov node --test paper.test.mjs
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { accessible, byKeyboard, keep, launch, narrow, watched } from './browser.mjs';
import { branch as everybody, empty, found, letter, program, send, signIn, skip, typed, waited } from './house.mjs';

const PATIENCE = { timeout: 60_000 };
const MINUTE = 60_000;
const verifier = program && resolve(program, '../omov-verify');
const [ada, tomas, cleo, dan, eve] = everybody;
const trustees = [tomas, cleo, dan];

const run = (command, args) => new Promise((done) => {
  execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
});

async function election(...args) {
  const { code, stdout, stderr } = await run(program, ['election', ...args]);
  assert.equal(code, 0, stderr);
  return stdout;
}

describe('two of five members vote on paper', { skip, timeout: 15 * MINUTE }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'omov-paper-'));
  let browser;
  let house;
  let branch;
  let ballot;

  before(async () => {
    [house, browser] = await Promise.all([empty(), launch()]);
    for (const one of everybody) Object.assign(one, await watched(await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 375, height: 900 }, acceptDownloads: true })));
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  const at = (one, address) => one.page.goto(house.home + address);
  const asks = (one, address) => one.page.context().request.get(house.home + address);
  const press = (one, name, n = 0) => one.page.getByRole('button', { name }).nth(n).click(PATIENCE);
  const shown = async (one, address) => {
    await at(one, address);
    return one.page.innerText('main');
  };
  const looks = async (one, what, shot) => {
    await accessible(one.page, what, shot);
    await narrow(one.page, what);
  };

  test('a branch of five calls a ballot, and two members are asked to take papers in', async () => {
    // The roll is frozen in the minute of the opening.
    const text = readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8');
    const channels = text.replace('[ballots.question]', '[ballots.question]\nchannels = ["online", "post", "in-person"]');
    await found(ada.page, house, [ada, tomas], { rules: 'own', text: channels });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const { name, email } of [cleo, dan, eve]) {
      await at(ada, `${branch}/roll/new`);
      await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', address: '3 Quay Street', reason: 'Joined at the meeting.' });
    }
    for (const one of [tomas, cleo, dan, eve]) await signIn(one.page, house, one.email);
    const opens = new Date(Math.ceil((Date.now() + 2 * MINUTE) / MINUTE) * MINUTE);
    await at(ada, `${branch}/ballots/new/question`);
    await send(ada.page, '/ballots/new/question', {
      title: 'Shall we buy the old bakery?', ...typed('opens', opens), ...typed('closes', new Date(opens.getTime() + 4 * MINUTE)),
      trustees: trustees.map(({ name }) => name).join('\n'), needed: '2', 'took-part': '5', 'body-yes': '5', 'body-no': '0',
    });
    ballot = new URL(ada.page.url()).pathname;
    assert.match(await shown(cleo, ballot), /Nobody takes in paper votes for this ballot/);
    await at(ada, ballot);
    await ada.page.getByRole('link', { name: 'Name who takes papers in' }).click();
    await looks(ada, 'naming who takes papers in', 'paper-name');
    await at(ada, `${ballot}/paper/officers`);
    await send(ada.page, '/paper/officers', { people: `${dan.name}\n${eve.name}`, address: 'The old school\n3 Quay Street\nEM1 2AB' });
    await at(eve, ballot);
    await eve.page.getByRole('link', { name: 'Do my part' }).click();
    await looks(eve, 'being asked to take papers in', 'paper-asked');
    for (const one of [dan, eve]) {
      await at(one, `${ballot}/paper/officers`);
      await Promise.all([one.page.waitForURL(`${house.home}${ballot}#paper`), press(one, 'Yes, I take papers in')]);
    }
  });

  test('two members choose paper, and one of them changes her mind twice', async () => {
    assert.match(await shown(cleo, ballot), /Dan Okoro and Eve Lund take papers in/);
    for (const one of [cleo, tomas]) {
      await at(one, `${ballot}/paper`);
      if (one === cleo) await looks(cleo, 'choosing paper', 'paper-choose');
      await at(one, `${ballot}/paper`);
      await press(one, 'I will vote on paper');
      await one.page.getByText('You vote on paper.').first().waitFor(PATIENCE);
    }
    await at(cleo, `${ballot}/paper`);
    await press(cleo, 'I will vote online after all');
    await at(cleo, `${ballot}/paper`);
    await press(cleo, 'I will vote on paper');
    await at(cleo, ballot);
    await looks(cleo, 'a ballot with paper', 'paper-ballot');
  });

  test('the trustees make the key', async () => {
    for (const [round, makes] of [['keygen', 'certificate'], ['share', 'polynomial'], ['confirm', 'key'], ['rehearse', 'rehearsal']]) {
      for (const [index, one] of trustees.entries()) {
        const folder = mkdtempSync(join(scratch, 'files-'));
        await at(one, `${ballot}/key`);
        const files = await one.page.locator('main a[href*="/key/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        for (const file of files) writeFileSync(join(folder, file.split('/').at(-1)), await (await asks(one, file)).body());
        const secret = join(scratch, `${index + 1}.secret`);
        await election('trustee', round, folder, ...(round === 'keygen' ? ['--trustee', `${index + 1}`] : []), '--secret', secret);
        await send(one.page, '/key', { message: join(folder, `trustee-${index + 1}-${makes}.json`) });
      }
    }
  });

  test('the paper is one page, for everybody to print', async () => {
    await waited('the roll is frozen', async () => (await shown(cleo, ballot)).includes('2 members vote on paper'), 5 * MINUTE);
    await at(cleo, `${ballot}/paper/print`);
    await looks(cleo, 'the paper', 'paper-sheet');
    const sheet = await browser.newPage({ viewport: { width: 794, height: 1123 } });
    await sheet.goto(`${house.home}${ballot}/paper/print`);
    await sheet.emulateMedia({ media: 'print' });
    await keep(sheet, 'paper-sheet-printed');
    const pdf = (await sheet.pdf({ format: 'A4', margin: { top: '1.5cm', bottom: '1.5cm', left: '1.5cm', right: '1.5cm' } })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, 'it fits on one page');
    await sheet.close();
    assert.equal((await (await asks(ada, `${ballot}/paper/reserved.txt`)).text()).trim().split('\n').length, 2);
  });

  const code = (one) => letter(house, one.email, /Your voting code:\s*\r?\n\s*(\S+)/);
  const half = (one) => letter(house, one.email, /Your half of the secret for sealing papers:\s+(\S+)/);

  test('two vote online; whoever chose paper cannot', async () => {
    await waited('it opens', async () => (await asks(dan, `${ballot}/vote/facts`)).ok(), 4 * MINUTE);
    for (const one of [ada, eve]) {
      const link = `${house.home}${ballot}/vote#${await code(one)}`;
      await one.page.goto('about:blank');
      await one.page.goto(link);
      await press(one, 'Start');
      await one.page.getByLabel(one === ada ? 'No' : 'Yes', { exact: true }).check();
      await press(one, 'Check my ballot');
      await press(one, 'Seal my ballot');
      await press(one, 'Cast this ballot');
      await one.page.getByRole('heading', { level: 1, name: 'Your ballot is in the box' }).waitFor(PATIENCE);
    }
    assert.match(await (await asks(cleo, `${ballot}/vote/facts`)).text(), /You have chosen to vote on paper/);
    await at(cleo, ballot);
    await keep(cleo.page, 'paper-mine-send');
  });

  test('one votes on the spot, on the device of an officer who is signed out there', async () => {
    const dans = await code(dan);
    await at(ada, `${ballot}/polling`);
    await looks(ada, 'letting members vote on the spot', 'paper-polling');
    await at(ada, `${ballot}/polling`);
    await send(ada.page, '/polling/find', { name: 'okoro' });
    assert.doesNotMatch(ada.page.url(), /okoro/i);
    await keep(ada.page, 'paper-polling-found');
    await press(ada, `Let them vote here (${dan.name})`);
    await ada.page.getByLabel('Your voting code').fill(dans);
    await press(ada, 'Start');
    await ada.page.getByLabel('Yes', { exact: true }).check();
    await press(ada, 'Check my ballot');
    await press(ada, 'Seal my ballot');
    await press(ada, 'Cast this ballot');
    await ada.page.getByRole('heading', { level: 1, name: 'Your ballot is in the box' }).waitFor(PATIENCE);
    assert.match((await asks(ada, `${ballot}/roll`)).url(), /\/sign-in\?/, 'nobody is signed in there any more');
  });

  test('the officers mark envelopes and seal the papers together', async () => {
    await at(dan, `${ballot}/papers`);
    await looks(dan, 'the desk of those who take papers in', 'paper-desk');
    await byKeyboard(dan.page, 'the desk of those who take papers in');
    await at(dan, `${ballot}/papers`);
    await press(dan, 'It came, and is not signed (Cleo Marsh)');
    await at(dan, `${ballot}/papers`);
    for (const one of [cleo, tomas]) {
      await press(dan, `It came, and is signed (${one.name})`);
      await dan.page.waitForLoadState();
    }
    await at(dan, `${ballot}/papers`);
    await looks(dan, 'the desk with papers to seal', 'paper-desk-seal');
    await at(dan, `${ballot}/papers`);
    await dan.page.getByRole('link', { name: 'Open the booth for papers' }).click();
    // A half typed twice is not both.
    const mine = await half(dan);
    const theirs = await half(eve);
    const types = async (first, second) => {
      await dan.page.getByLabel('The first half').fill(first);
      await dan.page.getByLabel('The second half').fill(second);
      await press(dan, 'Begin with a paper');
    };
    await dan.page.getByLabel('The first half').waitFor(PATIENCE);
    await looks(dan, 'the booth for papers', 'paper-booth');
    // Looking at it has changed its words.
    await dan.page.reload();
    await types(mine, mine);
    await dan.page.getByText('These are not the two halves of this ballot').first().waitFor(PATIENCE);
    await keep(dan.page, 'paper-booth-wrong');
    await types(theirs, mine);
    const seals = async (answer, n) => {
      await dan.page.getByLabel(answer, { exact: true }).check(PATIENCE);
      await press(dan, 'Check my ballot');
      await dan.page.getByText('Both of you look').waitFor(PATIENCE);
      if (n === 1) await accessible(dan.page, 'a paper to be looked at', 'paper-booth-review');
      await press(dan, 'Seal my ballot');
      await press(dan, 'Cast this ballot');
      await dan.page.getByRole('heading', { level: 1, name: `Paper ${n} is sealed` }).waitFor(PATIENCE);
    };
    await seals('No', 1);
    await accessible(dan.page, 'a paper is sealed', 'paper-booth-sealed');
    await press(dan, 'Seal this paper again');
    await seals('Yes', 1);
    await press(dan, 'Seal the next paper');
    await seals('No', 2);
    assert.equal(await dan.page.getByRole('button', { name: 'Seal the next paper' }).count(), 0, 'there is no other');
    assert.match(await shown(cleo, ballot), /Your envelope came and was taken in/);
    await looks(cleo, 'the envelope came', 'paper-mine-returned');
    assert.match(await shown(eve, `${ballot}/papers`), /There is no paper to seal now/);
  });

  test('one sum comes out, with how many voted in which way, and the record is valid', async () => {
    await waited('it closes', async () => (await asks(tomas, `${ballot}/trustee/facts`)).json().then(({ step }) => step === 'decryption'), 6 * MINUTE);
    for (const index of [0, 2]) {
      const one = trustees[index];
      const folder = mkdtempSync(join(scratch, 'open-'));
      await at(one, `${ballot}/key`);
      const files = await one.page.locator('main a[href*="/key/"], main a[href$="record.bel"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const file of files) writeFileSync(join(folder, file.split('/').at(-1)), await (await asks(one, file)).body());
      const secret = join(scratch, `${index + 1}.secret`);
      const [, line] = (await run(program, ['election', 'decrypt', folder, '--secret', secret])).stderr.match(/--agreed (\w+)/);
      await election('decrypt', folder, '--secret', secret, '--agreed', line);
      await send(one.page, '/key', { message: join(folder, `trustee-${index + 1}-decryption.json`) });
    }
    const record = join(scratch, 'record.bel');
    writeFileSync(record, await (await asks(dan, `${ballot}/record.bel`)).body());
    const { code: left, stdout, stderr } = await run(verifier, ['--json', record]);
    assert.equal(left, 0, stderr);
    const verdict = JSON.parse(stdout);
    assert.equal(verdict.valid, true);
    assert.deepEqual(verdict.result, [[3, 2, 0]]);
    const page = await shown(dan, ballot);
    assert.match(page, /Voted online\s+2/);
    assert.match(page, /Voted on the spot\s+1/);
    assert.match(page, /Voted on paper\s+2/);
    assert.match(page, /Papers sealed again\s+1/);
    assert.match(page, /Envelopes set aside, as they were not signed: 1/);
    await looks(dan, 'how members voted', 'paper-result');
  });

  test('no page complains', () => {
    for (const one of everybody) assert.deepEqual(one.complaints, [], one.name);
  });
});
