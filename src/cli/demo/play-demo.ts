import type { DemoDeps } from './demo-step.ts';
import { inventFiles } from './invent-files.ts';
import { loadFile } from './load-file.ts';
import { mailLists } from './mail-lists.ts';
import { reviewNight } from './review-night.ts';
import { runSteps } from './run-steps.ts';
import { setUpCare } from './set-up-care.ts';

/** The night and the morning, from files to mails. Each step is skipped where it is done already. */
const STEPS = [
  inventFiles,
  loadFile('customers'),
  loadFile('contacts'),
  loadFile('products'),
  loadFile('orders'),
  loadFile('complaints'),
  setUpCare,
  reviewNight,
  mailLists,
];

export async function playDemo(deps: DemoDeps, openedInSeconds: number): Promise<void> {
  const times = await runSteps(deps, STEPS);
  console.log(times, openedInSeconds);
}
