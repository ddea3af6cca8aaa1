import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CONTACT_ROLES } from '../../decisions/facts.ts';
import { LANGUAGES } from '../../shared/language.ts';
import { TEMPLATE_KINDS } from '../message-context.ts';
import { slotName, type TemplateSlot } from './template-slot.ts';

/** The role variants that lie in a folder of templates, such as `reorder-reminder/fi.owner.md.hbs`. */
export async function shippedVariants(directory: string): Promise<TemplateSlot[]> {
  const found = TEMPLATE_KINDS.map(async (kind) => {
    const files = new Set(await readdir(join(directory, kind)).catch(() => []));
    return LANGUAGES.flatMap((language) => CONTACT_ROLES.map((role) => ({ kind, language, role }))).filter(
      (slot) => files.has(`${slotName(slot)}.md.hbs`.slice(kind.length + 1)),
    );
  });
  return (await Promise.all(found)).flat();
}
