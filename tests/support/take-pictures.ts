/**
 * Takes the pictures of README.md out of a demo of its own: npm run pictures. Needs Chromium; npm test says how to get it.
 */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from './chromium-options.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { startRytmi } from './run-rytmi.ts';
import { waitUntil } from './wait-until.ts';

const IMAGES = fileURLToPath(new URL('../../.github/images/', import.meta.url));
const LOOK = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5, locale: 'en-GB' };
const START_WITHIN_MS = 180_000;

/** A reminder of several items, in the language of the README. */
const REMINDER = /and more: time to fill up\?/;

async function takePictures(
  address: string,
  browser: Browser,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const page = await browser.newPage(LOOK);
  await page.goto(`${address}/console/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${address}/console`);
  await page.screenshot({ path: join(IMAGES, 'today.png') });
  await page.goto(`${address}/console/calls`);
  await page.screenshot({ path: join(IMAGES, 'morning-list.png') });
  await page.getByRole('button', { name: 'Take the next call' }).click();
  await page.getByRole('heading', { name: 'What did you hear?' }).waitFor();
  await page.screenshot({ path: join(IMAGES, 'call-card.png') });
  await page.goto(`${address}/console/templates/reorder-reminder/fi`);
  await page.locator('.cm-content').waitFor();
  await page.frameLocator('iframe').getByRole('link').first().waitFor();
  await page.screenshot({ path: join(IMAGES, 'template-editor.png') });
  await page.goto(`${address}/console/inbox`);
  const reminder = page.getByRole('link', { name: REMINDER }).first();
  const older = page.getByRole('link', { name: 'Older' });
  while ((await reminder.count()) === 0) await older.click();
  await reminder.click();
  await page.setViewportSize({ ...LOOK.viewport, height: 1200 });
  await page.frameLocator('iframe').getByRole('link').first().waitFor();
  await page.screenshot({ path: join(IMAGES, 'mail.png') });
}

const folder = mkdtempSync(join(tmpdir(), 'rytmi-pictures-'));
chmodSync(folder, 0o711);
const demo = startRytmi(['demo'], { RYTMI_DIR: folder });
const hasEnded = () => demo.exitCode !== null || demo.signalCode !== null;
try {
  let said = '';
  demo.stderr?.pipe(process.stderr);
  demo.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await waitUntil('the demo is up', () => said.includes('\nConsole ') || hasEnded(), START_WITHIN_MS);
  if (hasEnded()) throw new Error('The demo has ended; it has said why above.');
  const port = readFileSync(join(folder, 'demo', 'web-port'), 'utf8');
  const browser = await chromium.launch(chromiumOptions());
  await takePictures(`http://127.0.0.1:${port}`, browser, demoSignIn(said));
  await browser.close();
} finally {
  if (!hasEnded()) {
    demo.kill('SIGTERM');
    await once(demo, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}
