import { findAlerts, THE_WEBHOOK } from '../nurture/alerts/find-alerts.ts';
import { mailAlert } from '../nurture/alerts/mail-alert.ts';
import { postAlert } from '../nurture/alerts/post-alert.ts';
import type { Database } from '../platform/database.ts';
import { freeDisk } from '../platform/free-disk.ts';
import { done, type Handler } from './job.ts';
import type { AnAlert } from './payload.ts';
import type { Need } from './schedule.ts';

/** Tells one owner of one incident, or the webhook where one is named. */
export const tellOwner: Handler<AnAlert> = async (deps, alert) => {
  if (alert.staff !== THE_WEBHOOK) await mailAlert(deps, alert);
  else if (deps.alertWebhook) await postAlert(deps, { ...alert, url: deps.alertWebhook });
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
