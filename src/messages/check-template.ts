import Handlebars from 'handlebars';
import type { z } from 'zod';
import { checkNames } from './check-names.ts';
import { pieceName } from './handlebars-tags.ts';
import { nearestName } from './nearest-name.ts';
import type { TemplateSource } from './read-template.ts';
import type { TemplateFault } from './template-fault.ts';

/** Finds every name, tag and piece that the kind's contract does not know, without rendering anything. */
export function checkTemplate(
  source: TemplateSource,
  contract: z.ZodType,
  pieces: readonly string[],
): TemplateFault[] {
  return [
    ...checkPart(source.subject, source.subjectLine, source, contract, []),
    ...checkPart(source.preheader, source.preheaderLine, source, contract, []),
    ...checkPart(source.body, source.bodyLine, source, contract, pieces),
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
  try {
    const unknownPieces = findUnknownPieces(text, pieces).map((fault) => ({
      ...fault,
      ...place(fault.line),
    }));
    const program = Handlebars.parse(text);
    const faults = checkNames(program, contract).map((fault) => ({ ...fault, ...place(fault.line) }));
    return [...unknownPieces, ...faults];
  } catch (error) {
    // Handlebars says "Parse error on line 3:" and then draws the place.
    const message = (error as Error).message;
    const line = Number(/line (\d+)|- (\d+):\d+$/.exec(message)?.slice(1).find(Boolean) ?? 1);
    return [{ ...place(line), problem: `cannot be read: ${message.split('\n').at(-1)}`, nearest: null }];
  }
}

function findUnknownPieces(text: string, pieces: readonly string[]) {
  return [...text.matchAll(/\{\{~?\s*>[^}]*\}\}/g)].flatMap((match) => {
    const name = pieceName(match[0]);
    if (name !== null && pieces.includes(name)) return [];
    const line = text.slice(0, match.index).split('\n').length;
    const problem = `there is no piece “${name ?? match[0]}” to put here`;
    return [{ line, problem, nearest: nearestName(name ?? '', pieces) }];
  });
}
