import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { doctorReportTable } from './doctor-table.ts';
import type { Finding } from './finding.ts';

export interface DoctorReport {
  at: Date;
  fit: boolean;
  findings: readonly Finding[];
  /** What was looked at; see settings-mark.ts. Null or left out: not known. */
  settings?: string | null;
}

export async function findReport(db: Queryable): Promise<DoctorReport | undefined> {
  const { at, fit, findings, settings } = doctorReportTable;
  const [report] = await db.select({ at, fit, findings, settings }).from(doctorReportTable);
  return report;
}

export async function saveReport(db: Queryable, { settings = null, ...report }: DoctorReport): Promise<void> {
  await db
    .insert(doctorReportTable)
    .values({ id: 1, settings, ...report })
    .onConflictDoUpdate({
      target: doctorReportTable.id,
      set: {
        ...{ at: sql`excluded.at`, fit: sql`excluded.fit` },
        ...{ findings: sql`excluded.findings`, settings: sql`excluded.settings` },
      },
    });
}
