import { parseArgs } from 'node:util';
import { openReviewers } from '../../src/jobs/open-reviewers.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { dayInZone } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { openBenchDatabase } from './support/bench-database.ts';
import { pageAddresses } from './support/page-addresses.ts';
import { LANES, playNights } from './support/play-nights.ts';
import { prepareTrade } from './support/prepare-trade.ts';
import { bringFile, seedMornings } from './support/seed-mornings.ts';
import { serveWeb } from './support/serve-web.ts';
import { reportPages, timePage } from './support/time-pages.ts';

/** Nights before the morning on which the pages are opened; the mails of the last one still wait. */
const NIGHTS = 30;
const SAMPLE = new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const log = createLogger('warn', 'bench');

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: SAMPLE },
    database: { type: 'string' },
    /** Pages whose route holds this only. */
    only: { type: 'string', default: '' },
    /** The database given has lived through the weeks before. */
    again: { type: 'boolean', default: false },
  },
});
const config = readConfig({});
if (!config.ok) throw new Error(JSON.stringify(config.problem));
const { supplier } = config.value;
const bench = await openBenchDatabase(values.database);
const web = await serveWeb(bench);
try {
  const today = dayInZone(new Date(), supplier.timeZone);
  if (!values.again) await liveThrough(today);
  await bringFile(web, today);
  const times = [];
  for (const page of await pageAddresses(bench.db))
    if (page.name.includes(values.only)) times.push(await timePage(web, page));
  reportPages(times);
} finally {
  await web.close();
  await bench.close();
}

/** Some weeks as they would have been, up to this morning: reviews, mails into the built-in inbox, calls, answers. */
async function liveThrough(today: Day): Promise<void> {
  const { db, url: databaseUrl } = bench;
  const { customerIds } = await prepareTrade(db, values.orders, today);
  console.log(`${customerIds.length.toLocaleString('en')} customers`);
  const templates = await templateLibrary(new URL('../../templates/emails', import.meta.url).pathname);
  const mailOut = openMailOut({ url: web.smtpUrl, connections: 5 });
  const reviewers = openReviewers({ databaseUrl, atOnce: LANES, log });
  const nights = playNights({ db, reviewers, mailOut, templates, supplier, log });
  await nights.hideOrders(today - NIGHTS);
  await refitBase({ db }, { today: today - NIGHTS });
  for (let day = today - NIGHTS; day <= today; day++) {
    await nights.bringOrders(day);
    await nights.review(day);
    if (day < today) await nights.deliver(day);
  }
  await reviewers.close();
  await mailOut.close();
  await seedMornings(db, web, today);
}
