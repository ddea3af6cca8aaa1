/** The thread that fits: one task in, one answer out, and it ends. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { TriedForecast } from '../forecast/fit-forecast.ts';
import type { FitThreadTask } from './fit-task.ts';
import { workOnFit } from './work-on-fit.ts';

parentPort?.once('message', async ({ tried, ...task }: FitThreadTask) => {
  const fromOther = async (): Promise<TriedForecast> =>
    (await once(tried as NonNullable<typeof tried>, 'message'))[0];
  parentPort?.postMessage(await workOnFit(task, tried && fromOther));
  tried?.close();
});
