import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import { arrived, axe, fault, foreignSite, forget, launch, link, open, pause, setting, shoot } from './setting.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());
beforeEach(forget);

const article = (page, title) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
const send = (page, title) => article(page, title).getByRole('button');
const told = (page, text) => page.getByText(text).first().waitFor();
/** Until the session may get its next message. */
const free = (page) => page.waitForFunction(() => !document.querySelector('button.send[aria-disabled]'), undefined, { timeout: 10_000 });

describe('links', () => {
  test('a good one shows the messages, and says no secret', async () => {
    const page = await open(browser, link());
    assert.equal(page.answer.status(), 200);
    assert.equal(await page.getByRole('article').count(), 4);
    assert.equal((await page.content()).includes(setting.key), false);
    assert.deepEqual(page.complaints.filter((text) => !text.includes('404')), []);
  });

  test('a stale one is refused and says what to do', async () => {
    const page = await open(browser, link({ age: 301 }));
    assert.equal(page.answer.status(), 403);
    await page.getByRole('heading', { name: 'This link has expired' }).waitFor();
    await shoot(page, 'stale');
  });

  test('a forged one is refused, whatever was changed', async () => {
    const good = link();
    for (const forged of [
      link({ key: 'another-key' }),
      good.replace(/customer_id=\d+/, 'customer_id=1'),
      good.replace(/agent_id=\d+/, 'agent_id=1'),
      good.replace(/sign=../, 'sign=zz'),
      good.replace(/&sign=.*/, ''),
      `${good}&customer_id=1`,
      good.replace('customer_id=', 'customer_id=0'),
      link({ age: -600 }).replace(/sign=../, 'sign=00'),
    ]) {
      const response = await fetch(forged);
      assert.equal(response.status, 403, forged);
      assert.match(await response.text(), /This link is not valid/);
    }
  });
});

