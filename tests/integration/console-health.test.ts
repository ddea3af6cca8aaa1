import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, test } from 'vitest';
import { saveReport } from '../../src/doctor/doctor-store.ts';
import { openPause } from '../../src/messages/pause-store.ts';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import { RETENTION } from '../../src/nurture/retention.ts';
import { forgetOld } from '../../src/nurture/retention-store.ts';
import { reviewRunTable } from '../../src/nurture/review-run-table.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2011-06-15T09:00:00Z');
const app = await startConsole(db, { home: tmpdir() });
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

beforeEach(() => emptyDatabase(db));

async function get(path: string): Promise<string> {
  return (await app.inject({ url: path, headers: OWN_FORM })).body;
}

/** A worker that just worked, and a night that ended. */
async function allWell(): Promise<void> {
  await db.insert(jobRunTable).values({
    ...{ job: 'expire', period: '1', payload: {}, state: 'done', beganAt: ago(3), finishedAt: ago(2) },
  });
  await db
    .insert(reviewRunTable)
    .values({ day: '2011-06-15', state: 'done', careModelVersion: 1, finishedAt: ago(300) });
  await saveReport(db, { at: ago(30), fit: true, findings: [] });
}

describe('the page Health', () => {
  test('says in one sentence that all is well', async () => {
    await allWell();
    const page = await get('/console/health');
    expect(page).toContain('Everything is well.');
    expect(page).toContain('Last sign 15 Jun, 11:58.');
    expect(page).toContain('Ended 15 Jun, 07:00.');
    expect(page).toMatch(/[\d.,]+ of [\d.,]+ GB are free/);
    expect(page).not.toContain('health-ill');
  });

  test('names what is not, with the way out, before all that is', async () => {
    await allWell();
    await db.update(jobRunTable).set({ beganAt: ago(90), finishedAt: ago(89) });
    await db.update(reviewRunTable).set({ finishedAt: ago(60 * 40) });
    await db.insert(jobRunTable).values([
      { job: 'prune', period: '1', payload: {}, plannedAt: ago(180) },
      { job: 'refit-base', period: '1', payload: {}, state: 'failed', finishedAt: ago(100) },
    ]);
    await openPause(db, { cause: 'person', because: 'a backup' }, NOW);
    const says = 'tukku.fi has no DMARC record';
    const finding = { check: 'dmarc', state: 'fault', trouble: 'dmarc-missing', says, mend: '' } as const;
    await saveReport(db, { at: ago(30), fit: false, findings: [finding] });
    const page = await get('/console/health');
    expect(page).toContain('6 things need somebody to look at them.');
    expect(page).toContain('No sign since 15 Jun, 10:31');
    expect(page).toContain('1 job has waited for 180 minutes already');
    expect(page).toContain('1 job was given up within a day');
    expect(page).toContain('stands still until a person says go');
    expect(page).toContain('faults in: DMARC.');
    expect(page).not.toContain(says);
    expect(page.lastIndexOf('health-ill')).toBeLessThan(page.indexOf('health-well'));
  });

  test('claims nothing of what never happened yet', async () => {
    const page = await get('/console/health');
    expect(page).toContain('No worker has ever run on this database');
    expect(page).toContain('Everything is well.');
  });
});

describe('what is kept for a while only', () => {
  test('stands on the page Health: what for how long, when it was last worked through, and what went then', async () => {
    expect(await get('/console/health')).toContain('Not worked through yet. It happens every night.');
    await db.insert(jobRunTable).values(
      [1, 2, 3].map((n) => ({
        ...{ job: 'prune', period: `${n}`, payload: {}, state: 'done' as const },
        finishedAt: ago(60 * 24 * 40),
      })),
    );
    await forgetOld(db, ago(300));
    const page = await get('/console/health');
    expect(page).toContain('Worked through 15 Jun, 07:00: 3 rows were too old and are gone.');
    expect(page).toMatch(
      /Ended jobs<\/th><td class="number">30 days<\/td><td>15 Jun, 07:00<\/td><td class="number">3</,
    );
    expect(page.match(/<td>15 Jun, 07:00<\/td>/g)).toHaveLength(RETENTION.length);
  });

  test('is looked at by somebody once a night has been missed', async () => {
    await forgetOld(db, ago(60 * 31));
    const page = await get('/console/health');
    expect(page).toContain('Last worked through 14 Jun, 05:00; something may be kept too long by now.');
  });

  test.each(LANGUAGES)('has a name for each rule in %s', (language) => {
    const { say } = speakerFor(language);
    const names = RETENTION.map(({ name }) => say(`health:retention.what.${name}`));
    expect(new Set(names).size).toBe(RETENTION.length);
  });
});

describe('the page Queues', () => {
  test('tells for each job what is due, what was done and how long it took, and why anything was given up', async () => {
    await allWell();
    await db.insert(jobRunTable).values([
      { job: 'prune', period: 'p1', payload: {}, plannedAt: ago(180) },
      {
        ...{
          job: 'refit-base',
          period: 'r1',
          payload: {},
          state: 'failed',
          finishedAt: ago(100),
          attempts: 3,
        },
        problem: 'Error: took longer than 1200 s',
      },
    ]);
    const page = await get('/console/queues');
    expect(page).toContain('<code>prune</code>');
    expect(page).toContain('15 Jun, 09:00');
    expect(page).toContain('60 s');
    expect(page).toContain('took longer than 1200 s');
    expect(page).toContain('3 tries');
    expect(page).toContain('action="/console/mend"');
  });

  test('is empty in words before anything was due', async () => {
    expect(await get('/console/queues')).toContain('Nothing has been due yet.');
  });
});
