import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeMessage } from './compose-message.ts';
import { TEMPLATE_KINDS, type TemplateKind } from './message-context.ts';
import { type RenderedMessage, renderMessage } from './render-message.ts';
import { readSampleLetter, SAMPLE_LINKS, SAMPLE_SUPPLIER } from './sample-letter.ts';
import type { TemplateFault } from './template-fault.ts';
import { loadTemplates } from './template-library.ts';
import { templateProblem } from './template-problem.ts';

export interface TemplateCheck {
  faults: readonly TemplateFault[];
  /** Each kind and language filled with its sample. Keys are `kind/language`, with `.role` for a variant. */
  rendered: ReadonlyMap<string, RenderedMessage>;
}

/** Reads every template of a folder, checks its names, and fills it with the kind's sample. */
export async function checkTemplates(directory: string): Promise<TemplateCheck> {
  const { templates, faults } = await loadTemplates(directory);
  const rendered = new Map<string, RenderedMessage>();
  for (const kind of TEMPLATE_KINDS) {
    const sample = await readSample(directory, kind);
    for (const [name, template] of templates) {
      if (!name.startsWith(`${kind}/`)) continue;
      try {
        const letter = readSampleLetter(sample, kind, template.language);
        const context = composeMessage(letter, SAMPLE_SUPPLIER, SAMPLE_LINKS);
        rendered.set(name, renderMessage(template, kind, context));
      } catch (error) {
        faults.push({
          file: template.file,
          line: null,
          problem: templateProblem('sample', { detail: (error as Error).message }),
          nearest: null,
        });
      }
    }
  }
  return { faults, rendered };
}

async function readSample(directory: string, kind: TemplateKind): Promise<unknown> {
  return JSON.parse(await readFile(join(directory, kind, 'sample.json'), 'utf8'));
}
