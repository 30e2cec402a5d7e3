// What the tests are told of the page under test and of the services behind it, and the browser that looks at it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const setting = JSON.parse(process.env.USEDESKUDESK_PAGE);
export const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = process.env.USEDESKUDESK_SCREENSHOTS;

const now = () => Math.floor(Date.now() / 1000);

/** A link as Udesk's console makes it. */
export function link({ age = 0, key = setting.key, session = setting.session, customer = setting.customer, agent = setting.agent, resource = 'app-1' } = {}) {
  const signed = `im_sub_session_id=${session}&customer_id=${customer}&agent_id=${agent}&timestamp=${now() - age}`;
  const sign = createHash('md5').update(`${signed}&${key}`).digest('hex');
  return `${setting.page}?im_sub_session_id=${session}&customer_id=${customer}&agent_id=${agent}&jid_resource=${resource}&timestamp=${now() - age}&sign=${sign}`;
}

async function control(method, path, body) {
  const response = await fetch(`${setting.control}/${path}`, { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });
  if (!response.ok) {
    throw new Error(`${method} ${path}: HTTP ${response.status}`);
  }
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** The structured messages that arrived at the service. */
export const arrived = async () => (await control('GET', 'requests?path=struct_messages')).map((call) => ({ ...call, body: JSON.parse(call.body) }));
export const forget = async () => { await control('DELETE', 'requests'); await control('DELETE', 'faults'); };
export const fault = (one) => control('POST', 'faults', { service: 'udesk', path: 'struct_messages', ...one });
export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

export function launch() {
  return chromium.launch({
    executablePath: process.env.USEDESKUDESK_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="#4a90d9"/><circle cx="150" cy="100" r="60" fill="#fff"/></svg>';

/** A page in a browser of its own. What the page's policy or scripts complain of is kept; pictures come from here. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 480, height: 720 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.pictures = [];
  page.on('console', (message) => { if (message.type() === 'error') { page.complaints.push(message.text()); } });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('dialog', (dialog) => { page.complaints.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  await context.route('https://img.example.test/**', (route) => {
    page.pictures.push(route.request());
    return route.request().url().endsWith('bye.png') ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: 'image/svg+xml', body: picture });
  });
  page.answer = await page.goto(address);
  return page;
}

export async function shoot(page, name) {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  }
}

/** A site of somebody else's, on an origin of its own. */
export async function foreignSite(html) {
  const server = createServer((_, response) => { response.setHeader('Content-Type', 'text/html'); response.end(html); });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
