import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { TemplateFaults } from './template-fault.ts';
import { type TemplateProblem, type TemplateProblemKind, templateProblem } from './template-problem.ts';
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
    fail(file, 'file-too-large', { most: MOST_SOURCE_BYTES / 1024 });
  if (text.split('{{').length > MOST_TAGS) fail(file, 'too-many-tags', { most: MOST_TAGS });
  const match = FRONT_MATTER.exec(text);
  if (!match) fail(file, 'no-front-matter');
  const head = HEAD.safeParse(readYaml(file, match[1] ?? ''));
  if (!head.success) failHead(file, head.error.issues[0]);
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
    return fail(file, 'front-matter-yaml', { detail: (error as Error).message.split('\n')[0] ?? '' });
  }
}

function failHead(file: string, issue: z.core.$ZodIssue | undefined): never {
  if (issue?.code === 'unrecognized_keys')
    fail(file, 'front-matter-unknown', { name: issue.keys.join(', ') });
  const field = issue?.path.join('.');
  if (!field) fail(file, 'no-front-matter');
  fail(file, 'front-matter-field', { field });
}

function fail(file: string, kind: TemplateProblemKind, values: TemplateProblem['values'] = {}): never {
  throw new TemplateFaults([{ file, line: 1, problem: templateProblem(kind, values), nearest: null }]);
}
