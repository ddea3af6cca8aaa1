import type { Queryable } from '../../platform/database.ts';
import { speakerFor } from '../../words/speaker.ts';
import { findFeedOwner, readFollowUps } from './calendar-store.ts';
import { writeCalendar } from './write-calendar.ts';

/** What a token's owner has promised, in her language; null where the token opens nothing. */
export async function readCalendar(
  { db, publicUrl }: { db: Queryable; publicUrl: string },
  token: string,
): Promise<string | null> {
  const owner = await findFeedOwner(db, token);
  if (!owner) return null;
  const followUps = await readFollowUps(db, owner.id);
  return writeCalendar(followUps, { speaker: speakerFor(owner.language), publicUrl });
}
