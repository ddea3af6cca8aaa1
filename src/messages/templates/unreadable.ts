import { type TemplateProblem, templateProblem } from '../template-problem.ts';

/** What Handlebars says of a text that it cannot read: some lines that draw the place, and at last what it expected. */
export function unreadable(message: string): TemplateProblem {
  return templateProblem('unreadable', { detail: message.split('\n').at(-1) ?? message });
}
