import type { z } from 'zod';
import type { Language } from '../../shared/language.ts';
import { checkNames } from '../check-names.ts';
import { CONTEXT_OF_KIND, type TemplateKind } from '../message-context.ts';
import { type TemplateFault, TemplateFaults } from '../template-fault.ts';
import { type TemplatePart, type TemplateProblem, templateProblem } from '../template-problem.ts';
import { checkPlaces } from './check-places.ts';
import { compilePart, parsePart, type RenderPart } from './template-environment.ts';
import { MOST_OUTPUT_BYTES } from './template-limits.ts';
import { unreadable } from './unreadable.ts';

/** A template with its layout put in, as Handlebars texts: what is kept when it is published. */
export interface TemplateParts {
  /** How faults name it, such as `welcome/fi.md.hbs`. */
  file: string;
  language: Language;
  /** Changes with any change of template, layout, pieces or words. */
  version: string;
  subject: string;
  html: string;
  text: string;
}

/** A template made ready once, so that each mail costs a few concatenations. */
export interface CompiledTemplate extends Pick<TemplateParts, 'file' | 'language' | 'version'> {
  subject: RenderPart;
  html: RenderPart;
  text: RenderPart;
}

/**
 * Vets the very texts that will run, wherever they come from, and makes them ready: what passes can only print fields of the contract,
 * escaped, and go through lists of it. Throws TemplateFaults.
 */
export function openTemplate(parts: TemplateParts, kind: TemplateKind): CompiledTemplate {
  const contract = CONTEXT_OF_KIND[kind];
  const faults = [
    ...vet(parts, 'subject', contract),
    ...vet(parts, 'html', contract),
    ...vet(parts, 'text', contract),
  ];
  if (faults.length > 0) throw new TemplateFaults(faults);
  const { file, language, version } = parts;
  return {
    ...{ file, language, version },
    subject: compilePart(parts.subject, { escape: false }),
    html: compilePart(parts.html, { escape: true }),
    text: compilePart(parts.text, { escape: false }),
  };
}

function vet(parts: TemplateParts, part: TemplatePart, contract: z.ZodType): TemplateFault[] {
  const fault = (problem: TemplateProblem) => ({
    file: parts.file,
    line: null,
    problem: { ...problem, part },
    nearest: null,
  });
  if (Buffer.byteLength(parts[part]) > MOST_OUTPUT_BYTES) return [fault(templateProblem('part-too-large'))];
  try {
    const program = parsePart(parts[part]);
    return [
      ...checkNames(program, { contract, pieces: [], plainLinks: true }).map(({ problem }) => problem),
      ...(part === 'html' ? checkPlaces(program) : []),
    ].map(fault);
  } catch (error) {
    return [fault(unreadable((error as Error).message))];
  }
}
