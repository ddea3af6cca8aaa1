import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AssignProblem } from '../../calls/assign-call.ts';
import { findTask } from '../../calls/call-task-store.ts';
import { claimTask } from '../../calls/claim-store.ts';
import type { Change } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { isToMake } from './desk.ts';

/** One request about one call, and its answer. */
export interface CallExchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** The call that an address names; 0, which none is, where it names none. */
export function taskIdOf({ params }: FastifyRequest): number {
  const read = PARAMS.safeParse(params);
  return read.success ? read.data.id : 0;
}

/**
 * Puts the card on the desk of whoever is signed in, if it is not there yet; only when all else is right, since from
 * then on nobody else may have it. Answers why it could not, null when she has it.
 */
export async function claimCard(
  { db, now }: ConsoleDeps,
  request: FastifyRequest,
): Promise<AssignProblem | null> {
  const taskId = taskIdOf(request);
  const { staffId } = actorOf(request);
  if (staffId !== null && (await claimTask(db, { taskId, staffId, now: now() }))) return null;
  const task = await findTask(db, taskId);
  if (!task) return 'no-such-task';
  return isToMake(task) ? 'in-another-hand' : 'already-closed';
}

/** Writes into the audit log what was done to the call of the address. */
export function noteCall(
  deps: ConsoleDeps,
  request: FastifyRequest,
  change: Pick<Change, 'kind' | 'before' | 'after'>,
): Promise<void> {
  return recordChange(deps, {
    by: actorOf(request),
    subjects: { callTask: [taskIdOf(request)] },
    ...change,
  });
}
