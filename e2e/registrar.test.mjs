// A ballot whose voting codes are made outside of the house, from the call to the verified record: a registrar is named, declines, another accepts, fetches the list of
// voters, makes codes and letters with the program on a machine of their own, and sends the public halves; a member votes with the code from the letter. In the house
// no code is ever found. The clock is an ordinary one; the rules of the branch are in a hurry (quick.toml of the room replay).
//   cargo build -p omov -p omov-verify
//   OMOV=../target/debug/omov node --test registrar.test.mjs
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { accessible, keep, launch, narrow, watched } from './browser.mjs';
import { branch as people, empty, found, program, send, signIn, skip, typed, waited } from './house.mjs';

const PATIENCE = { timeout: 60_000 };
const MINUTE = 60_000;
const verifier = program && resolve(program, '../omov-verify');
const [ada, tomas, cleo, dan, eve] = people;
const fay = { name: 'Fay Moss', email: 'fay.moss@example.org' };
const trustees = [tomas, cleo, dan];
const everybody = [...people, fay];

/** Runs the program to its end. */
const run = (command, args) => new Promise((done) => {
  execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
});

/** What a step of an election says. */
async function election(...args) {
  const { code, stdout, stderr } = await run(program, ['election', ...args]);
  assert.equal(code, 0, stderr);
  return stdout;
}

