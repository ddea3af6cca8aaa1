import type { ContactRole } from '../../decisions/facts.ts';
import type { Language } from '../../shared/language.ts';
import type { TemplateKind } from '../message-context.ts';

/** Where a template stands: what it is about, in which language, and for whom. */
export interface TemplateSlot {
  kind: TemplateKind;
  language: Language;
  /** Null: for every role that has none of its own. */
  role: ContactRole | null;
}

/** `welcome/fi`, `welcome/fi.owner`: how files and addresses name it. */
export function slotName({ kind, language, role }: TemplateSlot): string {
  return role === null ? `${kind}/${language}` : `${kind}/${language}.${role}`;
}