describe('the list', () => {
  test('is in the language of the browser', async () => {
    for (const [locale, heading, button] of [['zh-CN', '结构化消息', '发送'], ['ru-RU', 'Структурированные сообщения', 'Отправить'], ['de-DE', 'Structured messages', 'Send']]) {
      const page = await open(browser, link(), { locale });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      assert.equal(await article(page, 'Welcome').getByRole('button', { name: button, exact: true }).count(), 1);
      await shoot(page, `language-${locale}`);
      await page.context().close();
    }
  });

  test('is searched by words anywhere in a message, and narrowed to a group', async () => {
    const page = await open(browser, link());
    await page.getByRole('searchbox', { name: 'Search' }).fill('visit THANK');
    assert.deepEqual(await page.getByRole('article').getByRole('heading').allTextContents(), ['Goodbye']);
    await told(page, 'Messages shown: 1');
    await page.getByRole('searchbox').fill('возврат');
    assert.equal(await page.getByRole('article').count(), 1);
    await page.getByRole('searchbox').fill('nothing like it');
    await told(page, 'No message matches.');
    await shoot(page, 'nothing-found');
    await page.getByRole('searchbox').press('Escape');
    assert.equal(await page.getByRole('article').count(), 4);
    await page.getByRole('combobox', { name: 'Group' }).selectOption('Greetings');
    assert.deepEqual(await page.getByRole('article').getByRole('heading').allTextContents(), ['Welcome', 'Goodbye']);
    await page.getByRole('combobox').selectOption('All groups');
    assert.equal(await page.getByRole('article').count(), 4);
  });

  test('shows pictures, tells their hosts nothing, and goes without one that is not there', async () => {
    const page = await open(browser, link());
    await page.getByText('Preview').first().click();
    await page.waitForFunction(() => [...document.querySelectorAll('article .thumb')].some((one) => one.naturalWidth > 0));
    await page.waitForFunction(() => document.querySelector('img[src$="bye.png"]').classList.contains('broken'));
    assert.ok(page.pictures.length > 0);
    for (const request of page.pictures) {
      assert.equal((await request.allHeaders()).referer, undefined);
    }
    const card = article(page, 'Welcome').locator('.card');
    assert.match(await card.innerText(), /Our shop\s+opens https:\/\/shop\.example\.test\//);
    await shoot(page, 'preview');
  });

  test('shows what a catalogue holds as text, whatever it holds', async () => {
    const page = await open(browser, link());
    assert.equal(await page.title(), 'Structured messages');
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal(await page.locator('article script, article b, article i, article [onerror], article [onmouseover]').count(), 0);
    await page.getByRole('heading', { name: '<b>Orders</b>' }).waitFor();
    assert.deepEqual(page.complaints.filter((text) => !text.includes('404')), []);
  });

  test('follows the file, keeps what it had where that is broken, and sends nothing that has changed', async () => {
    const before = readFileSync(setting.catalog, 'utf8');
    try {
      const page = await open(browser, link());
      writeFileSync(setting.catalog, before.replaceAll('We are glad that you are here.', 'Something else.'));
      await send(page, 'Welcome').click();
      await told(page, 'Not sent: this message was changed. Open the list again from the console.');
      assert.equal((await arrived()).length, 0);
      await page.goto(link());
      await told(page, 'Something else.');
      writeFileSync(setting.catalog, before.replace('"messages"', '"mesages"'));
      await page.goto(link());
      await told(page, 'Something else.');
    } finally {
      writeFileSync(setting.catalog, before);
    }
  });
});

describe('sending', () => {
  test('sends what is shown, and says so; the limit is shown and kept', async () => {
    const page = await open(browser, link());
    await free(page);
    await send(page, 'Welcome').click();
    await told(page, 'Sent: Welcome');
    await told(page, 'At most one message every two seconds.');
    await told(page, /Wait [12] s/);
    await shoot(page, 'sent');
    // Both clicks come within the two seconds; forced, since they would be held back until the buttons are free.
    await send(page, 'Goodbye').click({ force: true });
    await send(page, 'Welcome').click({ force: true });
    await free(page);
    const calls = await arrived();
    assert.equal(calls.length, 1);
    assert.equal(calls[0].body.jid_resource, 'app-1');
    assert.deepEqual(calls[0].body.data, {
      title: 'Welcome',
      description: 'We are glad that you are here.\nAsk us anything.',
      img_url: 'https://img.example.test/welcome.png',
      buttons: [{ type: 'link', text: 'Our shop', value: 'https://shop.example.test/' }, { type: 'phone', text: 'Call us', value: '010-12345678' }],
    });
    await send(page, 'Goodbye').click();
    await told(page, 'Sent: Goodbye');
    assert.equal((await arrived()).length, 2);
  });

  test('sends a double click once', async () => {
    const page = await open(browser, link());
    await pause(2100);
    await send(page, 'Welcome').dblclick();
    await told(page, 'Sent: Welcome');
    await free(page);
    assert.equal((await arrived()).length, 1);
  });

  test('is refused within two seconds also where the page was opened twice', async () => {
    const [one, two] = [await open(browser, link()), await open(browser, link())];
    await pause(2100);
    await send(one, 'Welcome').click();
    await told(one, 'Sent: Welcome');
    await send(two, 'Goodbye').click();
    await told(two, 'Not sent: one message every two seconds. Try again in a moment.');
    assert.equal((await arrived()).length, 1);
  });

  test('can be done with the keyboard alone, and keeps the focus', async () => {
    const page = await open(browser, link());
    await pause(2100);
    const where = () => page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.id || document.activeElement.textContent}`);
    const stops = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      stops.push(await where());
    }
    assert.deepEqual(stops, ['INPUT search', 'SELECT group', 'BUTTON Send', 'SUMMARY Preview']);
    await page.keyboard.press('Enter');
    assert.equal(await article(page, 'Welcome').locator('details').getAttribute('open'), '');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await told(page, 'Sent: Welcome');
    assert.equal(await where(), 'BUTTON Send');
    assert.equal(await page.getByRole('status').filter({ hasText: 'Sent: Welcome' }).count(), 1);
  });

  test('says what Udesk says where it refuses, and that nobody knows where nobody does', async () => {
    const page = await open(browser, link());
    await pause(2100);
    await fault({ kind: 'body', contentType: 'application/json', body: '{"status":2005,"message":"<b>no such</b> session"}' });
    await send(page, 'Welcome').click();
    await page.getByRole('alert').filter({ hasText: 'Not sent. Udesk says: <b>no such</b> session' }).waitFor();
    await shoot(page, 'refused');
    await free(page);
    await fault({ kind: 'status', status: 500 });
    await send(page, 'Welcome').click();
    await page.getByRole('alert').filter({ hasText: 'It is not known whether the message was sent.' }).waitFor();
  });

  test('is told again as the same where the answer got lost', async () => {
    const page = await open(browser, link());
    await pause(2100);
    await page.route((url) => url.search === '?send', async (route) => { await route.fetch(); await route.abort(); }, { times: 1 });
    await send(page, 'Welcome').click();
    await page.getByRole('alert').filter({ hasText: 'No answer from the page’s server'.replace('’', "'") }).waitFor();
    await free(page);
    await send(page, 'Welcome').click();
    await told(page, 'Sent: Welcome');
    assert.equal((await arrived()).length, 1);
  });
});

describe('others', () => {
  test('cannot show the page in a frame', async () => {
    const site = await foreignSite(`<iframe src="${link().replaceAll('&', '&amp;')}"></iframe>`);
    try {
      const page = await open(browser, site.address);
      await page.waitForTimeout(1000);
      assert.match(page.complaints.join(' '), /frame-ancestors/);
      assert.equal(await page.frames()[1].evaluate(() => document.querySelectorAll('article').length).catch(() => 0), 0);
    } finally {
      site.close();
    }
  });

  test('cannot post for the agent', async () => {
    const token = await (await open(browser, link())).evaluate(() => document.body.dataset.token);
    await pause(2100);
    // Even with a token that got out, and whether as plain text, which needs no leave, or as JSON, which does.
    const site = await foreignSite('<title>another site</title>');
    try {
      const page = await open(browser, site.address);
      const results = await page.evaluate(async ({ address, body }) => Promise.all(['text/plain', 'application/json'].map((type) =>
        fetch(`${address}?send`, { method: 'POST', mode: type === 'text/plain' ? 'no-cors' : 'cors', headers: { 'Content-Type': type }, body }).then((one) => one.type, () => 'refused'))),
      { address: setting.page, body: JSON.stringify({ token, id: 'welcome', version: 'x', click: 'abcdefgh' }) });
      assert.equal(results[1], 'refused');
      await page.setContent(`<form method="post" enctype="text/plain" action="${setting.page}?send"><input name='{"token":"${token}","a":"' value='"}'><button>go</button></form>`);
      await Promise.all([page.waitForResponse((one) => one.url().endsWith('?send')).then((one) => assert.equal(one.status(), 415)), page.getByRole('button').click()]);
      assert.equal((await arrived()).length, 0);
    } finally {
      site.close();
    }
  });
});

describe('looks', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 800]) {
      test(`${colorScheme} at ${width} px: nothing runs over, and axe-core finds nothing`, async () => {
        const page = await open(browser, link(), { colorScheme, viewport: { width, height: 700 } });
        for (const summary of await page.locator('summary').all()) {
          await summary.click();
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'it can be scrolled sideways');
        await shoot(page, `${colorScheme}-${width}`);
        await page.evaluate(readFileSync(axe, 'utf8'));
        const { violations, passes } = await page.evaluate(() => window.axe.run());
        assert.ok(passes.length > 15, `${passes.length} rules had something to look at`);
        assert.deepEqual(violations.map((one) => `${one.impact} ${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`), []);
      });
    }
  }

  test('the background follows the scheme', async () => {
    const grounds = [];
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, link(), { colorScheme });
      grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    assert.deepEqual(grounds, ['rgb(245, 246, 248)', 'rgb(20, 24, 31)']);
  });
});
