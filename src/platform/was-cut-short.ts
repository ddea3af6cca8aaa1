import { faultCode } from '../shared/fault-code.ts';

/** A statement that took longer than it may. */
const QUERY_CANCELED = '57014';

/** Whether something failed since a statement was ended by its limit (src/platform/statement-limits.ts). */
export function wasCutShort(error: unknown): boolean {
  return faultCode(error) === QUERY_CANCELED;
}
