// Looks at every count report with a real browser. Make the reports first:
//   cargo run -p omov-count --example reports -- OUT_DIR
//   REPORTS=OUT_DIR node --test
// CHROMIUM names another browser than /usr/bin/chromium.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { accessible, devices, launch, open as look, sideways } from './browser.mjs';

const folder = process.env.REPORTS && resolve(process.env.REPORTS);
const pages = folder ? readdirSync(folder).filter((f) => f.endsWith('.html')).sort() : [];

test('there are reports to look at', { skip: folder ? false : 'set REPORTS to a folder of reports' }, () => {
  assert.ok(pages.length > 0, `no .html file in ${folder}`);
});

describe('reports', { skip: !folder }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  // Opens a report from its file.
  async function open(file, { javaScript = true, ...more } = {}) {
    const url = pathToFileURL(join(folder, file)).href;
    return { url, ...await look(browser, url, { javaScriptEnabled: javaScript, ...more }) };
  }

  for (const file of pages) {
    test(`${file}: axe finds nothing, at both widths and in every set of colours`, async () => {
      for (const device of Object.keys(devices)) {
        const { page, context } = await open(file, { device });
        await accessible(page, device, `report-${file}-${device}`);
        await context.close();
      }
    });

    test(`${file}: the page never scrolls sideways`, async () => {
      const { page, context } = await open(file);
      for (const width of [320, 375, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await sideways(page), 0, `${width}`);
      }
      await context.close();
    });

    test(`${file}: nothing is asked of the network and a strict policy blocks nothing`, async () => {
      const { context, url, asked, complaints, page } = await open(file);
      assert.deepEqual(asked, [url]);
      assert.deepEqual(complaints, []);
      assert.equal(await page.evaluate(() => document.querySelectorAll('script, [style], link, iframe').length), 0);
      assert.equal(await page.evaluate(() => document.querySelectorAll('style').length), 1);
      await context.close();
    });

    test(`${file}: everything that scrolls can be reached by keyboard`, async () => {
      const { page, context } = await open(file, { width: 375 });
      const lost = await page.evaluate(() => [...document.querySelectorAll('.scroll')]
        .filter((box) => box.tabIndex !== 0 || box.getAttribute('role') !== 'region' || !box.getAttribute('aria-label'))
        .map((box) => box.outerHTML.slice(0, 120)));
      assert.deepEqual(lost, []);
      await context.close();
    });

    test(`${file}: on paper every stage is open`, async () => {
      const { page, context } = await open(file, { javaScript: false });
      const wanted = await page.locator('details.box').evaluateAll((boxes) => boxes.map((box) => box.querySelector('p').textContent));
      const print = mkdtempSync(join(tmpdir(), 'print-'));
      try {
        writeFileSync(join(print, 'page.pdf'), await page.pdf({ format: 'A4' }));
        const flat = (text) => text.normalize('NFKC').replace(/\s+/g, '');
        const text = flat(execFileSync('pdftotext', ['-layout', join(print, 'page.pdf'), '-'], { encoding: 'utf8' }));
        // A sentence that runs from right to left in part comes out of a PDF in another order; its figures do not matter here.
        for (const story of wanted.filter((story) => !/[\u0590-\u08ff\u202a-\u202e]/.test(story))) {
          const sentence = flat(story).slice(0, 40);
          assert.ok(text.includes(sentence), `not on paper: ${story.trim()}`);
        }
      } finally {
        rmSync(print, { recursive: true });
      }
      await context.close();
    });
  }
});
