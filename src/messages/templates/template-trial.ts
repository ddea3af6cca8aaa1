import type { KillableThread, ThreadEnd } from '../../platform/killable-thread.ts';
import { type EmailFrame, readEmailFrame } from '../email-frame.ts';
import { templateProblem } from '../template-problem.ts';
import type { TrialAnswer, TrialTask } from './trial.ts';

export const TRIAL_THREAD = new URL('./trial-thread.ts', import.meta.url);
/** Half of it is what the thread needs to stand at all: the layout's compiler is large. */
export const TRIAL_HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 };
/** A vetted template takes 30 ms, and 100 letters as long again; beside a busy night some ten times that. */
const LONGEST_MS = 2_000;
/** Letters of one task. */
export const LETTERS_A_TASK = 100;

/** Tries templates that nobody has vetted, outside of the program's own thread. */
export interface TemplateTrial {
  /** Never rejects for what stands in the template: one that has to be ended is a fault of the template. */
  run(task: Omit<TrialTask, 'frame'>): Promise<TrialAnswer>;
  close(): Promise<void>;
}

/** `directory` holds layout and pieces. */
export function openTrial(
  thread: KillableThread<TrialTask, TrialAnswer | null>,
  directory: string,
): TemplateTrial {
  let frame: Promise<EmailFrame> | undefined;
  return {
    async run(task) {
      frame ??= readEmailFrame(directory);
      const answer = await thread.ask({ ...task, frame: await frame }, LONGEST_MS);
      if (answer.ok && answer.value) return answer.value;
      return endedBy(task, answer.ok ? 'broken' : answer.problem);
    },
    close: () => thread.close(),
  };
}

function endedBy({ kind, language }: Pick<TrialTask, 'kind' | 'language'>, end: ThreadEnd): TrialAnswer {
  const file = `${kind}/${language}.md.hbs`;
  const problem = templateProblem(end, end === 'too-slow' ? { seconds: LONGEST_MS / 1_000 } : {});
  return { faults: [{ file, line: null, problem, nearest: null }], parts: null, mails: [] };
}
