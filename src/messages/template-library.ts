import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContactRole } from '../decisions/facts.ts';
import type { Queryable } from '../platform/database.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import { checkTemplate } from './check-template.ts';
import { compileTemplate } from './compile-template.ts';
import { type EmailFrame, readEmailFrame } from './email-frame.ts';
import { CONTEXT_OF_KIND, isTemplateKind, TEMPLATE_KINDS } from './message-context.ts';
import { readTemplate } from './read-template.ts';
import { type TemplateFault, TemplateFaults } from './template-fault.ts';
import { templateProblem } from './template-problem.ts';
import { keepParts } from './templates/keep-parts.ts';
import { type CompiledTemplate, openTemplate } from './templates/open-template.ts';
import { publishedTemplates } from './templates/published-templates.ts';
import { shippedVariants } from './templates/shipped-variants.ts';
import { slotName, type TemplateSlot } from './templates/template-slot.ts';

/** The templates of every kind, language and role, made ready once. */
export interface TemplateLibrary {
  /** Undefined where a kind has no template in a language. Throws where a published one does not fit this Rytmi any more. */
  find(kind: string, language: Language, role?: ContactRole | null): CompiledTemplate | undefined;
  /** Takes up what was published since; one small query where nothing was. */
  refresh(db: Queryable): Promise<void>;
}

/** Reads and compiles all templates of a folder. Throws TemplateFaults with every fault of every file at once. */
export async function templateLibrary(directory: string): Promise<TemplateLibrary> {
  const { templates, faults } = await loadTemplates(directory);
  if (faults.length > 0) throw new TemplateFaults(faults);
  const published = publishedTemplates();
  return {
    find(kind, language, role = null) {
      if (!isTemplateKind(kind)) return undefined;
      const own = role === null ? undefined : published.find({ kind, language, role });
      // What the supplier wrote for everybody goes before what was shipped for one role.
      return (
        own ??
        published.find({ kind, language, role: null }) ??
        templates.get(slotName({ kind, language, role })) ??
        templates.get(slotName({ kind, language, role: null }))
      );
    },
    refresh: published.refresh,
  };
}

/** Like templateLibrary, but hands out the faults beside the templates that have none. Keys are `kind/language`, with `.role` for a variant. */
export async function loadTemplates(
  directory: string,
): Promise<{ templates: Map<string, CompiledTemplate>; faults: TemplateFault[] }> {
  const frame = await readEmailFrame(directory);
  const templates = new Map<string, CompiledTemplate>();
  const faults: TemplateFault[] = [];
  const shared = TEMPLATE_KINDS.flatMap((kind) =>
    LANGUAGES.map((language): TemplateSlot => ({ kind, language, role: null })),
  );
  for (const slot of [...shared, ...(await shippedVariants(directory))]) {
    const loaded = await loadTemplate(directory, slot, frame);
    if (Array.isArray(loaded)) faults.push(...loaded);
    else templates.set(slotName(slot), loaded);
  }
  return { templates, faults };
}

async function loadTemplate(
  directory: string,
  { kind, language, role }: TemplateSlot,
  frame: EmailFrame,
): Promise<CompiledTemplate | TemplateFault[]> {
  const file = `${slotName({ kind, language, role })}.md.hbs`;
  try {
    const source = readTemplate(file, await readRequired(directory, file));
    const faults = checkTemplate(source, CONTEXT_OF_KIND[kind], [...frame.pieces.keys()]);
    if (faults.length > 0) return faults;
    const compile = () => compileTemplate(source, language, frame);
    const opened = openTemplate(await keepParts(source, language, frame, compile), kind);
    // A mail says by its version for which role it was written (template-results-store.ts).
    return role === null ? opened : { ...opened, version: `${role}-${opened.version}` };
  } catch (error) {
    if (error instanceof TemplateFaults) return [...error.faults];
    throw error;
  }
}

async function readRequired(directory: string, file: string): Promise<string> {
  const path = join(directory, file);
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists)
    throw new TemplateFaults([{ file, line: null, problem: templateProblem('missing'), nearest: null }]);
  return readFile(path, 'utf8');
}
