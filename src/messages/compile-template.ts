import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import mjml2html from 'mjml';
import type { Language } from '../shared/language.ts';
import { speakerFor } from '../words/speaker.ts';
import type { EmailFrame } from './email-frame.ts';
import { maskTags, pieceName } from './handlebars-tags.ts';
import { markdownToHtml } from './markdown-to-html.ts';
import { markdownToText } from './markdown-to-text.ts';
import type { TemplateSource } from './read-template.ts';
import { TemplateFaults } from './template-fault.ts';

/** Turns the context of a mail into one of its parts. Throws on a name that the context lacks. */
type RenderPart = (context: unknown) => string;

/** A template made ready once, so that each mail costs a few concatenations. */
export interface CompiledTemplate {
  file: string;
  language: Language;
  /** Changes with any change of template, layout, pieces or words. */
  version: string;
  subject: RenderPart;
  html: RenderPart;
  text: RenderPart;
}

/** An environment of our own: what others register elsewhere does not exist here. */
const handlebars = Handlebars.create();
for (const helper of ['lookup', 'log', 'with', 'blockHelperMissing', 'helperMissing']) {
  handlebars.unregisterHelper(helper);
}
const STRICT = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { if: true, unless: true, each: true, with: false, lookup: false, log: false },
};

/** Front matter, Markdown and layout become one HTML and one text template. Takes some 20 ms; do it once. */
export async function compileTemplate(
  source: TemplateSource,
  language: Language,
  frame: EmailFrame,
): Promise<CompiledTemplate> {
  const html = await mjmlToHtml(source, fillLayout(source, language, frame));
  const masked = maskTags(source.body);
  const bodyText = putPieces(markdownToText(masked), frame, 'text').trim();
  const text = fillWords(
    frame.layout.text.replace('{{> body}}', () => bodyText),
    language,
    (word) => word,
  );
  return {
    file: source.file,
    language,
    version: createHash('sha256').update(source.subject).update(html).update(text).digest('hex').slice(0, 12),
    subject: handlebars.compile(source.subject, { ...STRICT, noEscape: true }),
    html: handlebars.compile(html, STRICT),
    text: handlebars.compile(text, { ...STRICT, noEscape: true }),
  };
}

function fillLayout(source: TemplateSource, language: Language, frame: EmailFrame): string {
  const body = markdownToHtml(maskTags(source.body)).map((part) => {
    if (part.kind === 'html') return `<mj-text css-class="ink inset">${part.html}</mj-text>`;
    return pieceName(part.tag) === null ? `<mj-raw>${part.tag}</mj-raw>` : part.tag;
  });
  const layout = frame.layout.mjml
    .replace('{{> body}}', () => body.join('\n'))
    .replaceAll('{{lang}}', language)
    .replaceAll('{{subject}}', () => escapeText(source.subject))
    .replaceAll('{{preheader}}', () => escapeText(source.preheader));
  return fillWords(putPieces(layout, frame, 'mjml'), language, escapeText);
}

function putPieces(text: string, frame: EmailFrame, form: 'mjml' | 'text'): string {
  return text.replace(/\{\{>\s*([\w-]+)\s*\}\}/g, (tag, name: string) => {
    const piece = frame.pieces.get(name);
    if (!piece) throw new Error(`There is no piece ${tag}`);
    return piece[form].trim();
  });
}

/** Fixed words of layout and pieces are the same for every mail, so they are put in now. */
function fillWords(text: string, language: Language, written: (word: string) => string): string {
  const speaker = speakerFor(language);
  return text.replace(/\{\{words\.(\w+)\}\}/g, (_tag, key: string) =>
    written(speaker.say(`mails:layout.${key}`)),
  );
}

async function mjmlToHtml(source: TemplateSource, mjml: string): Promise<string> {
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'soft', fonts: {} });
  if (errors.length > 0)
    throw new TemplateFaults(
      errors.map(({ message }) => ({
        file: source.file,
        line: null,
        problem: `layout: ${message}`,
        nearest: null,
      })),
    );
  // Indentation is a third of the size and is sent with every mail.
  return html.replace(/\n\s+/g, '\n');
}

/** Text of the front matter goes into HTML; its tags escape what they print themselves. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