describe('a registrar makes the codes of a ballot, outside of the house', { skip, timeout: 15 * MINUTE }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'omov-registrar-'));
  const desk = join(scratch, 'desk');
  let browser;
  let house;
  let branch;
  let ballot;
  let opens;
  let codes;

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
  const press = (one, name) => one.page.getByRole('button', { name, exact: true }).click(PATIENCE);
  const shown = async (one, address) => {
    await at(one, address);
    return one.page.innerText('main');
  };

  test('a branch of six is founded, whose rules ask for a registrar', async () => {
    const quick = readFileSync(new URL('../crates/omov/src/replay/quick.toml', import.meta.url), 'utf8');
    const text = quick.replace('[ballots.question]', '[ballots.question]\ncodes = "registrar"');
    await found(ada.page, house, [ada, tomas], { rules: 'own', text });
    await signIn(ada.page, house, ada.email);
    branch = (await ada.page.locator('main a[href^="/groups/"]').first().getAttribute('href')).match(/^\/groups\/\w+/)[0];
    for (const { name, email } of [cleo, dan, eve, fay]) {
      await at(ada, `${branch}/roll/new`);
      await send(ada.page, '/roll/new', { name, email, standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
    }
    // One of them has no e-mail: their letter goes by post.
    await at(ada, `${branch}/roll/new`);
    await send(ada.page, '/roll/new', { name: 'Odile Farrow', standing: 'member', postcode: 'EM1 2AB', address: '3 Quay Street', reason: 'Joined at the meeting.' });
    for (const one of [tomas, cleo, dan, eve, fay]) await signIn(one.page, house, one.email);
  });

  test('the call names a registrar, and everybody sees who it is', async () => {
    opens = new Date(Math.ceil((Date.now() + MINUTE) / MINUTE) * MINUTE);
    const call = {
      title: 'Shall we buy the old bakery?', ...typed('opens', opens), ...typed('closes', new Date(opens.getTime() + 3 * MINUTE)),
      trustees: trustees.map(({ name }) => name).join('\n'), needed: '2', 'took-part': '7', 'body-yes': '7', 'body-no': '0',
    };
    await at(ada, `${branch}/ballots/new/question`);
    await send(ada.page, '/ballots/new/question', { ...call, registrar: fay.name });
    ballot = new URL(ada.page.url()).pathname;
    assert.match(await shown(dan, ballot), /Fay Moss was asked to make the voting codes/);
  });

  test('whoever was asked may decline, and another is named', async () => {
    await at(fay, ballot);
    await fay.page.getByRole('link', { name: 'Do my part' }).click();
    await accessible(fay.page, 'being asked to make the codes', 'registrar-asked');
    await narrow(fay.page, 'being asked to make the codes');
    await at(fay, `${ballot}/registrar`);
    await Promise.all([fay.page.waitForURL(house.home + ballot), press(fay, 'No, I do not make the codes')]);
    assert.match(await shown(dan, ballot), /Without one the ballot does not open/);
    await at(ada, `${ballot}/registrar`);
    await accessible(ada.page, 'naming another registrar', 'registrar-name');
    await send(ada.page, '/registrar/name', { registrar: eve.name });
    await at(eve, `${ballot}/registrar`);
    await eve.page.getByLabel('How can voters reach you?').fill('eve.codes@example.org, or 0161 496 0000');
    await press(eve, 'Yes, I make the codes');
    await eve.page.getByText('You make the codes.').waitFor(PATIENCE);
    const page = await shown(dan, ballot);
    assert.match(page, /Eve Lund, outside of this host, made the codes\. They and the host together could vote in a member's name\./);
    assert.match(page, /eve\.codes@example\.org/);
    assert.doesNotMatch(page, /The host made the codes/);
    await accessible(dan.page, 'a ballot with a registrar', 'registrar-ballot');
    await at(eve, `${ballot}/registrar`);
    await keep(eve.page, 'registrar-wait');
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

  test('the registrar fetches the list, makes codes and letters with the program, and sends the public halves', async () => {
    await waited('the roll is frozen', async () => (await shown(eve, `${ballot}/registrar`)).includes('Fetch the list of voters'), 5 * MINUTE);
    await accessible(eve.page, 'what the registrar does', 'registrar-make');
    await narrow(eve.page, 'what the registrar does');
    await at(eve, `${ballot}/registrar`);
    mkdirSync(join(desk, 'election'), { recursive: true });
    writeFileSync(join(desk, 'election', 'draft.json'), await (await asks(eve, `${ballot}/registrar/draft.json`)).body());
    const [list] = await Promise.all([eve.page.waitForEvent('download'), press(eve, 'Fetch the list (voters.csv)')]);
    await list.saveAs(join(desk, 'voters.csv'));
    assert.match(await shown(eve, `${ballot}/registrar`), /You fetched it on/);
    const files = [join(desk, 'election'), '--voters', join(desk, 'voters.csv'), '--codes', join(desk, 'codes.csv'), '--letters', join(desk, 'letters')];
    await election('credentials', ...files);
    for (const [file, mode] of [['codes.csv', 0o600], ['letters', 0o700], ['letters/letters-0001.html', 0o600]]) assert.equal(statSync(join(desk, file)).mode & 0o777, mode, file);
    codes = new Map(readFileSync(join(desk, 'codes.csv'), 'utf8').trim().split('\r\n').slice(1).map((row) => row.slice(1, -1).split('","')).map((row) => [row[1], row.slice(10)]));
    assert.equal(codes.size, 7);
    // By mistake the secret table first: it is not taken, and they are told what that means.
    await at(eve, `${ballot}/registrar`);
    await eve.page.getByLabel(/^The file/).setInputFiles(join(desk, 'codes.csv'));
    await press(eve, 'Send this file');
    assert.match(await eve.page.innerText('main'), /This is the secret table with the codes/);
    await keep(eve.page, 'registrar-secret');
    // So all codes are made anew.
    for (const file of ['codes.csv', 'letters', 'election/registrar-credentials.json']) rmSync(join(desk, file), { recursive: true });
    await election('credentials', ...files);
    codes = new Map(readFileSync(join(desk, 'codes.csv'), 'utf8').trim().split('\r\n').slice(1).map((row) => row.slice(1, -1).split('","')).map((row) => [row[1], row.slice(10)]));
    await at(eve, `${ballot}/registrar`);
    await send(eve.page, '/registrar/codes', { credentials: join(desk, 'election', 'registrar-credentials.json') });
    assert.match(await eve.page.innerText('main'), /The public halves are here/);
    await accessible(eve.page, 'the codes are made', 'registrar-deliver');
    await narrow(eve.page, 'the codes are made');
    const paper = await browser.newPage({ viewport: { width: 794, height: 1123 } });
    await paper.goto(`file://${join(desk, 'letters', 'letters-0001.html')}`);
    assert.equal(await paper.locator('article').count(), 7);
    await keep(paper, 'registrar-letters');
    await paper.close();
  });

  test('a member votes with the code from the letter, and with no other', async () => {
    await waited('it opens', async () => (await asks(dan, `${ballot}/vote/facts`)).ok(), 4 * MINUTE);
    for (const one of [dan, ada, fay]) {
      const [code, link] = codes.get(one.name);
      assert.equal(link, `${house.home}${ballot}/vote#${code}`);
      await one.page.goto('about:blank');
      await one.page.goto(link);
      await one.page.getByText('outside of this host made the codes').first().waitFor(PATIENCE);
      await press(one, 'Start');
      await one.page.getByLabel(one === fay ? 'No' : 'Yes', { exact: true }).check();
      await press(one, 'Check my ballot');
      await press(one, 'Seal my ballot');
      await press(one, 'Cast this ballot');
      await one.page.getByRole('heading', { level: 1, name: 'Your ballot is in the box' }).waitFor(PATIENCE);
    }
  });

  test('in the house lies no code, in no row, letter, log or backup', async () => {
    // The database may still hold the newest rows in its log: a backup has all of them in one file.
    const { code, stderr } = await run(program, ['backup', '--data', join(house.folder, 'data'), '--to', join(scratch, 'backup')]);
    assert.equal(code, 0, stderr);
    const inside = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    const files = [...inside(house.folder), ...(statSync(join(scratch, 'backup')).isDirectory() ? inside(join(scratch, 'backup')) : [join(scratch, 'backup')])];
    assert.ok(files.some((file) => readFileSync(file).includes(eve.email)), 'these are the very files');
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const [name, [one]] of codes) assert.ok(!bytes.includes(one), `the code of ${name} is in ${file}`);
    }
    for (const [, [one]] of codes) assert.ok(!house.said().includes(one), 'a code is in the log');
  });

  test('two of three trustees open it, and the record is valid', async () => {
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
    const { code, stdout, stderr } = await run(verifier, ['--json', record]);
    assert.equal(code, 0, stderr);
    const verdict = JSON.parse(stdout);
    assert.equal(verdict.valid, true);
    assert.deepEqual(verdict.result, [[2, 1, 0]]);
    assert.match(await shown(dan, ballot), /3 of 7 voted/);
    assert.match(await shown(dan, '/record'), /Sent the public halves of the voting codes/);
  });
});
