import { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import { type TemplateProblem, templateProblem } from './template-problem.ts';

/** The names in force at one place: innermost last, since `../` climbs out. */
export interface Scope {
  stack: readonly z.ZodType[];
  /** Paths that an `{{#if}}` around has made sure of. */
  sure: readonly string[];
  /** How many blocks of any kind are around. */
  blocks: number;
}

type Path = hbs.AST.PathExpression;
type Found = { type: z.ZodType } | { problem: TemplateProblem; nearest: string | null };

const EACH_DATA = ['index', 'first', 'last'];

/** What a name of a template stands for, by the kind's contract alone: never by what an object happens to have. */
export function resolveName(path: Path, scope: Scope): Found {
  const { stack } = scope;
  if (path.data) {
    const isKnown = path.parts.length === 1 && path.depth === 0 && EACH_DATA.includes(path.parts[0] ?? '');
    return isKnown && stack.length > 1 ? { type: z.string() } : unknown(path, EACH_DATA);
  }
  let type = stack[stack.length - 1 - path.depth];
  if (!type || path.parts.length === 0) return unknown(path, []);
  for (const part of path.parts) {
    const fields: Record<string, z.ZodType> = type instanceof z.ZodObject ? type.shape : {};
    const next: z.ZodType | undefined = Object.hasOwn(fields, part) ? fields[part] : undefined;
    if (!next) return unknown(path, namesAround(path, part, Object.keys(fields), scope));
    type = next;
  }
  return { type };
}

/** Names of this place as the template would write them; the very name with `../` where it stands outside the list. */
function namesAround(path: Path, part: string, fields: readonly string[], scope: Scope): string[] {
  const outside = { ...path, depth: path.depth + 1, original: `../${path.original}` };
  if (scope.stack.length > outside.depth && 'type' in resolveName(outside, scope)) return [outside.original];
  const before = path.original.slice(0, path.original.lastIndexOf(part));
  return fields.map((field) => before + field);
}

function unknown(path: Path, names: readonly string[]): Found {
  return {
    problem: templateProblem('unknown-name', { name: path.original }),
    nearest: nearestName(path.original, names),
  };
}
