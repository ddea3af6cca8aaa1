import type { FastifyInstance } from 'fastify';
import { findOutcomeFault } from '../../calls/call-outcome.ts';
import { releaseTask } from '../../calls/claim-store.ts';
import { recordOutcome } from '../../calls/record-outcome.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { closeComplaints } from '../../orders/open-complaint-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { textsOf } from '../texts-of.ts';
import { claimCard, noteCall, taskIdOf } from './call-exchange.ts';
import { registerPassingOn } from './passing-on.routes.ts';
import { readOutcomeForm } from './read-outcome-form.ts';
import { showCall } from './show-call.ts';
import { registerTaking } from './taking.routes.ts';

export function registerCall(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/calls/:id', (request, reply) => showCall(deps, { request, reply }));
  registerTaking(app, deps);
  registerOutcome(app, deps);
  registerPassingOn(app, deps);
}

function registerOutcome(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/:id/outcome', async (request, reply) => {
    const exchange = { request, reply };
    const heard = readOutcomeForm(request.body);
    const sent = { form: 'outcome' as const, values: textsOf(request.body) };
    if (!heard) return showCall(deps, exchange, { problem: 'unread', sent });
    const { today } = readerOf(deps, request);
    const problem = findOutcomeFault(heard, today) ?? (await claimCard(deps, request));
    if (problem) return showCall(deps, exchange, { problem, sent });
    const { settings } = await readCareModel(deps.db);
    const taskId = taskIdOf(request);
    const record = { ...heard, taskId, today };
    const after = await recordOutcome({ db: deps.db, settings: settings.calls, closeComplaints }, record);
    if (!after.ok) return showCall(deps, exchange, { problem: after.problem, sent });
    const { staffId } = actorOf(request);
    if (staffId !== null) await releaseTask(deps.db, { taskId, staffId });
    const { note: _kept, ...told } = heard;
    await noteCall(deps, request, { kind: 'call-recorded', after: { ...told, state: after.value.state } });
    return reply.redirect(`/console/calls?told=${after.value.because}`, 303);
  });
}
