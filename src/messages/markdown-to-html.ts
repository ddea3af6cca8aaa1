import MarkdownIt from 'markdown-it';
import { isStructure, type MaskedText, unmaskTags } from './handlebars-tags.ts';

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

const markdown = createMarkdown();
const LONE_TAG = /<p [^>]*>\uE000(\d+)\uE001<\/p>\n?/;

export function markdownToHtml({ text, tags }: MaskedText): MarkdownPart[] {
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

function createMarkdown(): ReturnType<typeof MarkdownIt> {
  const md = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // A masked tag is kept as it is; any other link must be one that a mail program follows without harm.
  md.normalizeLink = (url) => url;
  md.validateLink = (url) => /^\uE000\d+\uE001$/.test(url) || /^(https:|mailto:|tel:)/.test(url);
  for (const [rule, style] of Object.entries(STYLE_OF)) {
    md.renderer.rules[rule] = (tokens, index, options, _env, self) => {
      tokens[index]?.attrSet('style', style);
      return self.renderToken(tokens, index, options);
    };
  }
  return md;
}
