// A passkey from its making to its end, with a device that Chromium plays: it signs in, it proves again before an act that matters, it refuses.
// These are the only pages with a script, so they are looked at with and without it.
//   cargo build -p omov
//   OMOV=../target/debug/omov node --test passkeys.test.mjs
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, byKeyboard, coloured, inline, launch, narrow, small, watched } from './browser.mjs';
import { empty, followed, found, send, signIn, skip } from './house.mjs';

const ada = { name: 'Ada Quill', email: 'ada.quill@example.org' };
const tomas = { name: 'Tomas Berg', email: 'tomas.berg@example.org' };

describe('passkeys', { skip }, () => {
  let browser;
  let house;
  let context;
  let page;
  let asked;
  let complaints;
  let device;
  let authenticator;

  before(async () => {
    house = await empty();
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    ({ page, asked, complaints } = await watched(context));
    device = await context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    ({ authenticatorId: authenticator } = await device.send('WebAuthn.addVirtualAuthenticator', { options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    } }));
    await found(page, house, [ada, tomas]);
    await signIn(page, house, ada.email);
  });
  after(async () => {
    await browser?.close();
    await house?.stop();
  });

  const at = (path) => assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, path);
  const text = () => page.innerText('main');

  // A page with our script is like every other: axe, the keyboard, a narrow window, nothing from elsewhere.
  async function looked(what) {
    const address = page.url();
    assert.equal(await inline(page), 0, what);
    await byKeyboard(page, what);
    await accessible(page, what, `passkeys-${what}`);
    await coloured(page, what, `passkeys-${what}`);
    assert.deepEqual(await small(page), [], what);
    await narrow(page, what);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(address);
    assert.deepEqual(asked.filter((url) => !url.startsWith(house.home)), [], what);
    assert.deepEqual(complaints, [], what);
  }

  const verified = (yes) => device.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: yes });

  // Presses the button that the device answers to, when that leads on.
  const press = () => followed(page, () => page.locator('[data-passkey] button').click());

  test('the way to the first one is linked from where one is signed in', async () => {
    await page.goto(`${house.home}/me/sessions`);
    await followed(page, () => page.click('main a[href="/me/passkeys"]'));
    assert.match(await text(), /You have no passkey yet/);
    await looked('none');
    await followed(page, () => page.click('main a[href="/me/passkeys/new"]'));
    at('/me/passkeys/new');
    await looked('new');
  });

  test('a device that does not do it is no dead end', async () => {
    await verified(false);
    await page.locator('[data-passkey] button').click();
    await page.locator('[data-failed]').waitFor({ state: 'visible' });
    assert.match(await page.innerText('[data-failed]'), /Try again, or use the mail with a code/);
    await accessible(page, 'a device that refuses', 'passkeys-refused');
    at('/me/passkeys/new');
    await verified(true);
  });

  test('the device makes one, and it has a name', async () => {
    await page.fill('[name=name]', 'My phone');
    await press();
    at('/me/passkeys?done=added');
    assert.match(await text(), /My phone/);
    await looked('one');
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
    assert.deepEqual(credentials.map((one) => one.isResidentCredential), [true], 'the device finds it without being told whose it is');
  });

  test('a device makes no second one for the same person, and the page says that it did not', async () => {
    await page.goto(`${house.home}/me/passkeys/new`);
    await page.locator('[data-passkey] button').click();
    await page.locator('[data-failed]').waitFor({ state: 'visible' });
  });

  test('an answer of the device that does not fit is said like every mistake in a form', async () => {
    await page.goto(`${house.home}/me/passkeys/new`);
    await followed(page, () => page.evaluate(() => document.querySelector('[data-passkey] form').submit()));
    assert.match(await page.title(), /^Error: /);
    assert.match(await page.evaluate(() => document.activeElement.className), /summary/);
    await accessible(page, 'an answer that does not fit', 'passkeys-not-made');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('it proves who one is before an act that matters', async () => {
    // The page for that is where whoever signed in long ago is sent; it leads on to what they wanted.
    await page.goto(`${house.home}/sign-in/again?next=/me/erase`);
    await looked('again');
    await press();
    assert.equal(new URL(page.url()).pathname, '/me/erase');
  });

  test('it signs in, and nothing is typed', async () => {
    await page.goto(`${house.home}/sign-out`);
    await followed(page, () => page.locator('main form button').click());
    await page.goto(`${house.home}/me`);
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    await looked('sign-in');
    await verified(false);
    await page.locator('[data-passkey] button').click();
    await page.locator('[data-failed]').waitFor({ state: 'visible' });
    await verified(true);
    await press();
    assert.equal(new URL(page.url()).pathname, '/me', 'and leads to the page that was wanted');
    assert.match(await text(), /Ada Quill/);
  });

  test('one that was removed opens nothing, and the page says what does', async () => {
    await page.goto(`${house.home}/me/passkeys`);
    await send(page, '/remove');
    at('/me/passkeys?done=removed');
    assert.match(await text(), /opens nothing any more/);
    await page.goto(`${house.home}/sign-out`);
    await followed(page, () => page.locator('main form button').click());
    await page.goto(`${house.home}/sign-in`);
    await press();
    assert.match(await text(), /does not sign you in|may have been removed/);
    await accessible(page, 'an unknown passkey', 'passkeys-unknown');
    await followed(page, () => page.click('main a.button'));
    at('/sign-in');
  });

  test('without JavaScript, and in a browser that has no passkeys, the page says that the mail works', async () => {
    for (const [what, options, prepare] of [
      ['no script', { javaScriptEnabled: false }, async () => {}],
      ['no passkeys', {}, (one) => one.addInitScript(() => { delete globalThis.PublicKeyCredential; })],
    ]) {
      const other = await browser.newContext({ viewport: { width: 375, height: 900 }, ...options });
      const one = await other.newPage();
      await prepare(one);
      await one.goto(`${house.home}/sign-in`);
      assert.match(await one.innerText('[data-passkey]'), /mail with a code works/, what);
      assert.equal(await one.locator('[data-passkey] button').isVisible(), false, `${what}: no button that does nothing`);
      await signIn(one, house, tomas.email);
      await one.goto(`${house.home}/me/passkeys/new`);
      assert.match(await one.innerText('[data-passkey]'), /mail with a code works/, what);
      assert.equal(await one.locator('[data-passkey] button').isVisible(), false, `${what}: no button that does nothing`);
      await other.close();
    }
  });
});
