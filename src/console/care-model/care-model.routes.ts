import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CareModel } from '../../decisions/care-model.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../decisions/message-kind.ts';
import { findReplay } from '../../nurture/backtest/replay-run-store.ts';
import { findNewKinds, listCareModels, readCareModel } from '../../nurture/care-model-store.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import type { ReplayingDeps } from '../replaying/replaying-deps.ts';
import { sendPage } from '../shell/send-page.ts';
import { proposedOf } from './proposed-of.ts';
import { readBasedOn } from './read-based-on.ts';
import { readCareModelForm } from './read-care-model-form.ts';
import { saveSettings } from './save-settings.ts';
import { showCareModel } from './show-care-model.ts';
import { switchKindOn } from './switch-kind-on.ts';
import { registerTrials } from './trial.routes.ts';
import { VersionsPage } from './versions.page.tsx';

const VERSIONS_A_PAGE = 20;
const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const QUERY = z.object({
  told: z.enum(['saved', 'same', 'switched']).nullable().catch(null),
  trial: z.uuid().nullable().catch(null),
  version: number.nullable().catch(null),
});
const VERSIONS_QUERY = z.object({ before: number.optional().catch(undefined) });
const KIND_FORM = z.object({ kind: z.enum(MESSAGE_KINDS) });

interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The settings by which customers are cared for. */
export function registerCareModel(app: FastifyInstance, deps: ReplayingDeps): void {
  app.get('/care-model', (request, reply) => show(deps, { request, reply }));
  app.post('/care-model', (request, reply) => save(deps, { request, reply }));
  app.get('/care-model/versions', async (request, reply) => {
    const { before } = VERSIONS_QUERY.parse(request.query);
    await readCareModel(deps.db);
    const older = before === undefined ? {} : { olderThan: before };
    const versions = await listCareModels(deps.db, { ...older, limit: VERSIONS_A_PAGE + 1 });
    const reader = readerOf(deps, request);
    const isFirstPage = before === undefined;
    return sendPage(reply, VersionsPage({ reader, versions, shown: VERSIONS_A_PAGE, isFirstPage }));
  });
  app.post('/care-model/kinds', (request, reply) => switchOn(deps, { request, reply }));
  registerTrials(app, deps);
}

/** What is in force; or an older version, or what was tried, as a draft that nothing has saved. */
async function show(deps: ReplayingDeps, { request, reply }: Asked): Promise<FastifyReply> {
  const query = { told: null, trial: null, version: null, ...(request.query as object) };
  const { told, trial, version } = QUERY.parse(query);
  const { speaker } = readerOf(deps, request);
  if (trial !== null) {
    const run = await findReplay(deps.db, trial, 'trial');
    const tried = run && proposedOf(run);
    // Made from the version it was made from then: what a colleague has saved since is not reverted unseen.
    if (tried)
      return showCareModel(deps, { request, reply }, { filled: tried.settings, basedOn: tried.version });
  }
  if (version !== null) {
    const filled = await findVersion(deps, version);
    if (filled) {
      const said = speaker.say('care-model:told.version', { number: version });
      return showCareModel(deps, { request, reply }, { filled, told: said });
    }
  }
  return showCareModel(deps, { request, reply }, { told: told && speaker.say(`care-model:told.${told}`) });
}

async function findVersion({ db }: ReplayingDeps, version: number): Promise<CareModel | undefined> {
  const [found] = await listCareModels(db, { olderThan: version + 1, limit: 1 });
  return found?.version === version ? found.settings : undefined;
}

async function save(deps: ReplayingDeps, { request, reply }: Asked): Promise<FastifyReply> {
  const { speaker } = readerOf(deps, request);
  const { settings: base } = await readCareModel(deps.db);
  const form = readCareModelForm(base, request.body);
  const refuse = (status: number, why: string, values = {}) =>
    showCareModel(
      deps,
      { request, reply: reply.code(status) },
      { form, refused: speaker.say(`care-model:refused.${why}`, values) },
    );
  const wrong = Object.keys(form.problems).length;
  if (wrong > 0) return refuse(422, 'wrong', { count: wrong });
  const version = readBasedOn(request.body);
  const saved = await saveSettings(deps, { settings: form.settings, version, by: actorOf(request) });
  if (!saved.ok && saved.problem === 'overtaken') return refuse(409, 'overtaken');
  return reply.redirect(`/console/care-model?told=${saved.ok ? 'saved' : 'same'}`, 303);
}

/** Only kinds that are new: whoever switched another off meant it. */
async function switchOn(deps: ReplayingDeps, { request, reply }: Asked): Promise<FastifyReply> {
  const form = KIND_FORM.safeParse(request.body);
  const fresh: readonly MessageKind[] = form.success ? await findNewKinds(deps.db) : [];
  if (!form.success || !fresh.includes(form.data.kind)) return reply.redirect('/console/care-model', 303);
  await switchKindOn(deps, { kind: form.data.kind, fresh, by: actorOf(request) });
  return reply.redirect('/console/care-model?told=switched', 303);
}
