import { CONTEXT_OF_KIND, isTemplateKind } from './message-context.ts';
import type { CompiledTemplate } from './templates/open-template.ts';

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

/** Fills a template. Throws an Error that names template and field for anything missing; never prints a blank. */
export function renderMessage(
  template: CompiledTemplate,
  kind: string,
  context: Record<string, unknown>,
): RenderedMessage {
  const checked = checkContext(template, kind, context);
  const html = fill(template, 'html', checked);
  if (Buffer.byteLength(html) > LARGEST_HTML_BYTES)
    throw new Error(
      `${template.file}: the mail is ${Buffer.byteLength(html)} bytes, more than ${LARGEST_HTML_BYTES}`,
    );
  const subject = fill(template, 'subject', checked).replace(/\s+/g, ' ').trim();
  if (subject.length > LONGEST_SUBJECT)
    throw new Error(
      `${template.file}: the subject has ${subject.length} signs, more than ${LONGEST_SUBJECT}`,
    );
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
  throw new Error(`${template.file}: “${issue?.path.join('.')}”: ${issue?.message}`);
}

function fill(template: CompiledTemplate, part: 'subject' | 'html' | 'text', context: unknown): string {
  try {
    return template[part](context);
  } catch (error) {
    throw new Error(`${template.file} (${part}): ${(error as Error).message}`, { cause: error });
  }
}
