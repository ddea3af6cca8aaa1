import { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import { resolveName, type Scope } from './resolve-name.ts';
import { type TemplateProblem, type TemplateProblemKind, templateProblem } from './template-problem.ts';
import { isLinkTarget, LINK_NAMES } from './templates/link-target.ts';
import { MOST_BLOCKS_DEEP, MOST_LOOPS_DEEP, MOST_PARTS } from './templates/template-limits.ts';

interface NameFault {
  line: number;
  problem: TemplateProblem;
  nearest: string | null;
}

export interface KnownNames {
  contract: z.ZodType;
  /** What `{{> …}}` may call: none once layout and pieces are in. */
  pieces: readonly string[];
  /** Layout and pieces print `links.…` themselves; whoever writes a template uses the helper. */
  plainLinks: boolean;
}

type Path = hbs.AST.PathExpression;
type Block = hbs.AST.BlockStatement;
type Mustache = hbs.AST.MustacheStatement;
type Partial = hbs.AST.PartialStatement;
type Walk = { known: KnownNames; count: number };

const BLOCKS = ['if', 'unless', 'each'];

/**
 * Walks a parsed template and holds every name against the contract: what is not allowed here does not run. Lines count from 1
 * within the given text.
 */
export function checkNames(program: hbs.AST.Program, known: KnownNames): NameFault[] {
  return walk(program, { stack: [known.contract], sure: [], blocks: 0 }, { known, count: 0 });
}

function walk(program: hbs.AST.Program | undefined, scope: Scope, at: Walk): NameFault[] {
  return (program?.body ?? []).flatMap((statement) => {
    at.count += 1;
    if (at.count === MOST_PARTS + 1) return [fault(statement, 'too-many-parts', { most: MOST_PARTS })];
    if (at.count > MOST_PARTS) return [];
    if (statement.type === 'MustacheStatement') return checkMustache(statement as Mustache, scope, at);
    if (statement.type === 'BlockStatement') return checkBlock(statement as Block, scope, at);
    if (statement.type === 'PartialStatement') return checkPiece(statement as Partial, at);
    const harmless = ['ContentStatement', 'CommentStatement'].includes(statement.type);
    return harmless
      ? []
      : [fault(statement, 'unknown-tag', { known: '{{#if}}, {{#unless}}, {{#each}}, {{> …}}' })];
  });
}

function checkPiece(partial: Partial, { known }: Walk): NameFault[] {
  const path = partial.name as Path;
  const name = path.type === 'PathExpression' ? path.original : null;
  const isPlain = partial.params.length === 0 && !partial.hash;
  if (name !== null && isPlain && known.pieces.includes(name)) return [];
  return [
    fault(
      partial,
      'unknown-piece',
      { name: name ?? '…' },
      nearestName(name ?? '', isPlain ? known.pieces : []),
    ),
  ];
}

function checkMustache(mustache: Mustache, scope: Scope, { known }: Walk): NameFault[] {
  const path = mustache.path as Path;
  if (!mustache.escaped) return [fault(mustache, 'three-braces')];
  if (path.type !== 'PathExpression') return [fault(mustache, 'no-name-first')];
  const name = path.original;
  if (name === 'link') return checkLink(mustache);
  if (mustache.params.length > 0 || mustache.hash)
    return [fault(mustache, 'unknown-helper', { name }, nearestName(name, ['link', ...BLOCKS]))];
  const found = resolveName(path, scope);
  if ('problem' in found) return [{ line: path.loc.start.line, ...found }];
  if (path.parts[0] === 'links' && !known.plainLinks)
    return [fault(path, 'plain-link', { pattern: `[…]({{link "${path.parts[1] ?? LINK_NAMES[0]}"}})` })];
  if (found.type instanceof z.ZodNullable && !scope.sure.includes(name))
    return [fault(path, 'may-be-missing', { name, pattern: `{{#if ${name}}}` })];
  const printable = !(found.type instanceof z.ZodObject || found.type instanceof z.ZodArray);
  return printable ? [] : [fault(path, 'not-a-text', { name })];
}

function checkLink(mustache: Mustache): NameFault[] {
  const [target] = mustache.params as hbs.AST.StringLiteral[];
  if (mustache.params.length !== 1 || mustache.hash || target?.type !== 'StringLiteral')
    return [fault(mustache, 'link-needs-one', { pattern: '{{link "…"}}' }, 'link "preferences"')];
  if (isLinkTarget(target.value)) return [];
  const nearest = nearestName(target.value, LINK_NAMES);
  return [fault(mustache, 'unknown-link', { name: target.value }, nearest)];
}

function checkBlock(block: Block, scope: Scope, at: Walk): NameFault[] {
  const head = block.path as Path;
  const name = head.original;
  const path = block.params[0] as Path | undefined;
  if (head.type !== 'PathExpression' || !BLOCKS.includes(name))
    return [fault(block, 'unknown-block', { name: String(name) }, nearestName(String(name), BLOCKS))];
  const isPlain = block.params.length === 1 && !block.hash && !block.program?.blockParams?.length;
  if (path?.type !== 'PathExpression' || !isPlain)
    return [fault(block, 'block-needs-one', { pattern: `{{#${name}}}` })];
  if (scope.blocks >= MOST_BLOCKS_DEEP || (name === 'each' && scope.stack.length > MOST_LOOPS_DEEP))
    return [fault(block, 'too-deep')];
  const found = resolveName(path, scope);
  if ('problem' in found) return [{ line: path.loc.start.line, ...found }];
  const { inside, otherwise } = scopesWithin(name, path, found.type, { ...scope, blocks: scope.blocks + 1 });
  if (!inside) return [fault(block, 'not-a-list', { name: path.original })];
  return [...walk(block.program, inside, at), ...walk(block.inverse, otherwise, at)];
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
  const stack = [...scope.stack, type.element as z.ZodType];
  return { inside: { ...scope, stack, sure: [] }, otherwise: scope };
}

function fault(
  node: hbs.AST.Node,
  kind: TemplateProblemKind,
  values: TemplateProblem['values'] = {},
  nearest: string | null = null,
): NameFault {
  return { line: node.loc.start.line, problem: templateProblem(kind, values), nearest };
}
