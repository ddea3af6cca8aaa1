import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ArrivedMail } from '../messages/incoming/arrived-mail.ts';
import { keepIncoming } from '../messages/incoming/incoming-store.ts';
import type { Database } from '../platform/database.ts';
import { knowsBearer } from './knows-bearer.ts';

/** Base64 of a mail of 20 MB, and what stands around it. */
const LARGEST_POST_BYTES = 30 * 1024 * 1024;

const POSTED = z.object({
  /** The mail as it came, in base64. */
  raw: z.base64().min(1),
  /** The provider's own id; the same id twice is one mail. */
  id: z.string().min(1).max(200).optional(),
  /** Envelope sender; empty for the null sender. */
  mailFrom: z.string().max(320).optional(),
  rcptTo: z.array(z.string().max(320)).max(100).default([]),
});

/**
 * POST /api/incoming: where a mail provider hands over what came back. `Authorization: Bearer INCOMING_SECRET`, and either
 * the mail itself (`message/rfc822`) or JSON with it in base64. 202 once it is kept, 200 when it is known already.
 */
export async function registerIncoming(
  app: FastifyInstance,
  deps: { db: Database; now: () => Date; incomingSecret: string | null },
): Promise<void> {
  const { incomingSecret } = deps;
  if (incomingSecret === null) return;
  await app.register(async (posts) => {
    const asBuffer = { parseAs: 'buffer', bodyLimit: LARGEST_POST_BYTES } as const;
    posts.addContentTypeParser('message/rfc822', asBuffer, (_request, body, done) => done(null, body));
    posts.post('/api/incoming', { bodyLimit: LARGEST_POST_BYTES }, async (request, reply) => {
      if (!knowsBearer(request, incomingSecret))
        return reply.code(401).send({ problem: 'wrong or no bearer secret' });
      const mail = readPost(request.body);
      if (!mail)
        return reply.code(400).send({ problem: 'neither a mail nor JSON with one in "raw", as base64' });
      const kept = await keepIncoming(deps.db, {
        ...mail,
        source: 'webhook',
        receivedAt: deps.now(),
        cut: false,
      });
      return reply.code(kept ? 202 : 200).send({ kept });
    });
  });
}

type Posted = Pick<ArrivedMail, 'sourceKey' | 'mailFrom' | 'rcptTo' | 'raw'>;

function readPost(body: unknown): Posted | null {
  if (Buffer.isBuffer(body))
    return body.length > 0 ? { sourceKey: null, mailFrom: null, rcptTo: [], raw: body } : null;
  const posted = POSTED.safeParse(body);
  if (!posted.success) return null;
  const { raw, id, mailFrom, rcptTo } = posted.data;
  return {
    sourceKey: id === undefined ? null : `webhook:${id}`,
    mailFrom: mailFrom ?? null,
    rcptTo,
    raw: Buffer.from(raw, 'base64'),
  };
}
