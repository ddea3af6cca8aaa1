import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findReplay, type ReplayRun } from '../../nurture/backtest/replay-run-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import type { TrialFound } from '../replaying/replay-order.ts';
import type { ReplayingDeps } from '../replaying/replaying-deps.ts';
import { standingOf } from '../replaying/standing-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { listDifferences } from './list-differences.ts';
import { proposedOf } from './proposed-of.ts';
import { readBasedOn } from './read-based-on.ts';
import { readCareModelForm } from './read-care-model-form.ts';
import { saveSettings } from './save-settings.ts';
import { showCareModel } from './show-care-model.ts';
import { TrialPage } from './trial.page.tsx';

const PARAMS = z.object({ id: z.uuid() });

/** Trying a care model on the last eight weeks, and saving what was tried. */
export function registerTrials(app: FastifyInstance, deps: ReplayingDeps): void {
  app.post('/care-model/trials', (request, reply) => tryOut(deps, request, reply));
  app.get('/care-model/trials/:id', async (request, reply) => {
    const run = await findTrial(deps, request);
    return run ? show(deps, { request, reply, run }) : notFound(deps, request, reply);
  });
  app.post('/care-model/trials/:id/save', async (request, reply) => {
    const run = await findTrial(deps, request);
    if (!run) return notFound(deps, request, reply);
    const saved = await saveSettings(deps, { ...proposedOf(run), by: actorOf(request) });
    if (saved.ok) return reply.redirect('/console/care-model?told=saved', 303);
    if (saved.problem === 'overtaken') return show(deps, { request, reply: reply.code(409), run });
    return reply.redirect('/console/care-model?told=same', 303);
  });
}

async function tryOut(deps: ReplayingDeps, request: FastifyRequest, reply: FastifyReply) {
  const { speaker, today } = readerOf(deps, request);
  const { settings: base, version } = await readCareModel(deps.db);
  const form = readCareModelForm(base, request.body);
  const refuse = (status: number, refused: string) =>
    showCareModel(deps, { request, reply: reply.code(status) }, { form, refused });
  const count = Object.keys(form.problems).length;
  if (count > 0) return refuse(422, speaker.say('care-model:refused.wrong', { count }));
  // The trial would take what a colleague has saved meanwhile for something to be changed back.
  if (readBasedOn(request.body) !== version) return refuse(409, speaker.say('care-model:refused.overtaken'));
  const order = { purpose: 'trial', today, proposed: form.settings, version } as const;
  const id = await deps.replays.start(order, actorOf(request).name);
  return reply.redirect(`/console/care-model/trials/${id}`, 303);
}

async function show(
  deps: ReplayingDeps,
  { request, reply, run }: { request: FastifyRequest; reply: FastifyReply; run: ReplayRun },
) {
  const { settings, version } = proposedOf(run);
  const inForce = await readCareModel(deps.db);
  const page = TrialPage({
    reader: readerOf(deps, request),
    id: run.id,
    standing: standingOf(run, deps.now()),
    share: run.share,
    differences: listDifferences(inForce.settings, settings),
    change: run.result as TrialFound,
    overtaken: inForce.version !== version,
  });
  return sendPage(reply, page);
}

async function findTrial({ db }: ReplayingDeps, request: FastifyRequest): Promise<ReplayRun | null> {
  const params = PARAMS.safeParse(request.params);
  return params.success ? findReplay(db, params.data.id, 'trial') : null;
}

function notFound(deps: ReplayingDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps, request) }));
}
