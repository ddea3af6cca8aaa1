/** The thread that learns the whole base: one task in, one answer out, and it ends. */
import { parentPort } from 'node:worker_threads';
import type { BaseTask } from './base-task.ts';
import { workOnBase } from './work-on-base.ts';

parentPort?.once('message', (task: BaseTask) => parentPort?.postMessage(workOnBase(task)));
