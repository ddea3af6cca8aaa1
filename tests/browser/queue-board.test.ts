import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openQueue, openShownQueue } from '../../src/platform/open-queue.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { whenFileEnds } from '../support/when-file-ends.ts';

const log = pino({ level: 'silent' });
const browser = await startChromium();
const LONG_MS = 120_000;
/** Where to put pictures; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;

/** A console on a queue in which three bells wait and one rings by itself. */
async function openBoard(backend: 'postgres' | 'redis') {
  const { db, url } = await createTestDatabase();
  const redisUrl = backend === 'redis' ? (await startRedis()).url : null;
  const place = { databaseUrl: url, redisUrl, concurrency: 1 };
  const queue = await openQueue(place, log);
  whenFileEnds(() => queue.close());
  await queue.ring([1, 2, 3].map((batch) => ({ name: 'review-batch', data: { day: 15_140, batch } })));
  await queue.ringRepeatedly('tick', '* * * * *');
  const app = await startConsole(db, { openShownQueue: () => openShownQueue(place, log) });
  return { address: await app.listen({ host: '127.0.0.1', port: 0 }), queue };
}

/** Notes what a page asks for elsewhere, and what its policy or a fault kept from it. */
function watch(page: Page, address: string) {
  const foreign: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  return { foreign, said };
}

describe.each(QUEUE_BACKENDS)('Bull Board on the queue in %s', { timeout: LONG_MS }, async (backend) => {
  // Here and not in the test, within which nothing can be put down to be closed afterwards.
  const { address } = await openBoard(backend);

  test('shows an administrator the queue by its name, what waits in it and what a bell carries', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const seen = watch(page, address);
    await page.goto(`${address}/console/queues`);
    await page.getByRole('link', { name: 'Bull Board' }).click();
    await page.getByText('rytmi', { exact: true }).first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/queue-board-${backend}.png` });
    await page.goto(`${address}/console/queues/board/queue/rytmi?status=waiting`);
    await page.getByText('review-batch').first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/queue-board-waiting-${backend}.png` });
    await expect
      .poll(() => page.getByText('review-batch', { exact: true }).count())
      .toBeGreaterThanOrEqual(3);
    expect(await page.getByRole('button', { name: /add job|retry|pause|obliterate|empty/i }).count()).toBe(0);
    expect(seen).toEqual({ foreign: [], said: [] });
    await page.close();
  });
});
