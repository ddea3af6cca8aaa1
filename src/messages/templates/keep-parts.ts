import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import type { EmailFrame } from '../email-frame.ts';
import type { TemplateSource } from '../read-template.ts';
import type { TemplateParts } from './open-template.ts';

const COMPILER = fileURLToPath(new URL('..', import.meta.url));
const WORDS = fileURLToPath(new URL('../../words', import.meta.url));
const KEPT = fileURLToPath(new URL('../../../dist/templates', import.meta.url));

let compiler: Promise<string> | undefined;

/**
 * Compiling what the program ships takes a second of every start, so what came out is kept beside the compiled program, under a name
 * made of all that it depends on. It is only a saving of time: what cannot be read is compiled anew, and a program whose files cannot
 * be written to does without. What is read is vetted like any template.
 */
export async function keepParts(
  source: TemplateSource,
  language: Language,
  frame: EmailFrame,
  compile: () => Promise<TemplateParts>,
): Promise<TemplateParts> {
  compiler ??= describeCompiler();
  const made = JSON.stringify([source, language, frame.layout, [...frame.pieces], await compiler]);
  const path = join(KEPT, `${createHash('sha256').update(made).digest('hex').slice(0, 32)}.json`);
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept);
  const parts = await compile();
  await write(path, JSON.stringify(parts)).catch(isNotOurs);
  return parts;
}

/** The code and the words that templates are compiled with. */
async function describeCompiler(): Promise<string> {
  const code = (await readdir(COMPILER)).filter((name) => /\.[jt]s$/.test(name)).sort();
  const files = [
    ...code.map((name) => join(COMPILER, name)),
    ...LANGUAGES.map((language) => join(WORDS, language, 'mails.json')),
  ];
  const hash = createHash('sha256');
  for (const text of await Promise.all(files.map((file) => readFile(file)))) hash.update(text);
  return hash.digest('hex');
}

/** Whole or not at all: another program may read it at this moment. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, text);
  await rename(`${path}.${process.pid}`, path);
}

function isNotOurs(error: NodeJS.ErrnoException): void {
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code ?? '')) throw error;
}
