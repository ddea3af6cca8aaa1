import { deliverNight } from './deliver-night.ts';
import type { DemoDeps } from './demo-step.ts';
import { describeDemo } from './describe-demo.ts';
import { fitDemo } from './fit-demo.ts';
import { freeStuck } from './free-stuck.ts';
import { inventFiles } from './invent-files.ts';
import { letStaffIn } from './let-staff-in.ts';
import { loadFile } from './load-file.ts';
import { mailLists } from './mail-lists.ts';
import { releaseNight } from './release-night.ts';
import { reviewNight } from './review-night.ts';
import { runSteps } from './run-steps.ts';
import { setUpCare } from './set-up-care.ts';
import { summariseDemo } from './summarise-demo.ts';
import { withInbox } from './with-inbox.ts';

/** The night and the morning, from files to mails. Each step is skipped where it is done already. */
const STEPS = [
  inventFiles,
  loadFile('customers'),
  loadFile('contacts'),
  loadFile('products'),
  loadFile('orders'),
  loadFile('complaints'),
  setUpCare,
  letStaffIn,
  fitDemo,
  reviewNight,
  releaseNight,
  freeStuck,
  deliverNight,
  mailLists,
];

/** Plays the demo up to its summary. */
export async function playDemo(deps: DemoDeps): Promise<void> {
  const openedIn = (deps.now().getTime() - deps.openedAt.getTime()) / 1000;
  const opened = { title: 'Postgres', seconds: openedIn, worked: true };
  const times = await withInbox(deps, (open) => runSteps(open, STEPS));
  const outcome = await summariseDemo(deps, [opened, ...times]);
  console.log(['', ...describeDemo(outcome), ''].join('\n'));
}
