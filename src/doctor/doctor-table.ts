import { boolean, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Finding } from './finding.ts';

/** What the doctor last found, in one row that all workers share. */
export const doctorReportTable = pgTable('doctor_report', {
  id: integer().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** No required check failed. */
  fit: boolean().notNull(),
  /** See settings-mark.ts. */
  settings: text(),
  findings: jsonb().$type<readonly Finding[]>().notNull(),
});
