/** The thread that tries templates: a task in, an answer or `null` out, one at a time. */
import { parentPort } from 'node:worker_threads';
// Every task needs it, and to load it must not count as a template's own time.
import 'mjml';
import type { TrialTask } from './trial.ts';
import { tryTemplate } from './try-template.ts';

parentPort?.on('message', (task: TrialTask) => {
  tryTemplate(task).then(
    (answer) => parentPort?.postMessage(answer),
    // Whatever a template breaks in here, it is not let out.
    () => parentPort?.postMessage(null),
  );
});
parentPort?.postMessage('ready');
