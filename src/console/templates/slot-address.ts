import { z } from 'zod';
import { CONTACT_ROLES } from '../../decisions/facts.ts';
import { TEMPLATE_KINDS } from '../../messages/message-context.ts';
import { slotName, type TemplateSlot } from '../../messages/templates/template-slot.ts';
import { LANGUAGES } from '../../shared/language.ts';

const PARAMS = z.object({ kind: z.enum(TEMPLATE_KINDS), place: z.string() });
const PLACE = z.object({ language: z.enum(LANGUAGES), role: z.enum(CONTACT_ROLES).nullable() });

/** `/console/templates/welcome/fi.owner` */
export function slotAddress(slot: TemplateSlot): string {
  return `/console/templates/${slotName(slot)}`;
}

/** What an address names; null where there is no such kind, language or role. */
export function readSlotAddress(params: unknown): TemplateSlot | null {
  const parsed = PARAMS.safeParse(params);
  if (!parsed.success) return null;
  const [language, role = null, ...more] = parsed.data.place.split('.');
  const place = PLACE.safeParse({ language, role });
  return place.success && more.length === 0 ? { kind: parsed.data.kind, ...place.data } : null;
}
