import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { openSlot } from '../../messages/templates/open-slot.ts';
import type { TemplateSlot } from '../../messages/templates/template-slot.ts';
import { readTrialLetters } from '../../nurture/trial-letter-store.ts';
import type { Reader } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { CheckPage } from './check.page.tsx';
import { checkEveryone } from './check-everyone.ts';
import { EditorPage, type EditorPageProps } from './editor.page.tsx';
import { editorBundle } from './editor-bundle.ts';
import { LOOKS } from './preview.routes.ts';
import { readSlotAddress } from './slot-address.ts';
import type { TemplateDeps } from './template-deps.ts';
import { VersionPage } from './version.page.tsx';

const QUERY = z.object({
  customer: rowNumber.optional().catch(undefined),
  after: rowNumber.optional().catch(undefined),
  q: z.string().trim().min(1).optional().catch(undefined),
  look: z.enum(LOOKS).catch('wide'),
  told: z.enum(['saved', 'asked', 'discarded', 'published', 'withdrawn', 'sent']).nullable().catch(null),
});
const VERSION = z.object({ number: rowNumber });

/** The editor, the check against everyone, and former versions: all of them only look. */
export function registerEditor(app: FastifyInstance, deps: TemplateDeps): void {
  app.get('/templates/editor.js', async (_request, reply) => {
    reply.header('cache-control', 'private, max-age=31536000, immutable');
    return reply.type('text/javascript; charset=utf-8').send((await editorBundle()).script);
  });

  app.get('/templates/:kind/:place', async (request, reply) => {
    const reader = readerOf(deps, request);
    const slot = readSlotAddress(request.params);
    if (!slot) return missing(reply, reader);
    const query = QUERY.parse({ look: 'wide', told: null, ...(request.query as object) });
    return sendPage(reply, EditorPage(await gatherEditor(deps, reader, slot, query)));
  });
  registerChecks(app, deps);
}

async function gatherEditor(
  deps: TemplateDeps,
  reader: Reader,
  slot: TemplateSlot,
  query: z.infer<typeof QUERY>,
): Promise<EditorPageProps> {
  const { today } = reader;
  const wish = { slot, today, search: query.q, after: query.after, only: query.customer, limit: 1 };
  const [open, [letter], { address }] = await Promise.all([
    openSlot(deps, slot),
    readTrialLetters(deps.db, wish),
    editorBundle(),
  ]);
  const { supplier } = deps;
  const letters = letter ? [letter] : [];
  const task = { ...slot, source: open.source, supplier, letters, show: false };
  const { faults, mails } = await deps.trial.run(task);
  return {
    ...{ reader, open, query, faults },
    customer: letter?.customer ?? null,
    subject: mails[0]?.subject ?? null,
    preheader: mails[0]?.preheader ?? null,
    script: address,
    canSend: deps.mailOut !== undefined,
  };
}

function registerChecks(app: FastifyInstance, deps: TemplateDeps): void {
  app.get('/templates/:kind/:place/check', async (request, reply) => {
    const reader = readerOf(deps, request);
    const slot = readSlotAddress(request.params);
    if (!slot) return missing(reply, reader);
    const check = await checkEveryone(deps, await openSlot(deps, slot), reader.today);
    return sendPage(reply, CheckPage({ reader, slot, check }));
  });

  app.get('/templates/:kind/:place/versions/:number', async (request, reply) => {
    const reader = readerOf(deps, request);
    const slot = readSlotAddress(request.params);
    const version = VERSION.safeParse(request.params);
    if (!slot || !version.success) return missing(reply, reader);
    const open = await openSlot(deps, slot);
    const chosen = open.versions.find(({ number }) => number === version.data.number);
    return chosen ? sendPage(reply, VersionPage({ reader, open, chosen })) : missing(reply, reader);
  });
}

function missing(reply: FastifyReply, reader: Reader): FastifyReply {
  return sendPage(reply.code(404), NotFoundPage({ reader }));
}
