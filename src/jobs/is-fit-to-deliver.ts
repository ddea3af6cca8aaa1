import type { Mode } from '../decisions/care-model.ts';
import { findFaults } from '../doctor/find-faults.ts';
import type { JobDeps } from './job-deps.ts';

/** In mode `auto` nobody looks on: nothing is delivered while the doctor finds a fault. In other modes it is said. */
export async function isFitToDeliver(
  deps: Pick<JobDeps, 'db' | 'now' | 'log' | 'builtInInbox' | 'examine' | 'mailSettings'>,
  mode: Mode,
): Promise<boolean> {
  if (deps.builtInInbox) return true;
  const faults = (await findFaults(deps)).filter(({ check }) => check !== 'test-mail');
  const troubles = faults.map(({ trouble }) => trouble);
  if (troubles.length === 0) return true;
  if (mode !== 'auto') deps.log.warn({ troubles }, 'mails may be refused: rytmi doctor says how to mend it');
  else deps.log.error({ troubles }, 'nothing is delivered in mode auto: rytmi doctor says how to mend it');
  return mode !== 'auto';
}
