import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listActors, listEntries } from '../../staff/audit/audit-store.ts';
import { CHANGE_KINDS } from '../../staff/audit/change-kind.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { AuditPage } from './audit.page.tsx';

const ENTRIES_A_PAGE = 50;

const QUERY = z.object({
  by: z.string().min(1).max(300).nullable().catch(null),
  kind: z.enum(CHANGE_KINDS).nullable().catch(null),
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .nullable()
    .catch(null),
});

export function registerAudit(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/audit', async (request, reply) => {
    const asked = { by: null, kind: null, before: null, ...(request.query as object) };
    const { by, kind, before } = QUERY.parse(asked);
    // One more than shown tells whether there are older ones.
    const page = { by, kind, olderThan: before, limit: ENTRIES_A_PAGE + 1 };
    const [entries, actors] = await Promise.all([listEntries(deps.db, page), listActors(deps.db)]);
    const shown = entries.slice(0, ENTRIES_A_PAGE);
    const older = entries.length > ENTRIES_A_PAGE ? (shown.at(-1)?.id ?? null) : null;
    const reader = readerOf(deps, request);
    return sendPage(reply, AuditPage({ reader, entries: shown, actors, by, kind, older }));
  });
}
