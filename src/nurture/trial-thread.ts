/** The thread that looks how good a fit is, beside the one that fits: one task in, one answer out, and it ends. */
import { parentPort } from 'node:worker_threads';
import type { FitTask } from './fit-task.ts';
import { workOnTrial } from './work-on-fit.ts';

parentPort?.once('message', (task: FitTask) => parentPort?.postMessage(workOnTrial(task)));
