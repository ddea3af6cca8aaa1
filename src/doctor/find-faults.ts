import type { Queryable } from '../platform/database.ts';
import { type DoctorReport, findReport, saveReport } from './doctor-store.ts';
import type { Finding } from './finding.ts';

const MINUTE_MS = 60_000;
/** DNS and certificates change seldom; whoever mends a fault waits no longer than a few minutes. */
const FIT_FOR_MS = 60 * MINUTE_MS;
const UNFIT_FOR_MS = 5 * MINUTE_MS;

interface FindDeps {
  db: Queryable;
  now: () => Date;
  examine: () => Promise<Finding[]>;
  /** What is looked at; see settings-mark.ts. */
  mailSettings: string;
}

/**
 * The faults for which mails would be refused or lost. Looks again when the last look is too old, or was at other settings; all
 * workers share one.
 */
export async function findFaults(deps: FindDeps): Promise<readonly Finding[]> {
  const last = await findReport(deps.db);
  const report = last && isFresh(last, deps) ? last : await lookAgain(deps);
  return faultsOf(report);
}

export function faultsOf({ findings }: Pick<DoctorReport, 'findings'>): readonly Finding[] {
  return findings.filter(({ state }) => state === 'fault');
}

function isFresh({ at, fit, settings }: DoctorReport, { now, mailSettings }: FindDeps): boolean {
  return settings === mailSettings && now().getTime() - at.getTime() < (fit ? FIT_FOR_MS : UNFIT_FOR_MS);
}

async function lookAgain(deps: FindDeps): Promise<DoctorReport> {
  const findings = await deps.examine();
  const report = {
    at: deps.now(),
    fit: faultsOf({ findings }).length === 0,
    findings,
    settings: deps.mailSettings,
  };
  await saveReport(deps.db, report);
  return report;
}
