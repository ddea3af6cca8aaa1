import { tmpdir } from 'node:os';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
await tellConsoleStory(db);
const at = new Date('2011-06-15T08:58:00Z');
await db.insert(jobRunTable).values([
  { job: 'expire', period: '1', payload: {}, state: 'done', beganAt: at, finishedAt: at },
  { job: 'deliver-messages', period: '1', payload: {}, plannedAt: at, beganAt: at },
  {
    ...{
      job: 'fit-forecast',
      period: '2011-06-12',
      payload: {},
      state: 'failed',
      attempts: 3,
      finishedAt: at,
    },
    problem: 'Error: took longer than 1200 s',
  },
]);
const app = await startConsole(db, { home: tmpdir() });
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();
/** Where to put pictures; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;
const PAGES = ['health', 'queues'].flatMap((name) => LANGUAGES.map((language) => [name, language] as const));

test.each(PAGES)(
  '%s in %s fits every screen and puts no barrier up',
  { timeout: 60_000 },
  async (name, language) => {
    await db.execute(sql`update staff_user set language = ${language}`);
    const page = await browser.newPage();
    await page.goto(`${address}/console/${name}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    for (const { width, colorScheme } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const path = `${PICTURES}/${name}-${language}-${width}-${colorScheme}.png`;
      if (PICTURES) await page.screenshot({ path, fullPage: true });
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.close();
  },
);
