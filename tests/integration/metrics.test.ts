import { readFileSync } from 'node:fs';
import { type FastifyInstance, fastify } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/api/metrics/metric-names.ts';
import { registerMetrics } from '../../src/api/metrics/register-metrics.ts';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import { reviewRunTable } from '../../src/nurture/review-run-table.ts';
import { seedPlanned } from '../support/message-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { whenFileEnds } from '../support/when-file-ends.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2026-11-10T08:00:00Z');
const TOKEN = 'a token that is longer than thirty-two characters';

function start(metricsToken: string | null): FastifyInstance {
  const app = fastify();
  registerMetrics(app, { db, now: () => NOW, metricsToken });
  whenFileEnds(() => app.close());
  return app;
}

const app = start(null);
const locked = start(TOKEN);
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

beforeAll(async () => {
  await seedPlanned(db, 3, { contact: { name: 'Aino Canary', email: 'canary@example.com' } });
  await db.$client.query(
    `update message set state = 'approved' where ctid = (select min(ctid) from message)`,
  );
  for (const state of ['claimed', 'sending', 'accepted'])
    await db.$client.query(`update message set state = $1, claimed_at = $2 where state <> 'planned'`, [
      state,
      ago(5),
    ]);
  await db.insert(reviewRunTable).values({
    day: '2026-11-10',
    state: 'done',
    careModelVersion: 1,
    startedAt: ago(90),
    finishedAt: ago(88),
  });
  await db.insert(jobRunTable).values([
    { job: 'expire', period: '1', payload: {}, plannedAt: ago(2) },
    { job: 'prune', period: '1', payload: {}, state: 'failed', finishedAt: ago(60) },
  ]);
});

async function read(): Promise<string> {
  const answer = await app.inject('/metrics');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4');
  return answer.body;
}

test('tells messages by state and kind, work that waits, the last night, and this program’s event loop', async () => {
  const text = await read();
  for (const line of [
    'rytmi_messages{state="planned",kind="reorder-reminder"} 2',
    'rytmi_messages{state="accepted",kind="reorder-reminder"} 1',
    'rytmi_deliveries_last_day{outcome="accepted"} 1',
    'rytmi_jobs_open{job="expire"} 1',
    'rytmi_oldest_job_age_seconds{job="expire"} 120',
    'rytmi_jobs_failed_last_day{job="prune"} 1',
    'rytmi_review_duration_seconds 120',
    `rytmi_last_review_timestamp_seconds ${ago(88).getTime() / 1_000}`,
    'rytmi_sending_paused 0',
    'rytmi_hard_bounce_ratio 0',
    'nodejs_eventloop_lag_p99_seconds',
    'rytmi_database_connections{state="',
  ])
    expect(text).toContain(line);
});

test('names no person, no customer and no id', async () => {
  const text = await read();
  expect(text).not.toMatch(/canary|aino|@|[0-9a-f]{8}-[0-9a-f]{4}/i);
});

describe('who reads them', () => {
  const status = async (on: FastifyInstance, from: Record<string, string>, remoteAddress = '127.0.0.1') =>
    (await on.inject({ url: '/metrics', headers: from, remoteAddress })).statusCode;

  test('without a token only programs on this machine, and none that a proxy speaks for', async () => {
    expect(await status(app, {})).toBe(200);
    expect(await status(app, {}, '::1')).toBe(200);
    expect(await status(app, {}, '10.0.0.7')).toBe(404);
    expect(await status(app, { 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await status(app, { forwarded: 'for=127.0.0.1' })).toBe(404);
  });

  test('with a token whoever knows it, from wherever, and nobody else', async () => {
    expect(await status(locked, { authorization: `Bearer ${TOKEN}` }, '10.0.0.7')).toBe(200);
    expect(await status(locked, {})).toBe(404);
    expect(await status(locked, { authorization: 'Bearer of bad news' })).toBe(404);
  });
});

describe('the Grafana dashboard', () => {
  const file = readFileSync(new URL('../../operation/grafana-dashboard.json', import.meta.url), 'utf8');
  const dashboard = JSON.parse(file) as { panels: { title: string; targets: { expr: string }[] }[] };
  const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const namesIn = (query: string) => query.match(/\b(?:rytmi|nodejs|process)_[a-z0-9_]+/g) ?? [];

  test('asks only for what the program exposes', async () => {
    const exposed = new Set([...(await read()).matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]));
    expect(queries.flatMap(namesIn).filter((name) => !exposed.has(name))).toEqual([]);
    expect(queries.filter((query) => namesIn(query).length === 0)).toEqual([]);
  });

  test('groups and picks only by labels that there are', () => {
    for (const query of queries) {
      const [name = ''] = namesIn(query);
      const labels: readonly string[] = name in METRICS ? METRICS[name as keyof typeof METRICS].labels : [];
      const used = [...query.matchAll(/by \((\w+)\)|\{(\w+)[=!]/g)].map((match) => match[1] ?? match[2]);
      expect(used.filter((label) => !labels.includes(label ?? ''))).toEqual([]);
    }
  });

  test('shows every figure of our own', () => {
    const shown = new Set(queries.flatMap(namesIn));
    expect(Object.keys(METRICS).filter((name) => !shown.has(name))).toEqual([]);
  });
});
