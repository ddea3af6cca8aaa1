import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findTask } from '../../calls/call-task-store.ts';
import { claimTask } from '../../calls/claim-store.ts';
import type { Change } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';

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

/** Puts the card on the desk of whoever is signed in, if it is not there yet. True when somebody else has it. */
export async function isElsewhere({ db, now }: ConsoleDeps, request: FastifyRequest): Promise<boolean> {
  const taskId = taskIdOf(request);
  const { staffId } = actorOf(request);
  if (staffId === null || (await claimTask(db, { taskId, staffId, now: now() }))) return false;
  const task = await findTask(db, taskId);
  return task !== undefined && (task.state === 'open' || task.state === 'snoozed');
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
