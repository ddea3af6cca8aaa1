import type { ApiKey } from '../../staff/api-keys/api-key-store.ts';
import type { Actor } from '../../staff/audit/change.ts';

/** Who makes a change by the API: for the audit log, and where an import's file name stands. */
export function actorOf({ name }: ApiKey): Actor {
  return { staffId: null, name: `api: ${name}` };
}
