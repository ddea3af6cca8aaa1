import MarkdownIt from 'markdown-it';
import { type MaskedText, unmaskTags } from './handlebars-tags.ts';

const markdown = new MarkdownIt({ html: false, maxNesting: 20 });
markdown.disable(['image', 'autolink', 'reference', 'fence']);
markdown.normalizeLink = (url) => url;
markdown.validateLink = () => true;

type Token = ReturnType<typeof markdown.parse>[number];

/** The same Markdown as plain text: no marks, links written out. Tags are back in place. */
export function markdownToText({ text, tags }: MaskedText): string {
  const blocks: string[] = [];
  const lists: ('-' | number)[] = [];
  let bullet = '';
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'bullet_list_open') lists.push('-');
    else if (token.type === 'ordered_list_open') lists.push(1);
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') bullet = nextBullet(lists);
    else if (token.type === 'inline') {
      blocks.push(bullet + inlineText(token.children ?? []));
      bullet = '';
    }
  }
  return unmaskTags(blocks.join('\n\n'), tags);
}

function nextBullet(lists: ('-' | number)[]): string {
  const list = lists.at(-1);
  if (typeof list !== 'number') return '- ';
  lists[lists.length - 1] = list + 1;
  return `${list}. `;
}

function inlineText(tokens: readonly Token[]): string {
  let text = '';
  let href: string | null = null;
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'link_open') href = String(token.attrGet('href'));
    else if (token.type === 'link_close') text += ` (${href})`;
  }
  return text;
}
