import type { Command } from 'commander';
import { fitInThread } from '../nurture/fit-in-thread.ts';
import { findForecast, listForecasts } from '../nurture/forecast-version-store.ts';
import { refitForecast } from '../nurture/refit-forecast.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { withProgress } from '../platform/progress.ts';
import { startThread } from '../platform/start-thread.ts';
import { Mistake } from '../shared/mistake.ts';
import { describeForecastVersion } from './forecasts/describe-forecast-version.ts';
import { describeVersionList } from './forecasts/describe-version-list.ts';

/** Versions listed: half a year of weeks. */
const LISTED = 26;

export function registerForecasts(program: Command, open: () => Promise<Deps>): void {
  const forecasts = program
    .command('forecasts')
    .description(
      'what was learnt from the orders in the database, how good it is, and which version is in use',
    );
  forecasts
    .command('list', { isDefault: true })
    .description('the versions, newest first')
    .option('--json', 'for programs')
    .action(async (options: { json?: true }) => {
      const versions = await listForecasts((await open()).db, LISTED);
      console.log(
        options.json ? JSON.stringify(versions, null, 2) : describeVersionList(versions).join('\n'),
      );
    });
  forecasts
    .command('show')
    .description('one version: its figures, and how true its probabilities came')
    .argument('<name>', 'as the list names it, such as 2026-11-22')
    .option('--json', 'for programs')
    .action(async (name: string, options: { json?: true }) =>
      show(await open(), name, options.json === true),
    );
  forecasts
    .command('fit')
    .description('learn a new version now, as the worker does on Sunday nights; used unless it is worse')
    .option('--json', 'for programs')
    .action(async (options: { json?: true }) => learnNow(await open(), options.json === true));
}

async function show(deps: Deps, name: string, json: boolean): Promise<void> {
  const version = await findForecast(deps.db, name);
  if (!version) throw new Mistake(`No forecast is called ${name}. See: rytmi forecasts list`);
  console.log(json ? JSON.stringify(version, null, 2) : describeForecastVersion(version).join('\n'));
}

async function learnNow(deps: Deps, json: boolean): Promise<void> {
  const today = dayInZone(deps.now(), deps.supplier.timeZone);
  const version = await withProgress('Learning from the past', null, () =>
    refitForecast({ ...deps, fit: fitInThread(startThread) }, { today }),
  );
  console.log(json ? JSON.stringify(version, null, 2) : describeForecastVersion(version).join('\n'));
}
