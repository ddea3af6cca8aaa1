import { userInfo } from 'node:os';
import type { Actor } from '../staff/audit/change.ts';

/** Who changes something by a command, for the audit log: the machine's own user, and whom she says she is. */
export function cliActor(by?: string): Actor {
  const { username } = userInfo();
  return { staffId: null, name: by ? `${by} (rytmi, ${username})` : `rytmi, ${username}` };
}
