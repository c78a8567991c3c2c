// Brings about, as people do it, what stands behind the pages that a made-up movement has no reason to show by itself: lists that are
// read in and stand in every state, copies, plans, acts that wait for a second person, mailed links. Each step sends forms and nothing
// else. Gives the addresses to which no page links.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { letter, send } from './house.mjs';

const DAY = 24 * 60 * 60_000;
// A day and an hour as the form takes them, in London.
function day(name, when) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
    .formatToParts(when).map(({ type, value }) => [type, value]));
  const { year, month, hour, minute } = parts;
  return { [`${name}-day`]: parts.day, [`${name}-month`]: month, [`${name}-year`]: year, [`${name}-hour`]: `${hour}:${minute}` };
}

const at = (page) => new URL(page.url()).pathname;

// The first link with an address like that.
async function follow(page, address) {
  const found = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const href = found.find((one) => address.test(one));
  assert.ok(href, `${page.url()} links to ${address}`);
  await page.goto(new URL(href, page.url()).href);
  return href;
}

// A list is at work in the background until its page says otherwise.
async function worked(page) {
  for (let tries = 0; await page.locator('.progress, progress, meta[http-equiv=refresh]').count() > 0; tries += 1) {
    assert.ok(tries < 100, 'the work ends');
    await sleep(200);
    await page.reload();
  }
}

