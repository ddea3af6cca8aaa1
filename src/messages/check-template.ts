import type { z } from 'zod';
import { checkNames } from './check-names.ts';
import { findLooseLinks } from './markdown-to-html.ts';
import type { TemplateSource } from './read-template.ts';
import type { TemplateFault } from './template-fault.ts';
import { templateProblem } from './template-problem.ts';
import { parsePart } from './templates/template-environment.ts';
import { unreadable } from './templates/unreadable.ts';

/** Finds every name, tag, link and piece that the kind's contract does not know, without rendering anything. */
export function checkTemplate(
  source: TemplateSource,
  contract: z.ZodType,
  pieces: readonly string[],
): TemplateFault[] {
  return [
    ...checkPart(source.subject, source.subjectLine, source, contract, []),
    ...checkPart(source.preheader, source.preheaderLine, source, contract, []),
    ...checkPart(source.body, source.bodyLine, source, contract, pieces),
    ...findLooseLinks(source.body).map((url) => ({
      file: source.file,
      line: source.bodyLine + lineOf(source.body, url) - 1,
      problem: templateProblem('loose-link', { url, pattern: '[…]({{link "…"}})' }),
      nearest: null,
    })),
  ];
}

function checkPart(
  text: string,
  firstLine: number,
  { file }: TemplateSource,
  contract: z.ZodType,
  pieces: readonly string[],
): TemplateFault[] {
  const place = (line: number) => ({ file, line: firstLine + line - 1 });
  // Markdown and Handlebars would not agree on what it does.
  const backslash = text.search(/\\\{\{/);
  if (backslash >= 0)
    return [{ ...place(lineAt(text, backslash)), problem: templateProblem('backslash'), nearest: null }];
  try {
    const faults = checkNames(parsePart(text), { contract, pieces, plainLinks: false });
    return faults.map((fault) => ({ ...fault, ...place(fault.line) }));
  } catch (error) {
    // Handlebars says "Parse error on line 3:" and then draws the place.
    const message = (error as Error).message;
    const line = Number(/line (\d+)|- (\d+):\d+$/.exec(message)?.slice(1).find(Boolean) ?? 1);
    return [{ ...place(line), problem: unreadable(message), nearest: null }];
  }
}

function lineOf(text: string, part: string): number {
  return lineAt(text, Math.max(0, text.indexOf(part)));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
