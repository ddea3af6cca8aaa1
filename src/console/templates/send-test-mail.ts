import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sayTemplateProblem } from '../../messages/template-problem.ts';
import { openSlot } from '../../messages/templates/open-slot.ts';
import type { TemplateSlot } from '../../messages/templates/template-slot.ts';
import { readTrialLetters } from '../../nurture/trial-letter-store.ts';
import { readerOf } from '../reader-of.ts';
import type { WhyFailed } from './failed-template.page.tsx';
import type { TemplateDeps } from './template-deps.ts';

/** The draft as one customer would read it, to whoever is signed in and nobody else; its links lead nowhere. */
export async function sendTestMail(
  deps: TemplateDeps,
  { slot, customer, request }: { slot: TemplateSlot; customer: number; request: FastifyRequest },
): Promise<WhyFailed | null> {
  const { today, staff, speaker } = readerOf(deps, request);
  const { supplier } = deps;
  if (!deps.mailOut || !staff) return { kind: 'not-sent', because: '–' };
  const { source } = await openSlot(deps, slot);
  const letters = await readTrialLetters(deps.db, { slot, today, only: customer, limit: 1 });
  const { faults, mails } = await deps.trial.run({ ...slot, source, supplier, letters, show: true });
  if (faults.length > 0) return { kind: 'faulty', faults };
  const mail = mails[0]?.mail;
  if (!mail) {
    const problem = mails[0]?.problem;
    return { kind: 'not-sent', because: problem ? `${sayTemplateProblem(problem, speaker)}.` : '–' };
  }
  try {
    await deps.mailOut().send({
      from: { name: supplier.senderName, address: supplier.senderAddress },
      to: { name: staff.name, address: staff.email },
      replyTo: supplier.replyTo,
      subject: mail.subject,
      html: mail.html,
      text: mail.body,
      messageId: `<test-${randomUUID()}@${supplier.senderAddress.split('@')[1] ?? 'localhost'}>`,
      unsubscribe: null,
    });
    return null;
  } catch (error) {
    return { kind: 'not-sent', because: (error as Error).message };
  }
}
