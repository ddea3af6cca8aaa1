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
import type { ChangeKind } from '../../staff/audit/change-kind.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { FailedTemplatePage, type WhyFailed } from './failed-template.page.tsx';
import { sayFault } from './fault-list.tsx';
import { sendTestMail } from './send-test-mail.ts';
import { readSlotAddress, slotAddress } from './slot-address.ts';
import type { TemplateDeps } from './template-deps.ts';

const SAVE = z.object({
  source: z.string().transform((text) => text.replaceAll('\r\n', '\n')),
  revision: rowNumber,
  do: z.enum(['save', 'ask', 'discard']).catch('save'),
});
const PUBLISH = z.object({ revision: rowNumber });
const TEST = z.object({ customer: rowNumber });

type Answer = { told: string } | { failed: WhyFailed };
type Step = (slot: TemplateSlot, request: FastifyRequest) => Promise<Answer>;

/** A form that no page of ours sends is the sender's fault: answered as refused, not as ours. */
function readForm<Form>(form: z.ZodType<Form>, { body }: FastifyRequest): Form {
  const read = form.safeParse(body);
  if (!read.success) throw Object.assign(new Error('The form cannot be read'), { statusCode: 400 });
  return read.data;
}

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
    await record(deps, request, 'template-published', slot, { published: 0 });
    return { told: 'withdrawn' };
  });
  step('/test', async (slot, request) => {
    const { customer } = readForm(TEST, request);
    const problem = await sendTestMail(deps, { slot, customer, request });
    return problem === null ? { told: 'sent' } : { failed: problem };
  });
}

/** For the editor's script: saves the draft as it is written and tells what is wrong with it. */
function registerLive(app: FastifyInstance, deps: TemplateDeps): void {
  app.post('/templates/:kind/:place/live', async (request, reply) => {
    const slot = readSlotAddress(request.params);
    if (!slot) return reply.code(404).send({});
    const { source, revision } = readForm(SAVE, request);
    const reader = readerOf(deps, request);
    const saved = await saveDraft(deps, { slot, source, revision, by: actorOf(request).name });
    if (saved !== null && saved !== revision)
      await record(deps, request, 'template-saved', slot, { revision: saved });
    const { faults } = await deps.trial.run({
      ...slot,
      source,
      supplier: deps.supplier,
      letters: [],
      show: false,
    });
    return {
      revision: saved,
      faults: faults.map((fault) => ({ line: fault.line, words: sayFault(fault, reader) })),
    };
  });
}

async function write(deps: TemplateDeps, slot: TemplateSlot, request: FastifyRequest): Promise<Answer> {
  const form = readForm(SAVE, request);
  const by = actorOf(request).name;
  if (form.do === 'discard') {
    await endDraft(deps.db, slot, deps.now());
    await record(deps, request, 'template-saved', slot, { draft: 'discarded' });
    return { told: 'discarded' };
  }
  const saved = await saveDraft(deps, { slot, source: form.source, revision: form.revision, by });
  if (saved === null) return { failed: { kind: 'changed-meanwhile' } };
  await record(deps, request, 'template-saved', slot, { revision: saved });
  if (form.do === 'save') return { told: 'saved' };
  const { faults } = await deps.trial.run({
    ...slot,
    source: form.source,
    supplier: deps.supplier,
    letters: [],
    show: false,
  });
  if (faults.length > 0) return { failed: { kind: 'faulty', faults } };
  await requestPublication(deps.db, slot, { by, at: deps.now(), revision: saved });
  await record(deps, request, 'template-saved', slot, { draft: 'asked-for', revision: saved });
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

function record(
  deps: TemplateDeps,
  request: FastifyRequest,
  kind: ChangeKind,
  slot: TemplateSlot,
  after: object,
): Promise<void> {
  return recordChange(deps, { by: actorOf(request), kind, subjects: { template: [slotName(slot)] }, after });
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
  return sendPage(reply.code(409), FailedTemplatePage({ reader, slot, why: outcome.failed }));
}
