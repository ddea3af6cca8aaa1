import { CONTEXT_OF_KIND, isTemplateKind } from './message-context.ts';
import { RenderFailure } from './render-failure.ts';
import { type TemplatePart, type TemplateProblem, templateProblem } from './template-problem.ts';
import type { CompiledTemplate } from './templates/open-template.ts';
import { unreadable } from './templates/unreadable.ts';

/** A mail as it will be kept and sent. `body` is the plain text. */
export interface RenderedMessage {
  subject: string;
  html: string;
  body: string;
  templateVersion: string;
}

/** Gmail cuts a mail off at 102 kB; a mail near that has gone wrong. */
const LARGEST_HTML_BYTES = 60_000;
/** Four times what any mail program shows: a name has gone wrong. */
const LONGEST_SUBJECT = 250;

/** Fills a template. Throws a RenderFailure that names template and field for anything missing; never prints a blank. */
export function renderMessage(
  template: CompiledTemplate,
  kind: string,
  context: Record<string, unknown>,
): RenderedMessage {
  const checked = checkContext(template, kind, context);
  const html = fill(template, 'html', checked);
  if (Buffer.byteLength(html) > LARGEST_HTML_BYTES)
    fail(
      template,
      templateProblem('mail-too-large', { bytes: Buffer.byteLength(html), most: LARGEST_HTML_BYTES }),
    );
  const subject = fill(template, 'subject', checked).replace(/\s+/g, ' ').trim();
  if (subject.length > LONGEST_SUBJECT)
    fail(template, templateProblem('subject-too-long', { signs: subject.length, most: LONGEST_SUBJECT }));
  return {
    subject,
    html,
    body: `${fill(template, 'text', checked)
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
    templateVersion: template.version,
  };
}

/** Holds the context against the kind's contract and leaves out what the kind does not know. */
function checkContext(template: CompiledTemplate, kind: string, context: Record<string, unknown>): unknown {
  if (!isTemplateKind(kind)) throw new Error(`${template.file}: mails of kind ${kind} have no contract`);
  const contract = CONTEXT_OF_KIND[kind];
  const known = Object.fromEntries(Object.keys(contract.shape).map((name) => [name, context[name]]));
  const result = contract.safeParse(known);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  fail(template, templateProblem('field-missing', { name: issue?.path.join('.') ?? '' }), result.error);
}

function fill(template: CompiledTemplate, part: TemplatePart, context: unknown): string {
  try {
    return template[part](context);
  } catch (error) {
    const { message } = error as Error;
    // Handlebars names the last part of what it did not find.
    const name = /^"(.+)" not defined/.exec(message)?.[1];
    const problem = name ? templateProblem('field-missing', { name }) : unreadable(message);
    return fail(template, { ...problem, part }, error);
  }
}

function fail({ file }: CompiledTemplate, problem: TemplateProblem, cause?: unknown): never {
  throw new RenderFailure(file, problem, { cause });
}
