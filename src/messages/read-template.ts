import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { TemplateFaults } from './template-fault.ts';
import { MOST_SOURCE_BYTES, MOST_TAGS } from './templates/template-limits.ts';

/** A template as written: front matter with subject and preheader, then Markdown with Handlebars. */
export interface TemplateSource {
  file: string;
  subject: string;
  preheader: string;
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  subjectLine: number;
  preheaderLine: number;
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
const HEAD = z.strictObject({ subject: z.string().trim().min(1), preheader: z.string().trim().min(1) });

/** Splits a template file. Throws TemplateFaults when its front matter is not in order. */
export function readTemplate(file: string, text: string): TemplateSource {
  if (Buffer.byteLength(text) > MOST_SOURCE_BYTES)
    fail(file, 1, `is larger than ${MOST_SOURCE_BYTES / 1024} kB`);
  if (text.split('{{').length > MOST_TAGS) fail(file, 1, `has more than ${MOST_TAGS} tags`);
  const match = FRONT_MATTER.exec(text);
  if (!match) fail(file, 1, 'must begin with a front matter between two lines of ---');
  const head = HEAD.safeParse(readYaml(file, match[1] ?? ''));
  if (!head.success) {
    const issue = head.error.issues[0];
    fail(file, 1, `front matter: ${issue?.path.join('.') || 'it'} ${issue?.message ?? 'is wrong'}`);
  }
  const lineOf = (key: string) => match[0].split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 1;
  return {
    file,
    ...head.data,
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    subjectLine: lineOf('subject'),
    preheaderLine: lineOf('preheader'),
  };
}

function readYaml(file: string, text: string): unknown {
  try {
    // Names for parts of it are of no use here and could make it grow without end.
    return parseYaml(text, { maxAliasCount: 0 });
  } catch (error) {
    return fail(file, 1, `front matter is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
}

function fail(file: string, line: number, problem: string): never {
  throw new TemplateFaults([{ file, line, problem, nearest: null }]);
}
