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
    return {
      faults: [],
      parts,
      mails: task.letters.map((letter) => tryLetter(task, letter, parts, template)),
    };
  } catch (error) {
    if (error instanceof TemplateFaults) return { faults: error.faults, parts: null, mails: [] };
    throw error;
  }
}

function tryLetter(
  task: TrialTask,
  letter: Letter,
  parts: TemplateParts,
  template: CompiledTemplate,
): TrialMail {
  const who = {
    customerId: letter.customer.id,
    customer: letter.customer.name,
    contact: letter.contact.name,
  };
  try {
    const mail = renderMessage(template, task.kind, composeMessage(letter, task.supplier, DEAD_LINKS));
    const oddities = findOddities(letter, parts, mail);
    return { ...who, subject: mail.subject, problem: null, oddities, mail: task.show ? mail : null };
  } catch (error) {
    return { ...who, subject: null, problem: problemOf(error), oddities: [], mail: null };
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
