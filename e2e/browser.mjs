// What every look at pages with a real browser shares.
// CHROMIUM names another browser than /usr/bin/chromium. SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The three sets of colours, as the reader's device asks for them.
export const devices = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  high: { colorScheme: 'light', contrast: 'more' },
};

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});

// Opens a page as a reader would, without JavaScript, and writes down what it asks for and complains of.
export async function open(browser, url, { width = 1280, device = 'light', ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, javaScriptEnabled: false, ...devices[device], ...more,
  });
  const { page, asked, complaints } = await watched(context);
  const answer = await page.goto(url);
  return { page, context, answer, asked, complaints };
}

// A page of a context, with all it asks for and complains of.
export async function watched(context) {
  const page = await context.newPage();
  const asked = [];
  const complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  // A refusal's own status is the one thing a browser complains of.
  page.on('console', (message) => {
    if (!message.text().includes('the server responded with a status of')) complaints.push(message.text());
  });
  page.on('dialog', (dialog) => { complaints.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  return { page, asked, complaints };
}

// axe finds nothing of what is asked for. It is the only reason why a page needs JavaScript here.
async function clean(page, what, runOnly) {
  if (!await page.evaluate(() => Boolean(globalThis.axe))) await page.evaluate(axe);
  const found = await page.evaluate(async (options) => {
    const { violations } = await globalThis.axe.run(document, { ...options, resultTypes: ['violations'] });
    return violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 3).map((n) => n.html).join('\n  ')}`);
  }, { runOnly });
  assert.deepEqual(found, [], what);
}

// axe finds nothing, at both widths.
export async function accessible(page, what, shot, widths = [1280, 375]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await clean(page, `${what}, ${width}`, { type: 'tag', values: rules });
    if (shot) await keep(page, `${shot}-${width}`);
  }
}

// Nothing but colours changes with the device, so of a page that is accessible in light colours only they are looked at again: dark ones in a
// narrow window, which has all that only narrow windows have, strong ones in a wide one.
export async function coloured(page, what, shot) {
  for (const [name, width] of [['dark', 375], ['high', 1280]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia(devices[name]);
    await clean(page, `${what}, ${name}, ${width}`, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
    if (shot) await keep(page, `${shot}-${name}-${width}`);
  }
  await page.emulateMedia(devices.light);
}

// Keeps a picture of the page for people to look at, if SHOTS says where.
export async function keep(page, name) {
  if (!process.env.SHOTS) return;
  const shots = resolve(process.env.SHOTS);
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

// By how many pixels a page is too wide.
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// A page never scrolls sideways: at 320 pixels, with letters twice as large, with words that are longer.
export async function narrow(page, what) {
  for (const width of [320, 375, 640, 960, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await sideways(page), 0, `${what}, ${width}`);
  }
  // 200 % zoom of a window of 1280 is a window of 640; letters alone are enlarged besides.
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  for (const width of [640, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await sideways(page), 0, `${what}, letters at 200 %, ${width}`);
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/[aeiou]/g, '$&$&');
  });
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await sideways(page), 0, `${what}, long words, ${width}`);
  }
}

// A page has no script and no style of its own, unless it is named as one that may ask for a kept script.
export const inline = (page) => page.evaluate(() => document.querySelectorAll('script:not([src]), style, [style], iframe').length);

// Whatever on a page is pressed and too small for a finger.
export const small = (page) => page.evaluate(() => [...document.querySelectorAll(
  '.button, summary, .six a, .organisation, .pages a, .summary a, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])',
)].filter((one) => one.checkVisibility()).map((one) => ({ what: one.outerHTML.slice(0, 90), box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.height < 44 || box.width < 44).map(({ what, box }) => `${what}: ${box.width} × ${box.height}`));

// Where the keyboard is.
export const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return {
    id: at.id, class: at.className, text: at.textContent.trim(), ring: getComputedStyle(at).outlineWidth,
    place: [...document.querySelectorAll('*')].indexOf(at),
  };
});

// The keyboard reaches everything, in the order it is read, always with a ring. It listens, so the page has to be open with JavaScript.
export async function byKeyboard(page, what) {
  // A page may have taken the focus to what is wrong with it: begin at its beginning.
  await page.evaluate(() => document.activeElement.blur());
  const count = await page.evaluate(() => {
    const named = new Set();
    return [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
      .filter((one) => one.checkVisibility())
      // Of several round buttons of one question the keyboard reaches one.
      .filter((one) => one.type !== 'radio' || (!named.has(one.name) && named.add(one.name))).length;
  });
  // One question for all of them: asking after each key takes longer than everything else.
  await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    globalThis.reached = [];
    document.addEventListener('focusin', ({ target }) => globalThis.reached.push({
      text: target.textContent.trim(), ring: getComputedStyle(target).outlineWidth, place: all.indexOf(target),
    }));
  });
  for (let n = 0; n < count; n += 1) await page.keyboard.press('Tab');
  const reached = await page.evaluate(() => globalThis.reached);
  assert.equal(reached.length, count, `${what}: the keyboard reaches everything`);
  let before = -1;
  for (const { ring, text, place } of reached) {
    assert.equal(ring, '3px', `${what}: a ring round “${text}”`);
    assert.ok(place > before, `${what}: “${text}” is out of order`);
    before = place;
  }
}
