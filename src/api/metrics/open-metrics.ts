import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countBadReturns } from '../../messages/pace/alarm-store.ts';
import { type Measured, measure } from '../../nurture/metrics-store.ts';
import type { Database } from '../../platform/database.ts';
import { METRICS, type MetricName } from './metric-names.ts';

interface MetricsDeps {
  db: Database;
  now: () => Date;
}

/** Reading them counts every message: whoever asks more often gets the same figures again. */
const FRESH_MS = 15_000;

type Gauges = Readonly<Record<MetricName, Gauge>>;

/**
 * All that is measured, as Prometheus reads it. What belongs to the installation is read out of the database, and so covers every
 * program; event loop, memory and handles are this program's own.
 */
export function openMetrics(deps: MetricsDeps): { contentType: string; read(): Promise<string> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauges = Object.fromEntries(
    Object.entries(METRICS).map(([name, { help, labels }]) => [
      name,
      new Gauge({ name, help, labelNames: labels, registers: [registry] }),
    ]),
  ) as Gauges;
  let text: Promise<string> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  const read = async () => {
    const now = deps.now();
    const [measured, returns] = await Promise.all([measure(deps.db, now), countBadReturns(deps.db)]);
    fill(gauges, measured);
    gauges.rytmi_hard_bounce_ratio.set(returns.bounced / Math.max(1, returns.looked));
    gauges.rytmi_spam_report_ratio.set(returns.complained / Math.max(1, returns.looked));
    return registry.metrics();
  };
  return {
    contentType: registry.contentType,
    read: () => {
      const now = performance.now();
      if (text && now - readAt < FRESH_MS) return text;
      readAt = now;
      text = read();
      // A database that does not answer now may at the next reading.
      text.catch(() => {
        readAt = Number.NEGATIVE_INFINITY;
      });
      return text;
    },
  };
}

function fill(gauges: Gauges, measured: Measured): void {
  for (const gauge of Object.values(gauges)) gauge.reset();
  const { messages, jobs, failedJobs, connections, lastReview, workerSignAt, callsOpen, paused } = measured;
  for (const { state, kind, count, lastDay } of messages) {
    gauges.rytmi_messages.set({ state, kind }, count);
    if (DELIVERED.has(state)) gauges.rytmi_deliveries_last_day.inc({ outcome: state }, lastDay);
  }
  for (const { job, open, oldestSeconds } of jobs) {
    gauges.rytmi_jobs_open.set({ job }, open);
    gauges.rytmi_oldest_job_age_seconds.set({ job }, oldestSeconds);
  }
  for (const { job, count } of failedJobs) gauges.rytmi_jobs_failed_last_day.set({ job }, count);
  for (const { state, count } of connections) gauges.rytmi_database_connections.set({ state }, count);
  if (lastReview) {
    gauges.rytmi_last_review_timestamp_seconds.set(lastReview.endedAt);
    gauges.rytmi_review_duration_seconds.set(lastReview.seconds);
  }
  if (workerSignAt !== null) gauges.rytmi_worker_sign_timestamp_seconds.set(workerSignAt);
  gauges.rytmi_calls_open.set(callsOpen);
  gauges.rytmi_sending_paused.set(paused ? 1 : 0);
}

/** How a try at a delivery ends. */
const DELIVERED: ReadonlySet<string> = new Set(['accepted', 'deferred', 'failed', 'uncertain']);
