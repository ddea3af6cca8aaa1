interface Metric {
  help: string;
  labels: readonly string[];
}

/** Every figure of our own. Labels hold fixed words only: never a name, an address or an id. */
export const METRICS = {
  rytmi_messages: { help: 'Messages by where they stand and what they are.', labels: ['state', 'kind'] },
  rytmi_deliveries_last_day: {
    help: 'Messages taken to be sent within the last 24 hours, by what came of it.',
    labels: ['outcome'],
  },
  rytmi_jobs_open: { help: 'Work that is due and not done, by job.', labels: ['job'] },
  rytmi_oldest_job_age_seconds: { help: 'Age of the oldest work that is due and not done.', labels: ['job'] },
  rytmi_jobs_failed_last_day: { help: 'Work given up within the last 24 hours.', labels: ['job'] },
  rytmi_last_review_timestamp_seconds: { help: 'When the newest review ended.', labels: [] },
  rytmi_review_duration_seconds: { help: 'How long the newest review took.', labels: [] },
  rytmi_worker_sign_timestamp_seconds: { help: 'When a worker last began or ended anything.', labels: [] },
  rytmi_database_connections: { help: 'Connections of all programs, by state.', labels: ['state'] },
  rytmi_hard_bounce_ratio: { help: 'Hard bounces of the last 500 mails; sending stops at 0.05.', labels: [] },
  rytmi_spam_report_ratio: {
    help: 'Spam reports of the last 500 mails; sending stops at 0.002.',
    labels: [],
  },
  rytmi_sending_paused: { help: '1 while all sending stands still.', labels: [] },
  rytmi_calls_open: { help: 'Calls to be made.', labels: [] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;
