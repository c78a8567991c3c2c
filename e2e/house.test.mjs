// Walks through the made-up movement of `omov demo` with a real browser, as each kind of reader, and looks at every page there is:
// a page that the list of doors names and nobody has seen fails the test.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test house.test.mjs
// SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessible, byKeyboard, coloured, inline, keep, launch, narrow, sideways, small, watched } from './browser.mjs';
import { demo, doorOf, doors, empty, followed, send, skip } from './house.mjs';
import { joins, lived } from './lived.mjs';

const roles = ['member', 'organiser', 'secretary', 'officer', 'returning', 'scrutineer'];
// Pages that may ask for a kept script of ours; all others have none.
const scripted = /^\/(sign-in|me\/passkeys)/;
// What is for programs, and what is kept as a file, is not looked at but asked for.
const machines = ['/health', '/ready', '/kept/', '/record/checkpoint', '/record/key', '/record/tile'];
// What a script makes is looked at with its script, in booth.test.mjs.
const made = ['/ballots/{ballot}/trustee'];
// What there is only once ballots were cast or rankings opened, for whoever moves a motion, or once nominations are over, is looked at in ballots.test.mjs
// and nominations.test.mjs; what members bring to a motion in motions.test.mjs.
// What a registrar fetches is for them alone, and is fetched in registrar.test.mjs.
// What there is only once somebody takes papers in is looked at in paper.test.mjs.
// The way out of the weekly mail stands in the mail alone, and is looked at in conversation.test.mjs.
// Standing trustees are asked, and make their keys, in standing.test.mjs.
const opened = [
  '/standing-trustees/{stock}', '/standing-trustees/{stock}/trustee', '/standing-trustees/{stock}/trustee/facts', '/standing-trustees/{stock}/retire',
  '/digest/stop/{member}/{mark}', '/ballots/{ballot}/burst', '/ballots/{ballot}/outage', '/ballots/{ballot}/step-in', '/ballots/{ballot}/registrar/draft.json',
  '/ballots/{ballot}/paper', '/ballots/{ballot}/paper/officers', '/ballots/{ballot}/paper/print', '/ballots/{ballot}/paper/reserved.txt',
  '/ballots/{ballot}/correct', '/ballots/{ballot}/sample', '/ballots/{ballot}/polling', '/ballots/{ballot}/polling/booth', '/ballots/{ballot}/polling/booth/facts',
  '/ballots/{ballot}/papers', '/ballots/{ballot}/papers/booth', '/ballots/{ballot}/papers/booth/facts',
  '/ballots/{ballot}/verifier', '/ballots/{ballot}/count', '/ballots/{ballot}/count.json', '/ballots/{ballot}/papers.blt',
  '/motions/{motion}/fix', '/motions/{motion}/withdraw', '/motions/{motion}/text.txt', '/motions/{motion}/amendments/{amendment}/decline',
  '/motions/{motion}/amendments/{amendment}/withdraw', '/motions/{motion}/decision', '/motions/{motion}/decision/owner', '/motions/{motion}/decision/task',
  '/motions/{motion}/decision/happened', '/motions/{motion}/decision/say', '/motions/{motion}/forward', '/motions/{motion}/evidence/{evidence}/take-back',
  '/motions/{motion}/conditions/{condition}/answer', '/motions/{motion}/conditions/{condition}/not-yet', '/motions/{motion}/conditions/{condition}/take-back',
  '/nominations/{round}/statements.txt', '/nominations/{round}/extend',
];
// What programs read and people may look at too.
const plain = /^\/record\/(checkpoint|key|feed\.atom)$/;
// Of one kind of page so many are asked for; those that have other parts than any before are looked at.
const MOST_OF_A_KIND = 70;
// Whoever signed in longer ago than this does so once more: acts that matter ask for it after 15 minutes.
const LATELY = 8 * 60_000;

test('there is a program to walk through', { skip }, () => {});

