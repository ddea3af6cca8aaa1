import type { FastifyInstance } from 'fastify';
import { releaseTask } from '../../calls/claim-store.ts';
import { recordOutcome } from '../../calls/record-outcome.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { closeComplaints } from '../../orders/open-complaint-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { isElsewhere, noteCall, taskIdOf } from './call-exchange.ts';
import type { CallPageProps } from './call-page-props.ts';
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
    const sent = readOutcomeForm(request.body);
    const values = request.body as CallPageProps['values'];
    if (await isElsewhere(deps, request))
      return showCall(deps, exchange, { problem: 'in-another-hand', values });
    if (!sent) return showCall(deps, exchange, { problem: 'unread', values });
    const { settings } = await readCareModel(deps.db);
    const taskId = taskIdOf(request);
    const record = { ...sent, taskId, today: readerOf(deps, request).today };
    const after = await recordOutcome({ db: deps.db, settings: settings.calls, closeComplaints }, record);
    if (!after.ok) return showCall(deps, exchange, { problem: after.problem, values });
    const { staffId } = actorOf(request);
    if (staffId !== null) await releaseTask(deps.db, { taskId, staffId });
    const { note: _kept, ...heard } = sent;
    await noteCall(deps, request, { kind: 'call-recorded', after: { ...heard, state: after.value.state } });
    return reply.redirect(`/console/calls?told=${after.value.because}`, 303);
  });
}
