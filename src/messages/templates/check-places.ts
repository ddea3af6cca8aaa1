import { type TemplateProblem, templateProblem } from '../template-problem.ts';

/** Where in a page a tag would print. */
type Place = 'text' | 'tag' | 'style' | 'comment' | { attribute: string; quote: string };

type Scan = { place: Place; problems: TemplateProblem[] };

const LINK_ATTRIBUTES = ['href', 'src', 'action', 'background', 'formaction'];
const TAG_PART = /<!--|<style\b[^>]*>|<(?=[a-z/!?])/gi;

/**
 * Escaping is only safe in text and between quotes. Walks a compiled HTML template and names each tag that would print anywhere else, or
 * fill the address of a link with anything but a link. Blocks must end where they began, or both ways through would not agree.
 */
export function checkPlaces(program: hbs.AST.Program): TemplateProblem[] {
  const scan: Scan = { place: 'text', problems: [] };
  walk(program, scan);
  if (scan.place !== 'text') scan.problems.push(templateProblem('ends-within-tag'));
  return scan.problems;
}

function walk(program: hbs.AST.Program | undefined, scan: Scan): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === 'ContentStatement')
      scan.place = read((statement as hbs.AST.ContentStatement).value, scan.place);
    else if (statement.type === 'MustacheStatement')
      checkTag((statement as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression, scan);
    else if (statement.type === 'BlockStatement') walkBlock(statement as hbs.AST.BlockStatement, scan);
  }
}

function walkBlock(block: hbs.AST.BlockStatement, scan: Scan): void {
  const before = scan.place;
  for (const way of [block.program, block.inverse]) {
    scan.place = before;
    walk(way, scan);
    if (nameOf(scan.place) !== nameOf(before)) scan.problems.push(templateProblem('block-changes-place'));
  }
  scan.place = before;
}

function checkTag(path: hbs.AST.PathExpression, { place, problems }: Scan): void {
  const name = path.original;
  const isLink = name === 'link' || path.parts[0] === 'links';
  if (place === 'text' || place === 'comment') return;
  if (typeof place === 'string') problems.push(templateProblem('prints-within-tag', { name }));
  else if (place.attribute === '') problems.push(templateProblem('prints-within-tag', { name }));
  else if (place.attribute === 'style' || place.attribute.startsWith('on'))
    problems.push(templateProblem('prints-within', { name, attribute: place.attribute }));
  else if (LINK_ATTRIBUTES.includes(place.attribute) && !isLink)
    problems.push(templateProblem('prints-address', { name }));
}

function read(text: string, from: Place): Place {
  let place = from;
  let at = 0;
  while (at < text.length) {
    const next = step(text, at, place);
    if (next === null) return place;
    [at, place] = next;
  }
  return place;
}

/** Where the next change of place is, and what comes there; null where the text ends before. */
function step(text: string, at: number, place: Place): [number, Place] | null {
  if (place === 'text') return enter(text, at);
  if (place === 'comment') return past(text, '-->', at);
  if (place === 'style') return past(text, '</style>', at);
  if (typeof place === 'object') {
    const end = text.indexOf(place.quote, at);
    return end < 0 ? null : [end + 1, 'tag'];
  }
  return withinTag(text, at);
}

function enter(text: string, at: number): [number, Place] | null {
  TAG_PART.lastIndex = at;
  const found = TAG_PART.exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  const rest = text.slice(end, end + 3);
  // What Outlook alone reads stands in comments and is a page as well; only true comments are passed over.
  if (found[0] === '<!--' && rest.startsWith('>')) return [end + 1, 'text'];
  if (found[0] === '<!--') return rest === '[if' ? [pastCondition(text, end), 'text'] : [end, 'comment'];
  return [end, found[0].toLowerCase().startsWith('<style') ? 'style' : 'tag'];
}

function pastCondition(text: string, at: number): number {
  const end = text.indexOf(']>', at);
  return end < 0 ? text.length : end + 2;
}

function past(text: string, mark: string, at: number): [number, Place] | null {
  const end = text.indexOf(mark, at);
  return end < 0 ? null : [end + mark.length, 'text'];
}

function withinTag(text: string, at: number): [number, Place] | null {
  const found = /[>"']/g;
  found.lastIndex = at;
  const mark = found.exec(text);
  if (!mark) return null;
  if (mark[0] === '>') return [mark.index + 1, 'text'];
  const attribute = /([\w:-]+)\s*=\s*$/.exec(text.slice(Math.max(0, mark.index - 60), mark.index))?.[1] ?? '';
  return [mark.index + 1, { attribute: attribute.toLowerCase(), quote: mark[0] }];
}

function nameOf(place: Place): string {
  return typeof place === 'string' ? place : `${place.attribute}${place.quote}`;
}