describe('the house', { skip }, () => {
  let browser;
  let house;
  let states;
  // What the browsers of those who lived in it hold.
  const cookies = {};
  // Who has seen which door; the parts of each kind of page, and how many pages were looked at; which forms were sent empty.
  const seen = new Map();
  const kinds = new Map();
  let looked = 0;
  const sent = new Set();

  before(async () => {
    house = await demo(roles);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  const pattern = (address) => address.replace(/[?#].*/, '').replace(/[0-9a-f]{20,}/gi, '*');
  // A kind of page: its door, and what it is asked with, whatever that is.
  const kindOf = (address) => [doorOf(address) ?? pattern(address), ...[...new URL(address, 'http://house').searchParams.keys()].sort()].join(' ');
  const named = (address) => kindOf(address).replaceAll(/[^a-z0-9]+/g, '-');

  // How a page is made: its elements, where its links and forms lead, its fields. A page that has a part which no page of its kind had yet is
  // looked at as well: somebody's own group and another, a list with rows and an empty one, an act that may still be taken back and one that is over.
  function making(html) {
    const parts = [...html.matchAll(/<([a-z]+\d?)((?:\s[^>]*)?)>/g)].map(([, element, rest]) => {
      const told = (name) => rest.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1].replaceAll('&amp;', '&') ?? '';
      const address = told('href') || told('action');
      return [element, told('class'), told('name'), address && kindOf(new URL(address, house.home).href.slice(house.home.length))].join(' ');
    });
    return [...new Set(parts.filter((part) => !/^(rect|path|option)/.test(part)))].sort();
  }

  // A reader, and the page they are at. A page has no script, and it is seen to that it has none, so it is the same without JavaScript;
  // only axe needs some.
  async function reader(role, home = house.home) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', storageState: cookies[role] });
    const one = { role, context, home, ...await watched(context) };
    if (house.ways[role]) await comesIn(one);
    return one;
  }

  // Signs in as a visitor of the demonstration does: a link, a button.
  async function comesIn(one) {
    await one.page.goto(one.home + house.ways[one.role]);
    await followed(one.page, () => one.page.click('main .button'));
    assert.equal(one.page.url(), `${one.home}/`);
    one.since = Date.now();
  }

  // Looks at the page the reader is at.
  async function looks(one, address, full) {
    const { page, asked, complaints } = one;
    const what = `${one.role} ${kindOf(address)}`;
    const shot = full && `house-${named(address)}`;
    assert.equal(await page.locator('h1').count(), 1, what);
    assert.deepEqual(asked.filter((url) => !url.startsWith(one.home)), [], what);
    assert.deepEqual(complaints, [], what);
    assert.equal(await inline(page), 0, what);
    if (!scripted.test(address)) assert.equal(await page.locator('script').count(), 0, what);
    if (full) await byKeyboard(page, what);
    await accessible(page, what, shot, full ? [1280, 375] : [375]);
    assert.deepEqual(await small(page), [], what);
    assert.equal(await sideways(page), 0, what);
    if (full) {
      await coloured(page, what, shot);
      await narrow(page, what);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  // What a form says to somebody who sends it empty.
  async function mistaken(one, address) {
    const { page } = one;
    const what = `${one.role} ${kindOf(address)}`;
    if (await page.locator('main form[method=post]:has(.field)').count() === 0) return;
    await page.goto(one.home + address);
    const forms = page.locator('main form[method=post]:has(.field)');
    for (let n = 0; n < await forms.count(); n += 1) {
      const form = forms.nth(n);
      const action = pattern(await form.getAttribute('action'));
      if (sent.has(action)) continue;
      sent.add(action);
      for (const input of await form.locator('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea').all()) await input.fill('');
      const answer = await followed(page, () => form.locator('button').last().click());
      assert.ok([200, 422].includes(answer.status()), `${what}: an empty ${action} gets ${answer.status()}`);
      if (answer.status() === 422) {
        assert.match(await page.title(), /^Error: /, what);
        // A browser that is busy gives the focus a moment after the page is there.
        const focused = () => page.evaluate(() => document.activeElement.className);
        for (let tries = 0; tries < 30 && !/summary/.test(await focused()); tries += 1) await sleep(100);
        assert.match(await focused(), /summary/, `${what}: the focus is on what is wrong`);
        await accessible(page, `${what}, sent empty`, `wrong-${named(action)}`);
        assert.equal(await sideways(page), 0, `${what}, sent empty`);
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      await page.goto(one.home + address);
    }
  }

  // Asks for an address, looks at what comes if it has parts that none of its kind had, and gives the links on it.
  async function visit(one, address, alike) {
    if (one.since && Date.now() - one.since > LATELY) await comesIn(one);
    const { context, home } = one;
    const answer = await context.request.get(home + address);
    const at = answer.url().slice(home.length);
    const what = `${one.role} ${kindOf(address)}`;
    // A page may say that something cannot be done as things stand; it is a page like any other.
    assert.ok([200, 409].includes(answer.status()), `${what}: ${answer.status()}`);
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) {
      if (!plain.test(at)) assert.match(answer.headers()['content-disposition'] ?? '', /attachment/, `${what} is a file to be kept`);
      seen.set(doorOf(at), one.role);
      return [];
    }
    const html = await answer.text();
    seen.set(doorOf(at), one.role);
    if (made.includes(doorOf(at))) return [];
    const kind = kindOf(at);
    const parts = making(html);
    const how = [kind, ...parts].join('\n');
    // The first page of a kind is looked at in every way, and whatever has other parts in most.
    const full = !kinds.has(kind);
    const known = kinds.get(kind) ?? kinds.set(kind, new Set()).get(kind);
    const other = parts.filter((part) => !known.has(part));
    for (const part of other) known.add(part);
    if (full || other.length > 0) {
      looked += 1;
      one.asked.length = 0;
      one.complaints.length = 0;
      await one.page.goto(home + at);
      await looks(one, at, full);
      await mistaken(one, at);
    }
    // From two pages made alike the same ways lead on.
    if (alike.has(how)) return [];
    alike.add(how);
    return [...html.matchAll(/<(?:a|form)\s[^>]*?(?:href|action)="([^"]*)"[^>]*>/g)]
      .filter(([tag]) => !/method="post"/.test(tag))
      .map(([, href]) => new URL(href.replaceAll('&amp;', '&'), home + at))
      .filter((url) => url.origin === home).map((url) => url.pathname + url.search);
  }

  async function walk(one, from) {
    const waiting = [...from];
    const asked = new Set();
    const alike = new Set();
    const of = new Map();
    const wrong = [];
    while (waiting.length > 0) {
      const address = waiting.shift();
      const kind = kindOf(address);
      const before = of.get(kind) ?? 0;
      if (asked.has(address) || before === MOST_OF_A_KIND) continue;
      asked.add(address);
      of.set(kind, before + 1);
      try {
        waiting.push(...await visit(one, address, alike));
      } catch (error) {
        // One page that is wrong does not keep the others from being looked at.
        wrong.push(error.message);
      }
    }
    assert.deepEqual(wrong, []);
  }

  test('people live in it: lists, copies, plans, letters, acts that wait for a second person', async () => {
    const pages = {};
    for (const role of ['stranger', 'supporter', 'member', 'secretary', 'officer']) {
      const context = await browser.newContext({ javaScriptEnabled: false });
      pages[role] = await context.newPage();
      if (house.ways[role]) {
        await pages[role].goto(house.home + house.ways[role]);
        await followed(pages[role], () => pages[role].click('main .button'));
      }
    }
    states = await lived(house, pages);
    for (const [role, page] of Object.entries(pages)) {
      cookies[role] = await page.context().storageState();
      await page.context().close();
    }
  });

  describe('every page can be read, pressed and heard', { concurrency: 2 }, () => {
    const walks = {
      stranger: () => ['/', '/join', '/join/sent', states.confirm, '/sign-in', '/sign-in/code', states.link, states.paper, house.ways.member],
      officer: () => ['/', states.plan],
      secretary: () => ['/', states.letter],
      member: () => ['/', '/sign-in/again', '/me/email/code', '/me/passkeys/new', `${states.ballot}/vote`, `${states.ballot}/cast`, `${states.ballot}/sealed`],
      supporter: () => [states.joined, '/'],
      organiser: () => ['/'],
      returning: () => ['/', states.change, `${states.ballot}/void`],
      scrutineer: () => ['/', `${states.ballot}/certify`],
    };
    for (const [role, from] of Object.entries(walks)) {
      test(role, async () => {
        const one = await reader(role);
        await walk(one, from());
        await one.context.close();
      });
    }
  });

  test('scripts are answered about a ballot, and its frozen roll is there to be fetched', async () => {
    const one = await reader('member');
    const asks = async (part, status) => {
      const answer = await one.context.request.get(house.home + states.ballot + part);
      seen.set(doorOf(states.ballot + part), one.role);
      assert.equal(answer.status(), status, part);
      return answer;
    };
    assert.equal((await (await asks('/trustee/facts', 200)).json()).me, 1);
    assert.match((await (await asks('/vote/facts', 409)).json()).said, /./);
    await asks('/record.bel', 404);
    for (let tries = 0; tries < 180 && !(await one.page.goto(house.home + states.ballot), await one.page.innerText('main')).includes('The roll was frozen'); tries += 1) await sleep(1000);
    assert.ok((await (await asks('/roll/proof.json', 200)).json()).proof);
    assert.match(await (await asks('/roll/leaves.txt', 200)).text(), /^(\S+\n)+$/);
    for (const address of [states.ballot, `${states.ballot}/roll`]) {
      await one.page.goto(house.home + address);
      await looks(one, address, true);
    }
    await one.context.close();
  });

  test('somebody leaves, and is told so', async () => {
    const one = await reader('leaver');
    await joins(house, one.page, 'Ansel Brook', 'ansel.brook@example.org');
    await one.page.goto(`${house.home}/me/leave`);
    await send(one.page, '/me/leave');
    const at = one.page.url().slice(house.home.length);
    await looks(one, at, true);
    seen.set(doorOf(at), one.role);
    await one.context.close();
  });

  test('programs are answered too', async () => {
    const one = await reader('stranger');
    for (const door of doors.filter((door) => machines.some((begin) => door.startsWith(begin)))) {
      // The first act alone is a bundle of its own.
      const answer = await one.context.request.get(house.home + door.replace('{*path}', 'entries/000.p/1'));
      assert.equal(answer.status(), 200, door);
      assert.doesNotMatch(answer.headers()['content-type'], /html/, door);
      seen.set(door, one.role);
    }
    await one.context.close();
  });

  test('a house that nobody has founded yet, and the way back from another house', async () => {
    const fresh = await empty('--oidc-issuer', 'http://localhost:1', '--oidc-client-id', 'omov');
    const one = await reader('founder', fresh.home);
    try {
      const at = async (address) => {
        assert.equal(new URL(one.page.url()).pathname, address);
        await looks(one, address, true);
        seen.set(doorOf(address), one.role);
      };
      await one.page.goto(fresh.home);
      await at('/setup');
      await one.page.goto(fresh.home);
      await send(one.page, '/setup', { code: fresh.code });
      await at('/setup/name');
      await one.page.goto(`${fresh.home}/setup/name`);
      await send(one.page, '/setup/name', { name: 'Eastmere Together' });
      await at('/setup/rules');
      await one.page.goto(`${fresh.home}/setup/rules`);
      await send(one.page, '/setup/rules', { rules: 'movement' });
      await at('/setup/rules/look');
      const text = await one.context.request.get(`${fresh.home}/setup/rules/text`);
      assert.match(text.headers()['content-disposition'], /attachment/);
      seen.set('/setup/rules/text', one.role);
      await one.page.goto(`${fresh.home}/setup/people`);
      await at('/setup/people');
      await one.page.goto(`${fresh.home}/setup/people`);
      await send(one.page, '/setup/people', { 'name-1': 'Ada Quill', 'email-1': 'ada.quill@example.org', 'name-2': 'Tomas Berg', 'email-2': 'tomas.berg@example.org' });
      await at('/setup/done');
      await one.page.goto(`${fresh.home}/sign-in/elsewhere/back?code=a&state=b`);
      await at('/sign-in/elsewhere/back');
    } finally {
      await one.context.close();
      await fresh.stop();
    }
  });

  test('a page that is not there says so, and where to go on', async () => {
    const one = await reader('stranger');
    const answer = await one.page.goto(`${house.home}/nowhere`);
    assert.equal(answer.status(), 404);
    await accessible(one.page, 'not found', 'house-not-found');
    await one.context.close();
  });

  test('every door was looked at by somebody', (told) => {
    told.diagnostic(`${kinds.size} kinds of pages in every way, ${looked - kinds.size} more that have other parts; ${sent.size} forms sent empty`);
    assert.deepEqual(doors.filter((door) => !seen.has(door) && !opened.includes(door)), [], 'nobody has seen these: link to them, or bring about in lived.mjs what they need');
  });
});
