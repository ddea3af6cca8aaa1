import { findMessageIds } from '../../messages/message-list-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { Mistake } from '../../shared/mistake.ts';

/** A message's id, or its beginning as the list shows it. Throws a Mistake when that names none or several. */
export async function parseMessageId(db: Queryable, typed: string): Promise<string> {
  const ids = /^[0-9a-f-]{4,36}$/i.test(typed) ? await findMessageIds(db, typed) : [];
  const [id, other] = ids;
  if (id === undefined) throw new Mistake(`No message’s id begins with “${typed}”. See: rytmi messages list`);
  if (other !== undefined) throw new Mistake(`Several messages begin with “${typed}”: type more of the id.`);
  return id;
}
