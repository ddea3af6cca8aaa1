import { speakerFor } from '../words/speaker.ts';
import { sayTemplateProblem, type TemplateProblem } from './template-problem.ts';

/** What is wrong in a template, told so that its writer can mend it. */
export interface TemplateFault {
  /** Path as given to the library, such as `reorder-reminder/fi.md.hbs`. */
  file: string;
  /** 1 is the file's first line; null where the fault has no place. */
  line: number | null;
  problem: TemplateProblem;
  /** The known name most like the unknown one. */
  nearest: string | null;
}

export class TemplateFaults extends Error {
  readonly faults: readonly TemplateFault[];

  constructor(faults: readonly TemplateFault[]) {
    super(faults.map(faultLine).join('\n'));
    this.name = 'TemplateFaults';
    this.faults = faults;
  }
}

/** For logs and the command line. `reorder-reminder/fi.md.hbs:7: there is no “firstNme”; did you mean “firstName”?` */
export function faultLine(fault: TemplateFault): string {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}`;
  const hint = fault.nearest === null ? '' : `; did you mean “${fault.nearest}”?`;
  return `${place}: ${sayTemplateProblem(fault.problem, speakerFor('en'))}${hint}`;
}
