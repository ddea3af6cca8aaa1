import { randomBytes } from 'node:crypto';
import type { Database } from '../../platform/database.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { deleteFeed, saveFeed } from './calendar-store.ts';

const TOKEN_BYTES = 32;

/** Gives a care person's calendar a new address, said this once, or with `end` none. The address before opens nothing any more. */
export function changeCalendar(
  { db, now, publicUrl }: { db: Database; now: () => Date; publicUrl: string },
  { personId, by, change }: { personId: number; by: Actor; change: 'renew' | 'end' },
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    if (change === 'end') await deleteFeed(tx, personId);
    else await saveFeed(tx, { personId, token, madeAt: now() });
    const entry = { kind: 'calendar-changed', subjects: { carePerson: [personId] }, after: change } as const;
    await recordChange({ db: tx, now }, { by, ...entry });
    return change === 'end' ? null : `${publicUrl}/calendar/${token}.ics`;
  });
}
