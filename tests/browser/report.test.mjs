// The reports: files that need nothing beside them. Their folder comes in the setting.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { axe, launch, open, setting, shoot } from './setting.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const looks = {
  desktop: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 320, height: 640 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
};

const shown = (name, options = {}) => open(browser, pathToFileURL(`${setting.reports}/${name}.html`).href, { javaScriptEnabled: true, ...options });

describe('reports', () => {
  for (const name of ['queue', 'tickets', 'empty', 'odd']) {
    for (const [look, options] of Object.entries(looks)) {
      test(`${name}, ${look}: readable for everyone, and nothing runs beyond the page's width`, async () => {
        const page = await shown(name, options);
        const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(width <= room, `${width} > ${room}`);
        // The page's own policy allows no script; axe comes by the browser's back door.
        const client = await page.context().newCDPSession(page);
        await client.send('Page.setBypassCSP', { enabled: true });
        await page.reload();
        await page.addScriptTag({ path: axe });
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
        assert.deepEqual(page.complaints, []);
        await shoot(page, `report-${name}-${look}`);
      });
    }
  }

  test('says the same without scripts, and asks for nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(`${setting.reports}/queue.html`).href);
    assert.equal(asked.length, 1);
    await page.getByRole('heading', { name: 'By day and hour' }).waitFor();
    await page.getByRole('table', { name: /Lost chats by channel/ }).waitFor();
  });

  test('what customers are called stays text', async () => {
    const page = await shown('odd');
    assert.equal(await page.locator('script, b, img').count(), 0);
    await page.getByRole('cell', { name: '<script>alert(1)</script>' }).or(page.getByRole('rowheader', { name: '<script>alert(1)</script>' })).first().waitFor();
  });

  test('each chart and table can be reached with the keyboard, and has a name', async () => {
    const page = await shown('queue');
    const regions = await page.locator('.scroll').count();
    assert.ok(regions >= 8);
    const reached = new Set();
    for (let presses = 0; presses < regions + 5; presses += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent));
    }
    for (const name of ['Lost chats by day of the week and hour, chart', 'The numbers as a table', 'Lost chats by channel, chart']) { assert.ok(reached.has(name), `${name}: ${[...reached]}`); }
    await page.getByRole('img', { name: 'Lost chats by channel' }).waitFor();
  });

  test('prints black on white, with every chart within the sheet', async () => {
    const page = await shown('queue', { colorScheme: 'dark', viewport: { width: 680, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    const wide = await page.evaluate(() => [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().right > document.documentElement.clientWidth).length);
    assert.equal(wide, 0);
    await shoot(page, 'report-queue-print');
    assert.ok((await page.pdf()).length > 10_000);
  });
});
