import type { Queryable } from '../../platform/database.ts';
import { findPause } from '../pause-store.ts';
import type { Pace } from './pace.ts';

/** For mails that do not leave the machine: they go as they come. */
export function unpaced(db: Queryable): Pace {
  return {
    findHold: async () => (await findPause(db))?.because ?? null,
    pass: async (claims, send) => {
      await send(claims, () => undefined);
      return null;
    },
    waitUntil: async () => undefined,
  };
}
