import { z } from 'zod';
import { nearestName } from './nearest-name.ts';

interface NameFault {
  line: number;
  problem: string;
  nearest: string | null;
}

/** The names in force at one place: innermost last, since `../` climbs out. */
interface Scope {
  stack: readonly z.ZodType[];
  /** Paths that an `{{#if}}` around has made sure of. */
  sure: readonly string[];
}

type Path = hbs.AST.PathExpression;
type Block = hbs.AST.BlockStatement;
type Mustache = hbs.AST.MustacheStatement;

const BLOCKS = ['if', 'unless', 'each'];
const EACH_DATA = ['index', 'first', 'last'];

/** Walks a parsed template and holds every name against the contract. Lines count from 1 within the given text. */
export function checkNames(program: hbs.AST.Program, contract: z.ZodType): NameFault[] {
  return walk(program, { stack: [contract], sure: [] });
}

function walk(program: hbs.AST.Program | undefined, scope: Scope): NameFault[] {
  return (program?.body ?? []).flatMap((statement) => {
    if (statement.type === 'MustacheStatement') return checkMustache(statement as Mustache, scope);
    if (statement.type === 'BlockStatement') return checkBlock(statement as Block, scope);
    const harmless = ['ContentStatement', 'CommentStatement', 'PartialStatement'].includes(statement.type);
    return harmless
      ? []
      : [fault(statement, 'only {{#if}}, {{#unless}}, {{#each}} and {{> piece}} may be used')];
  });
}

function checkMustache(mustache: Mustache, scope: Scope): NameFault[] {
  const path = mustache.path as Path;
  const name = path.original;
  if (!mustache.escaped) return [fault(mustache, 'use two braces: three print unescaped text')];
  if (mustache.params.length > 0 || mustache.hash)
    return [fault(mustache, `there is no helper “${name}”`, nearestName(name, BLOCKS))];
  const found = resolve(path, scope);
  if ('problem' in found) return [{ line: path.loc.start.line, ...found }];
  if (found.type instanceof z.ZodNullable && !scope.sure.includes(name))
    return [fault(path, `“${name}” may be missing: put {{#if ${name}}} around it`)];
  const printable = !(found.type instanceof z.ZodObject || found.type instanceof z.ZodArray);
  return printable ? [] : [fault(path, `“${name}” is not a text`)];
}

function checkBlock(block: Block, scope: Scope): NameFault[] {
  const name = (block.path as Path).original;
  const path = block.params[0] as Path | undefined;
  if (!BLOCKS.includes(name)) return [fault(block, `there is no block “${name}”`, nearestName(name, BLOCKS))];
  if (path?.type !== 'PathExpression' || block.params.length !== 1)
    return [fault(block, `{{#${name}}} needs one name after it`)];
  const found = resolve(path, scope);
  if ('problem' in found) return [{ line: path.loc.start.line, ...found }];
  const { inside, otherwise } = scopesWithin(name, path, found.type, scope);
  if (!inside) return [fault(block, `“${path.original}” is not a list`)];
  return [...walk(block.program, inside), ...walk(block.inverse, otherwise)];
}

/** What holds inside a block, and what holds in its `{{else}}`. */
function scopesWithin(
  name: string,
  path: Path,
  type: z.ZodType,
  scope: Scope,
): { inside: Scope | null; otherwise: Scope } {
  const sure = { ...scope, sure: [...scope.sure, path.original] };
  if (name === 'if') return { inside: sure, otherwise: scope };
  if (name === 'unless') return { inside: scope, otherwise: sure };
  if (!(type instanceof z.ZodArray)) return { inside: null, otherwise: scope };
  return { inside: { stack: [...scope.stack, type.element as z.ZodType], sure: [] }, otherwise: scope };
}

type Found = { type: z.ZodType } | { problem: string; nearest: string | null };

function resolve(path: Path, scope: Scope): Found {
  const { stack } = scope;
  if (path.data) {
    const known = EACH_DATA.includes(path.parts[0] ?? '') && stack.length > 1;
    return known ? { type: z.string() } : unknown(path, EACH_DATA);
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
  if (scope.stack.length > outside.depth && 'type' in resolve(outside, scope)) return [outside.original];
  const before = path.original.slice(0, path.original.lastIndexOf(part));
  return fields.map((field) => before + field);
}

function unknown(path: Path, names: readonly string[]): Found {
  return {
    problem: `there is no “${path.original}” for this kind of mail`,
    nearest: nearestName(path.original, names),
  };
}

function fault(node: hbs.AST.Node, problem: string, nearest: string | null = null): NameFault {
  return { line: node.loc.start.line, problem, nearest };
}
