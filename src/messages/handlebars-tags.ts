/** A Handlebars tag taken out of a text, so that Markdown and MJML leave it alone. */
export interface MaskedText {
  text: string;
  tags: readonly string[];
}

const TAG = /\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g;
/** Private-use characters: no template means anything by them. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MASK = /\uE000(\d+)\uE001/g;
const LONE_MASK = /^[ \t]*(\uE000(\d+)\uE001)[ \t]*$/gm;

/** Swaps each tag for a mask. Tags that stand alone on a line (blocks, pieces) become paragraphs of their own. */
export function maskTags(source: string): MaskedText {
  const tags: string[] = [];
  const masked = source.replace(/[\uE000\uE001]/g, '').replace(TAG, (tag) => {
    if (tag.startsWith('{{!')) return '';
    tags.push(tag);
    return `${OPEN}${tags.length - 1}${CLOSE}`;
  });
  const text = masked.replace(LONE_MASK, (line, mask: string, index: string) =>
    isStructure(tags[Number(index)] ?? '') ? `\n${mask}\n` : line,
  );
  return { text, tags };
}

export function unmaskTags(text: string, tags: readonly string[]): string {
  return text.replace(MASK, (_mask, index: string) => tags[Number(index)] ?? '');
}

/** Opens, divides or closes a block, or calls a piece: nothing that prints by itself. */
export function isStructure(tag: string): boolean {
  return /^\{\{[~]?\s*([#/>]|else\b)/.test(tag);
}

/** `{{> items}}` → `items`. */
export function pieceName(tag: string): string | null {
  return /^\{\{[~]?\s*>\s*([\w-]+)\s*[~]?\}\}$/.exec(tag)?.[1] ?? null;
}
