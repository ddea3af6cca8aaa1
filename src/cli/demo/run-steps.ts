import { withProgress } from '../../platform/progress.ts';
import type { DemoDeps, DemoStep, Show } from './demo-step.ts';

export interface StepTime {
  title: string;
  seconds: number;
  /** False where nothing was left to do. */
  worked: boolean;
}

/** Runs the steps one after the other, says what each did, and answers how long each took. */
export async function runSteps(deps: DemoDeps, steps: readonly DemoStep[]): Promise<StepTime[]> {
  const times: StepTime[] = [];
  for (const step of steps) {
    const startedAt = performance.now();
    const show: Show = (total, work) => withProgress(step.title, total, work);
    const did = await step.run(deps, show);
    const seconds = (performance.now() - startedAt) / 1000;
    times.push({ title: step.title, seconds, worked: did !== null });
    console.log(
      `${step.title.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s   ${did ?? 'nothing left to do'}`,
    );
  }
  return times;
}
