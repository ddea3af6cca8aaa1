import { decodeEntities } from './decode-entities.ts';

/** Elements whose text is not read. */
const UNREAD = /^(style|script|head|title)$/;
const BLOCK = /^(p|div|br|li|tr|h[1-6]|blockquote|table|hr)$/;

interface Piece {
  /** In lower case; empty before the first tag, in a comment, and where a tag is broken. */
  tag: string;
  closes: boolean;
  words: string;
}

/**
 * The words of an HTML mail, a line for each block; what stands in a blockquote begins with `>`, as quoted text does. Every
 * step looks at each letter once, so that the time grows with the length alone.
 */
export function plainFromHtml(html: string): string {
  let unread = '';
  let quoted = 0;
  let text = '';
  for (const [index, piece] of html.split('<').entries()) {
    const { tag, closes, words } = readPiece(piece, index === 0);
    unread = unreadAfter(unread, tag, closes);
    if (tag === 'blockquote') quoted = Math.max(0, quoted + (closes ? -1 : 1));
    if (BLOCK.test(tag)) text += '\n';
    if (unread === '') text += quoted > 0 ? quoteLine(words, text) : words;
  }
  return tidy(decodeEntities(text));
}

/** The element that is being left out after a tag; empty for none. */
function unreadAfter(unread: string, tag: string, closes: boolean): string {
  if (unread === '') return UNREAD.test(tag) && !closes ? tag : '';
  return unread === tag && closes ? '' : unread;
}

function readPiece(piece: string, first: boolean): Piece {
  if (first) return { tag: '', closes: false, words: piece };
  const end = piece.indexOf('>');
  const [, slash = '', name = ''] = /^(\/?)([a-z][a-z0-9]*)/i.exec(piece) ?? [];
  return { tag: name.toLowerCase(), closes: slash === '/', words: end < 0 ? '' : piece.slice(end + 1) };
}

function quoteLine(words: string, before: string): string {
  const line = words.replace(/\s+/g, ' ');
  return before.endsWith('\n') && line.trim() !== '' ? `> ${line}` : line;
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t\r\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
