import { speakerFor } from '../words/speaker.ts';
import { sayTemplateProblem, type TemplateProblem, templateProblem } from './template-problem.ts';

/** A mail that a template cannot be made into for one customer. Its message is for logs and the command line. */
export class RenderFailure extends Error {
  readonly problem: TemplateProblem;

  constructor(file: string, problem: TemplateProblem, options?: ErrorOptions) {
    super(`${file}: ${sayTemplateProblem(problem, speakerFor('en'))}`, options);
    this.name = 'RenderFailure';
    this.problem = problem;
  }
}

/** Anything else than a failure to render is told as it was said. */
export function problemOf(error: unknown): TemplateProblem {
  if (error instanceof RenderFailure) return error.problem;
  return templateProblem('unreadable', { detail: (error as Error).message });
}
