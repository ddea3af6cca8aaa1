import { checkTemplate } from '../check-template.ts';
import { compileTemplate } from '../compile-template.ts';
import { composeMessage } from '../compose-message.ts';
import type { Letter } from '../letter.ts';
import { CONTEXT_OF_KIND } from '../message-context.ts';
import { DEAD_LINKS } from '../preview-message.ts';
import { readTemplate } from '../read-template.ts';
import { problemOf } from '../render-failure.ts';
import { renderMessage } from '../render-message.ts';
import { TemplateFaults } from '../template-fault.ts';
import { type CompiledTemplate, openTemplate, type TemplateParts } from './open-template.ts';
import { compilePart, type RenderPart } from './template-environment.ts';
import { LONG_SUBJECT } from './template-limits.ts';
import type { Oddity, TrialAnswer, TrialMail, TrialTask } from './trial.ts';

/** More than this and a mail is slow to load on a telephone. */
const LARGE_HTML_BYTES = 45_000;

/** Reads, vets and compiles a template and fills it for each letter. To be called in a thread of its own (trial-thread.ts). */
export async function tryTemplate(task: TrialTask): Promise<TrialAnswer> {
  const file = `${task.kind}/${task.language}.md.hbs`;
  try {
    const source = readTemplate(file, task.source);
    const faults = checkTemplate(source, CONTEXT_OF_KIND[task.kind], [...task.frame.pieces.keys()]);
    if (faults.length > 0) return { faults, parts: null, mails: [] };
    const parts = await compileTemplate(source, task.language, task.frame);
    const template = openTemplate(parts, task.kind);
    // Vetted by itself by checkTemplate, and as part of the mail by openTemplate.
    const preheader = compilePart(source.preheader, { escape: false });
    const opened: OpenedTrial = { parts, template, preheader };
    return {
      faults: [],
      parts,
      mails: task.letters.map((letter) => tryLetter(task, letter, opened)),
    };
  } catch (error) {
    if (error instanceof TemplateFaults) return { faults: error.faults, parts: null, mails: [] };
    throw error;
  }
}

interface OpenedTrial {
  parts: TemplateParts;
  template: CompiledTemplate;
  preheader: RenderPart;
}

function tryLetter(task: TrialTask, letter: Letter, { parts, template, preheader }: OpenedTrial): TrialMail {
  const who = {
    customerId: letter.customer.id,
    customer: letter.customer.name,
    contact: letter.contact.name,
  };
  try {
    const context = composeMessage(letter, task.supplier, DEAD_LINKS);
    const mail = renderMessage(template, task.kind, context);
    const begins = { subject: mail.subject, preheader: preheader(context).replace(/\s+/g, ' ').trim() };
    const oddities = findOddities(letter, parts, mail);
    return { ...who, ...begins, problem: null, oddities, mail: task.show ? mail : null };
  } catch (error) {
    const nothing = { subject: null, preheader: null, oddities: [], mail: null };
    return { ...who, ...nothing, problem: problemOf(error) };
  }
}

function findOddities(
  letter: Letter,
  parts: TemplateParts,
  mail: { subject: string; html: string },
): Oddity[] {
  const odd: Oddity[] = [];
  if (mail.subject.length > LONG_SUBJECT) odd.push('long-subject');
  if (letter.items.length === 0 && parts.html.includes('{{#each items}}')) odd.push('no-items');
  if (letter.contact.firstName === null && parts.html.includes('contact.firstName'))
    odd.push('no-first-name');
  if (Buffer.byteLength(mail.html) > LARGE_HTML_BYTES) odd.push('large');
  return odd;
}