export async function lived(house, pages) {
  const { home } = house;
  const { stranger, supporter, member, secretary, officer } = pages;
  const only = {};

  // ---- the secretary: lists read in, and copies ----
  await secretary.goto(home);
  const quayside = await secretary.locator('a', { hasText: /^Quayside$/ }).first().getAttribute('href');
  const roll = `${quayside}/roll`;
  await secretary.goto(home + roll);
  const someone = secretary.locator(`main a[href^="${roll}/"]`).filter({ hasText: /\w+ \w+/ });
  const names = (await someone.allInnerTexts()).map((name) => name.trim()).filter((name) => !/roll|list|export|import|copy/i.test(name));
  const list = (n) => ({
    name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from([
      'Name,E-mail,Postcode,Joined', `Runa Ashdown ${n},runa.ashdown.${n}@example.org,EM1 2AB,2024-03-01`,
      `Ivo Tarn ${n},ivo.tarn.${n}@example.org,EM1 2AC,2024-04-01`, `${names[3]},other.${n}@example.org,,`, `${names[4]},,,`,
      `Doubled ${n},twice.${n}@example.org,EM1 2AB,`, `Doubled Again ${n},twice.${n}@example.org,EM1 2AB,`,
      `,nobody.${n}@example.org,EM1 2AB,`, `Bad Day ${n},not an address,EM1 2AB,32.13.2024`, '',
    ].join('\n')),
  });
  const read = async (n, otherwise = 'supporters') => {
    await secretary.goto(`${home}${roll}/import`);
    await send(secretary, '/roll/import', { list: list(n) });
    const columns = at(secretary);
    assert.match(columns, /\/columns$/);
    await send(secretary, '/columns', { otherwise });
    await worked(secretary);
    return columns.replace(/\/columns$/, '');
  };
  const done = await read(1);
  await secretary.goto(`${home}${done}/run`);
  await send(secretary, '/run', { reason: 'The list of the autumn fair.' });
  await worked(secretary);
  const undone = await read(2);
  await secretary.goto(`${home}${undone}/run`);
  await send(secretary, '/run', { reason: 'The list of the winter fair.' });
  await worked(secretary);
  await secretary.goto(`${home}${undone}/undo`);
  await send(secretary, '/undo', { reason: 'The wrong winter.' });
  await worked(secretary);
  await read(3);
  // One stops at its columns.
  await secretary.goto(`${home}${roll}/import`);
  await send(secretary, '/roll/import', { list: list(4) });
  await secretary.goto(`${home}${roll}/export`);
  await send(secretary, '/roll/export', { reason: 'Labels for the letter of December.' });

  // ---- the secretary: somebody without e-mail, and their letter ----
  await secretary.goto(`${home}${roll}/new`);
  await send(secretary, '/roll/new', { name: 'Odile Farrow', standing: 'member', postcode: 'EM1 2AB', reason: 'Joined at the meeting.' });
  const odile = at(secretary);
  only.letter = `${odile}/letter`;
  await secretary.goto(home + only.letter);
  await send(secretary, '/letter', { reason: 'She has no e-mail.' });
  only.paper = `/sign-in/paper/${(await secretary.locator('main .lead strong').innerText()).replace(/\W/g, '')}`;

  // ---- the secretary: a ballot, called so that its roll is frozen in two minutes' time; the member holds a share of its key ----
  await member.goto(home);
  const held = (await member.innerText('h1')).replace(/^.*, /, '');
  const asked = [held, ...new Set(names.filter((name) => name !== held && /^\p{L}+ \p{L}+$/u.test(name)))];
  const trustees = asked.slice(0, 5);
  const opens = new Date(Date.now() + 14 * DAY + 2 * 60_000);
  await secretary.goto(`${home}${quayside}/ballots/new/candidates`);
  await send(secretary, '/ballots/new/candidates', {
    title: 'Who stands for the council?', matter: 'local', answers: 'First candidate\nSecond candidate\nThird candidate', seats: '1',
    ...day('opens', opens), ...day('closes', new Date(opens.getTime() + 8 * DAY)), trustees: trustees.join('\n'), needed: '3', consent: 'yes', registrar: asked[5],
  });
  only.ballot = at(secretary);
  assert.match(only.ballot, /^\/ballots\/\w+$/);

  // ---- and a small matter, by show of hands ----
  const shows = new Date(Date.now() + 2 * DAY);
  await secretary.goto(`${home}${quayside}/hands/new/local-hands`);
  await send(secretary, '/hands/new/local-hands', {
    title: 'Shall we meet on Tuesdays?', matter: 'local', ...day('opens', shows), ...day('closes', new Date(shows.getTime() + 2 * DAY)),
  });
  assert.match(at(secretary), /^\/hands\/\w+$/);

  // ---- the secretary opens a debate, and the member says something in it ----
  const { 'until-day': closesDay, 'until-month': closesMonth, 'until-year': closesYear } = day('until', new Date(Date.now() + 20 * DAY));
  await secretary.goto(`${home}${quayside}/debates/new`);
  await send(secretary, '/debates/new', {
    question: 'What should Quayside do first?', seeds: 'Open the hall on Sundays.\nMend the benches at the bus stop.',
    'closes-day': closesDay, 'closes-month': closesMonth, 'closes-year': closesYear,
  });
  const debate = at(secretary);
  assert.match(debate, /^\/debates\/\w+$/);
  await member.goto(`${home}${debate}/say`);
  await send(member, '/say', { body: 'Ask the new houses what they need.' });
  await member.goto(`${home}${debate.replace('/debates/', '/replies/statement-')}-3/write?version=1`);
  await send(member, '/write?version=1', { body: 'They have no bus at all so far.' });

  // ---- something that the member says is removed, and a meeting on the debate has a list ----
  await member.goto(`${home}${debate}/say`);
  await send(member, '/say', { body: 'My neighbour at number nine never pays.', source: 'What I saw', link: 'https://www.example.org/nine' });
  await secretary.goto(`${home}${debate}/4/remove`);
  await send(secretary, '/remove', { ground: 'person', reason: 'Everybody knows who lives there.' });
  await secretary.goto(home + debate);
  await send(secretary, '/meetings');
  const meeting = at(secretary);
  for (const one of [member, secretary]) {
    await one.goto(home + meeting);
    await send(one, '/ask');
  }
  await secretary.goto(home + meeting);
  await send(secretary, '/next');

  // ---- the member stands for an office ----
  await member.goto(`${home}/ballots`);
  await follow(member, /^\/nominations\/\w+$/);
  await follow(member, /^\/nominations\/\w+\/stand$/);
  await send(member, '/stand', { statement: 'I have the time, and would answer every letter.', stays: 'yes' });

  // ---- an officer: a copy and an office that wait for a second person, a plan, a question about people, a statement ----
  await officer.goto(`${home}/power`);
  await follow(officer, /^\/groups\/\w+\/power\/lend$/);
  const whole = at(officer).replace(/\/power.*/, '');
  await officer.goto(`${home}${whole}/roll/export`);
  await send(officer, '/roll/export', { standings: ['member', 'supporter'], reason: 'The count of members for the year.' });
  await officer.goto(`${home}${quayside}/boundaries`);
  const beginnings = await officer.locator('[name=beginnings]').inputValue();
  await send(officer, '/boundaries', { beginnings: `${beginnings}\nZZ9`, reason: 'New houses.' });
  only.plan = at(officer);
  await officer.goto(`${home}/settings/characteristics/new`);
  await send(officer, '/characteristics/new', { title: 'Languages', purpose: 'So that we know who can translate.', choices: 'Welsh\nPolish', reason: 'Two groups asked.' });

  // ---- a member: what they said, and another address ----
  await member.goto(home + quayside + '/said');
  await send(member, '/said', { said: 'A second bench at the bus stop.' });
  await member.goto(`${home}/me/email`);
  await send(member, '/me/email', { email: 'another.address@example.org' });

  // ---- a member: a change of the rules, put forward, and another that is still a draft ----
  for (const [days, put] of [[45, true], [60, false]]) {
    await member.goto(`${home}/rules/changes/new`);
    const text = (await member.locator('[name=text]').inputValue()).replace('grace = "30 days"', `grace = "${days} days"`);
    await send(member, '/rules/changes/new', { text, reason: 'Post is slow on the islands.', right: 'through:new-rule' });
    if (!put) break;
    only.change = at(member);
    await send(member, '/publish');
  }

  // ---- a stranger: asks to join and does; asks once more, and for a way in, and leaves the letters unread ----
  const email = 'wren.calder@example.org';
  await joins(house, supporter, 'Wren Calder', email);
  only.joined = supporter.url().slice(home.length);
  await stranger.goto(`${home}/join`);
  await send(stranger, '/join', wish('Asa Lind', 'asa.lind@example.org'));
  only.confirm = await letter(house, 'asa.lind@example.org', confirming);
  await stranger.goto(`${home}/sign-in`);
  await send(stranger, '/sign-in', { email });
  only.link = await letter(house, email, /(\/sign-in\/link\/\w+)/);
  return only;
}

const wish = (name, email) => ({ standing: 'supporter', name, email, postcode: 'EM1 2AB', accept: true });

// Somebody joins, with the mailed link, and is signed in.
export async function joins(house, page, name, email) {
  await page.goto(`${house.home}/join`);
  await send(page, '/join', wish(name, email));
  await page.goto(house.home + await letter(house, email, confirming));
  await send(page, await page.locator('main form').getAttribute('action'));
  assert.equal(at(page), '/join/done');
}

const confirming = /(\/join\/confirm\/\w+)/;
