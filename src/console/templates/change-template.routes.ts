import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { publishTemplate } from '../../messages/templates/publish-template.ts';
import { saveDraft } from '../../messages/templates/save-draft.ts';
import { slotName, type TemplateSlot } from '../../messages/templates/template-slot.ts';
import {
  endDraft,
  requestPublication,
  withdrawPublished,
} from '../../messages/templates/template-version-store.ts';
import type { Change } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { FailedTemplatePage, type WhyFailed } from './failed-template.page.tsx';
import { registerLive } from './live.routes.ts';
import { recordTemplateChange } from './record-template-change.ts';
import { sendTestMail } from './send-test-mail.ts';
import { readSlotAddress, slotAddress } from './slot-address.ts';
import type { TemplateDeps } from './template-deps.ts';
import { readForm, WRITING } from './template-forms.ts';

const SAVE = WRITING.extend({ do: z.enum(['save', 'ask', 'discard']).catch('save') });
const PUBLISH = z.object({ revision: rowNumber });
const TEST = z.object({ customer: rowNumber });

/** With the text that was not saved, where that is so. */
type Answer = { told: string } | { failed: WhyFailed; unsaved?: string };
type Step = (slot: TemplateSlot, request: FastifyRequest) => Promise<Answer>;

/** Writing and publishing are separate rights: guard/route-roles.ts says whose. */
export function registerTemplateChanges(app: FastifyInstance, deps: TemplateDeps): void {
  const step = (path: string, take: Step) =>
    app.post(`/templates/:kind/:place${path}`, async (request, reply) => {
      const slot = readSlotAddress(request.params);
      if (!slot) return sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps, request) }));
      return answer(deps, { request, reply, slot }, await take(slot, request));
    });
  registerLive(app, deps);
  step('', (slot, request) => write(deps, slot, request));
  step('/publish', (slot, request) => publish(deps, slot, request));
  step('/withdraw', async (slot, request) => {
    if (!(await withdrawPublished(deps.db, slot, deps.now())))
      return { failed: { kind: 'changed-meanwhile' } };
    await recordTemplateChange(
      deps,
      { request, slot },
      { kind: 'template-published', after: { published: 0 } },
    );
    return { told: 'withdrawn' };
  });
  step('/test', async (slot, request) => {
    const { customer } = readForm(TEST, request);
    const problem = await sendTestMail(deps, { slot, customer, request });
    return problem === null ? { told: 'sent' } : { failed: problem };
  });
}

async function write(deps: TemplateDeps, slot: TemplateSlot, request: FastifyRequest): Promise<Answer> {
  const form = readForm(SAVE, request);
  const { revision, source } = form;
  const by = actorOf(request).name;
  const overtaken: Answer = { failed: { kind: 'changed-meanwhile' }, unsaved: source };
  const note = (change: Pick<Change, 'before' | 'after'>) =>
    recordTemplateChange(deps, { request, slot }, { kind: 'template-saved', ...change });
  if (form.do === 'discard') {
    if (!(await endDraft(deps.db, slot, deps.now(), revision))) return overtaken;
    await note({ before: { revision }, after: { draft: 'discarded' } });
    return { told: 'discarded' };
  }
  const saved = await saveDraft(deps, { slot, source, revision, by });
  if (saved === null) return overtaken;
  if (saved !== revision) await note({ before: { revision }, after: { revision: saved } });
  if (form.do === 'save') return { told: 'saved' };
  const task = { ...slot, source, supplier: deps.supplier, letters: [], show: false };
  const { faults } = await deps.trial.run(task);
  if (faults.length > 0) return { failed: { kind: 'faulty', faults } };
  const isAsked = await requestPublication(deps.db, slot, { by, at: deps.now(), revision: saved });
  if (!isAsked) return overtaken;
  await note({ before: { revision: saved }, after: { draft: 'asked-for', revision: saved } });
  return { told: 'asked' };
}

async function publish(deps: TemplateDeps, slot: TemplateSlot, request: FastifyRequest): Promise<Answer> {
  const { revision } = readForm(PUBLISH, request);
  const by = actorOf(request);
  const published = await publishTemplate(
    {
      ...deps,
      record: (tx, version, before) =>
        recordChange(
          { db: tx, now: deps.now },
          {
            by,
            kind: 'template-published',
            subjects: { template: [slotName(slot)] },
            before: { published: before?.number ?? 0 },
            after: { published: version.number },
          },
        ),
    },
    { slot, revision, by: by.name },
  );
  return published.ok ? { told: 'published' } : { failed: published.problem };
}

async function answer(
  deps: TemplateDeps,
  { request, reply, slot }: { request: FastifyRequest; reply: FastifyReply; slot: TemplateSlot },
  outcome: Answer,
): Promise<FastifyReply> {
  const customer = z.object({ customer: rowNumber }).safeParse(request.body);
  const back = customer.success ? `&customer=${customer.data.customer}` : '';
  if ('told' in outcome) return reply.redirect(`${slotAddress(slot)}?told=${outcome.told}${back}`, 303);
  const reader = readerOf(deps, request);
  return sendPage(
    reply.code(409),
    FailedTemplatePage({ reader, slot, why: outcome.failed, unsaved: outcome.unsaved ?? null }),
  );
}
