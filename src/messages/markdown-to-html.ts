import MarkdownIt from 'markdown-it';
import { isStructure, type MaskedText, maskTags, unmaskTags } from './handlebars-tags.ts';

/** A run of HTML, or a tag that stands between runs. Tags are back in place. */
export type MarkdownPart = { kind: 'html'; html: string } | { kind: 'tag'; tag: string };

const LINK_COLOUR = '#2c6649';
/** Mail programs ignore style sheets; what a paragraph looks like stands on the paragraph. */
const STYLE_OF = {
  paragraph_open: 'margin:0 0 18px',
  bullet_list_open: 'margin:0 0 18px;padding-left:20px',
  ordered_list_open: 'margin:0 0 18px;padding-left:20px',
  list_item_open: 'margin:0 0 8px',
  heading_open: 'margin:0 0 12px;font-size:18px;line-height:1.4',
  link_open: `color:${LINK_COLOUR}`,
} as const;

const LONE_TAG = /<p [^>]*>\uE000(\d+)\uE001<\/p>\n?/;

export function markdownToHtml({ text, tags }: MaskedText): MarkdownPart[] {
  const markdown = createMarkdown((url) => isLinkTag(url, tags));
  const pieces = markdown.render(text).split(LONE_TAG);
  const parts: MarkdownPart[] = [];
  for (const [index, piece] of pieces.entries()) {
    // Split keeps what the brackets caught: every second piece is the number of a tag.
    const tag = index % 2 === 1 ? (tags[Number(piece)] ?? '') : null;
    if (tag === null) addHtml(parts, unmaskTags(piece, tags));
    else if (isStructure(tag)) parts.push({ kind: 'tag', tag });
    else addHtml(parts, `<p style="${STYLE_OF.paragraph_open}">${tag}</p>`);
  }
  return parts;
}

function addHtml(parts: MarkdownPart[], html: string): void {
  if (html.trim() === '') return;
  const last = parts.at(-1);
  if (last?.kind === 'html') last.html += html;
  else parts.push({ kind: 'html', html });
}

/** Addresses of links that are not written with the helper; they would be printed, not followed. `()` is a link to nothing. */
export function findLooseLinks(body: string): string[] {
  const { text, tags } = maskTags(body);
  const loose: string[] = [];
  const reader = createMarkdown((url) => {
    if (!isLinkTag(url, tags)) loose.push(unmaskTags(url, tags));
    return false;
  });
  const pieces = reader.parse(text, {}).flatMap(({ children }) => children ?? []);
  // An address that is empty, or a comment alone, is not even asked about.
  const leadsNowhere = pieces.some((piece) => piece.type === 'link_open' && piece.attrGet('href') === '');
  return leadsNowhere ? [...loose, '()'] : loose;
}

/** `[words]({{link "…"}})` is the only way to a link: the address is one tag and that tag is the helper. */
function isLinkTag(url: string, tags: readonly string[]): boolean {
  const mask = /^\uE000(\d+)\uE001$/.exec(url);
  return mask !== null && /^\{\{~?\s*link\s/.test(tags[Number(mask[1])] ?? '');
}

function createMarkdown(mayLink: (url: string) => boolean): ReturnType<typeof MarkdownIt> {
  const md = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 });
  md.disable(['image', 'autolink', 'reference', 'fence']);
  md.normalizeLink = (url) => url;
  md.validateLink = mayLink;
  for (const [rule, style] of Object.entries(STYLE_OF)) {
    md.renderer.rules[rule] = (tokens, index, options, _env, self) => {
      const token = tokens[index];
      // A title could hold half a block, and then quotes would no longer hold what stands between them.
      if (token?.attrs) token.attrs = token.attrs.filter(([name]) => name !== 'title');
      token?.attrSet('style', style);
      return self.renderToken(tokens, index, options);
    };
  }
  return md;
}
