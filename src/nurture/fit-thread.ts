/** The thread that fits: one task in, one answer out, and it ends. */
import { parentPort } from 'node:worker_threads';
import type { FitTask } from './fit-task.ts';
import { workOnFit } from './work-on-fit.ts';

parentPort?.once('message', (task: FitTask) => parentPort?.postMessage(workOnFit(task)));
