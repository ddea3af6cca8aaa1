import { findAlerts } from '../nurture/alerts/find-alerts.ts';
import { mailAlert } from '../nurture/alerts/mail-alert.ts';
import type { Database } from '../platform/database.ts';
import { freeDisk } from '../platform/free-disk.ts';
import { done, type Handler } from './job.ts';
import type { AnAlert } from './payload.ts';
import type { Need } from './schedule.ts';

/** Tells one owner of one incident. */
export const tellOwner: Handler<AnAlert> = async (deps, alert) => {
  await mailAlert(deps, alert);
  return done;
};

/** What owners are to be told, as this machine sees it. */
export function findAlertsHere(db: Database, now: Date): Promise<Need[]> {
  return findAlerts(db, now, freeShare);
}

/** Null where the database's folder is on another machine, or closed to us. */
async function freeShare(folder: string): Promise<number | null> {
  try {
    const { free, all } = await freeDisk(folder);
    return free / all;
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
