import { createHash } from 'node:crypto';
import type { Language } from '../shared/language.ts';
import { speakerFor } from '../words/speaker.ts';
import type { EmailFrame } from './email-frame.ts';
import { escapeHtml } from './escape-html.ts';
import { maskTags, pieceName } from './handlebars-tags.ts';
import { markdownToHtml } from './markdown-to-html.ts';
import { markdownToText } from './markdown-to-text.ts';
import type { TemplateSource } from './read-template.ts';
import { TemplateFaults } from './template-fault.ts';
import { templateProblem } from './template-problem.ts';
import type { TemplateParts } from './templates/open-template.ts';

/** Front matter, Markdown and layout become one HTML and one text template. Takes some 20 ms; do it once. */
export async function compileTemplate(
  source: TemplateSource,
  language: Language,
  frame: EmailFrame,
): Promise<TemplateParts> {
  const html = await mjmlToHtml(source, fillLayout(source, language, frame));
  const masked = maskTags(source.body);
  const bodyText = putPieces(markdownToText(masked), { source, frame, form: 'text' }).trim();
  const text = fillWords(
    frame.layout.text.replace('{{> body}}', () => bodyText),
    language,
    (word) => word,
  );
  const { file, subject } = source;
  const version = createHash('sha256').update(subject).update(html).update(text).digest('hex').slice(0, 12);
  return { file, language, version, subject, html, text };
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
  return fillWords(putPieces(layout, { source, frame, form: 'mjml' }), language, escapeText);
}

function putPieces(
  text: string,
  { source, frame, form }: { source: TemplateSource; frame: EmailFrame; form: 'mjml' | 'text' },
): string {
  return text.replace(/\{\{>\s*([\w-]+)\s*\}\}/g, (_tag, name: string) => {
    const piece = frame.pieces.get(name);
    if (!piece) {
      const problem = templateProblem('unknown-piece', { name });
      throw new TemplateFaults([{ file: source.file, line: null, problem, nearest: null }]);
    }
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
  const options = { validationLevel: 'soft', fonts: {}, ignoreIncludes: true } as const;
  // Large, and needed only where templates are compiled: other commands need not wait for it.
  const { default: mjml2html } = await import('mjml');
  // What is beyond its understanding it throws; the template is at fault in both cases.
  const { html, errors } = await mjml2html(mjml, options).catch((error: Error) => ({
    html: '',
    errors: [error],
  }));
  if (errors.length > 0)
    throw new TemplateFaults(
      errors.map(({ message }) => ({
        file: source.file,
        line: null,
        problem: templateProblem('layout', { detail: message }),
        nearest: null,
      })),
    );
  // Indentation is a third of the size and is sent with every mail.
  return html.replace(/\n\s+/g, '\n');
}

/** Text of the front matter goes into HTML; its tags escape what they print themselves. */
function escapeText(text: string): string {
  return text
    .split(/(\{\{[\s\S]*?\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : escapeHtml(part)))
    .join('');
}
