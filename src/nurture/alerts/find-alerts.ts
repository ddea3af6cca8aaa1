import { countBadReturns } from '../../messages/pace/alarm-store.ts';
import { listWatchTroubles } from '../../orders/watched/watched-file-store.ts';
import type { Database } from '../../platform/database.ts';
import { findDataFolder, findOpenIncidents, listOwners, readSigns } from './alert-store.ts';
import { INCIDENT_KINDS, isIncident, type Signs } from './incident.ts';

/** One mail to one owner, or one call of the webhook. */
interface Alert {
  period: string;
  payload: { kind: string; what: 'began' | 'over'; staff: string };
}

/** Stands for the webhook where an owner's id would: nobody's, so it is told where nobody is an owner yet, too. */
export const THE_WEBHOOK = '00000000-0000-0000-0000-000000000000';

/** Two looks within it see one incident, not two. */
const STRETCH_MS = 600_000;

/** What owners are to be told now: what has begun since the last look, and what is over. */
export async function findAlerts(
  db: Database,
  now: Date,
  freeShare: (folder: string) => Promise<number | null>,
): Promise<Alert[]> {
  const [signs, open] = await Promise.all([gatherSigns(db, now, freeShare), findOpenIncidents(db)]);
  const changed = INCIDENT_KINDS.filter((kind) => isIncident(kind, signs) !== open.has(kind));
  if (changed.length === 0) return [];
  const owners = await listOwners(db);
  const stretch = Math.floor(now.getTime() / STRETCH_MS);
  return changed.flatMap((kind) => {
    const what = open.has(kind) ? 'over' : 'began';
    return [...owners.map(({ id }) => id), THE_WEBHOOK].map((id) => ({
      period: `${kind}-${what}-${stretch}-${id}`,
      payload: { kind, what, staff: id } as const,
    }));
  });
}

async function gatherSigns(
  db: Database,
  now: Date,
  freeShare: (folder: string) => Promise<number | null>,
): Promise<Signs> {
  const [signs, returns, folder, watched] = await Promise.all([
    readSigns(db, now),
    countBadReturns(db),
    findDataFolder(db),
    listWatchTroubles(db, now),
  ]);
  const diskFreeShare = folder === null ? null : await freeShare(folder);
  return { ...signs, ...returns, diskFreeShare, watchTroubles: watched.length };
}
