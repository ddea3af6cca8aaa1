import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sayTemplateProblem } from '../../messages/template-problem.ts';
import { openSlot } from '../../messages/templates/open-slot.ts';
import { readTrialLetters } from '../../nurture/trial-letter-store.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { FRAME_POLICY } from '../shell/frame-policy.ts';
import { openLinksOutside } from '../shell/open-links-outside.ts';
import { readSlotAddress } from './slot-address.ts';
import type { TemplateDeps } from './template-deps.ts';

export const LOOKS = ['wide', 'phone', 'dark', 'text'] as const;

const QUERY = z.object({ customer: rowNumber, look: z.enum(LOOKS).catch('wide') });

/** The draft as one customer would read it, for a frame: rendered in a thread of its own, shown without script. */
export function registerPreview(app: FastifyInstance, deps: TemplateDeps): void {
  app.get(
    '/templates/:kind/:place/frame',
    { helmet: { contentSecurityPolicy: FRAME_POLICY } },
    async (request, reply) => {
      const slot = readSlotAddress(request.params);
      const query = QUERY.safeParse({ look: 'wide', ...(request.query as object) });
      if (!slot || !query.success) return reply.code(404).send('');
      const { today, speaker } = readerOf(deps, request);
      const { source } = await openSlot(deps, slot);
      const letters = await readTrialLetters(deps.db, { slot, today, only: query.data.customer, limit: 1 });
      const answer = await deps.trial.run({ ...slot, source, supplier: deps.supplier, letters, show: true });
      const [shown] = answer.mails;
      if (!shown?.mail) {
        const why = shown?.problem ? `${sayTemplateProblem(shown.problem, speaker)}.` : '–';
        return reply.type('text/plain; charset=utf-8').send(why);
      }
      const { subject, html, body } = shown.mail;
      if (query.data.look === 'text')
        return reply.type('text/plain; charset=utf-8').send(`${subject}\n\n${body}`);
      const page = query.data.look === 'dark' ? darkened(html) : html;
      return reply.type('text/html; charset=utf-8').send(openLinksOutside(page));
    },
  );
}

/** As a mail program in the dark shows it, whatever the reader's own screen says. */
function darkened(html: string): string {
  return html
    .replaceAll('@media (prefers-color-scheme: dark)', '@media all')
    .replaceAll('color-scheme: light dark', 'color-scheme: dark');
}
