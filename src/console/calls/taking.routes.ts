import type { FastifyInstance } from 'fastify';
import { releaseTask } from '../../calls/claim-store.ts';
import { listCalls } from '../../calls/list-calls.ts';
import { takeNextCall } from '../../calls/take-next-call.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { claimCard, noteCall, taskIdOf } from './call-exchange.ts';
import { deskOf } from './desk-of.ts';
import { showCall } from './show-call.ts';

/** Onto one's own desk, and off it again: two people who work the list never get the same card. */
export function registerTaking(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/next', async (request, reply) => {
    const { settings } = await readCareModel(deps.db);
    const { today } = readerOf(deps, request);
    const list = await listCalls({ db: deps.db, settings: settings.calls }, { today });
    const { staffId, personId, now } = await deskOf(deps, request);
    const taken = staffId && (await takeNextCall(deps, { list, staffId, personId, now }));
    if (!taken) return reply.redirect('/console/calls?told=none-free', 303);
    await recordChange(deps, {
      by: actorOf(request),
      kind: 'call-taken',
      subjects: { callTask: [taken] },
    });
    return reply.redirect(`/console/calls/${taken}`, 303);
  });

  app.post('/calls/:id/take', async (request, reply) => {
    const problem = await claimCard(deps, request);
    if (problem) return showCall(deps, { request, reply }, { problem });
    await noteCall(deps, request, { kind: 'call-taken' });
    return reply.redirect(`/console/calls/${taskIdOf(request)}`, 303);
  });

  app.post('/calls/:id/leave', async (request, reply) => {
    const { staffId } = actorOf(request);
    const taskId = taskIdOf(request);
    if (staffId === null || !(await releaseTask(deps.db, { taskId, staffId })))
      return reply.redirect('/console/calls', 303);
    await noteCall(deps, request, { kind: 'call-put-back' });
    return reply.redirect('/console/calls?told=put-back', 303);
  });
}
