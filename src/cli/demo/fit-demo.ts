import { fitInThread } from '../../nurture/fit-in-thread.ts';
import { listForecasts } from '../../nurture/forecast-version-store.ts';
import { refitForecast } from '../../nurture/refit-forecast.ts';
import { startThread } from '../../platform/start-thread.ts';
import type { DemoStep } from './demo-step.ts';

/** The forecast that the worker learns on Sunday nights. Of the demo's customers there are too few, and it says so. */
export const fitDemo: DemoStep = {
  title: 'Forecast',
  async run(deps, show) {
    if ((await listForecasts(deps.db, 1)).length > 0) return null;
    const { name, findings } = await show(null, () =>
      refitForecast({ ...deps, fit: fitInThread(startThread) }, { today: deps.record.today }),
    );
    if (findings.kind === 'fitted') return `learnt: ${name}`;
    return `plain interval: ${findings.customers} of the ${findings.needed.customers} customers that learning takes`;
  },
};
