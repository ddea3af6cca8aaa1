import type { FastifyRequest } from 'fastify';
import { slotName, type TemplateSlot } from '../../messages/templates/template-slot.ts';
import type { Change } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { actorOf } from '../guard/actor-of.ts';
import type { TemplateDeps } from './template-deps.ts';

/** Writes into the audit log what the one who is signed in did to a template. */
export function recordTemplateChange(
  { db, now }: Pick<TemplateDeps, 'db' | 'now'>,
  { request, slot }: { request: FastifyRequest; slot: TemplateSlot },
  change: Pick<Change, 'kind' | 'before' | 'after'>,
): Promise<void> {
  const subjects = { template: [slotName(slot)] };
  return recordChange({ db, now }, { by: actorOf(request), subjects, ...change });
}
