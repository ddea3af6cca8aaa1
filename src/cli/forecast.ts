import { type Command, Option } from 'commander';
import { fitInThread } from '../nurture/fit-in-thread.ts';
import { type ForecastOfFile, forecastFile } from '../nurture/forecast-file.ts';
import { type OrderFile, readOrderFile } from '../orders/read-order-file.ts';
import { withProgress } from '../platform/progress.ts';
import { startThread } from '../platform/start-thread.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { Mistake } from '../shared/mistake.ts';
import { speakerFor } from '../words/speaker.ts';
import { type CsvWriter, openCsv } from './forecast/csv-writer.ts';
import { describeFileFit } from './forecast/describe-file-fit.ts';
import { describeOrderFile } from './forecast/describe-order-file.ts';
import { parseHorizon } from './forecast/parse-horizon.ts';
import { suggestionRows } from './forecast/suggestion-rows.ts';
import {
  CUSTOMER_COLUMNS,
  type ForecastWriters,
  ITEM_COLUMNS,
  SUGGESTION_COLUMNS,
  writeForecasts,
} from './forecast/write-forecasts.ts';
import { parseDay } from './parse-day.ts';

interface ForecastOptions {
  orders: string;
  map?: string;
  on: string;
  horizon: number;
  customerHorizon: number;
  itemsOut: string;
  customersOut: string;
  suggestionsOut?: string;
}

/** Forecasts from a file. Needs no database, and leaves nothing in the installation. */
export function registerForecast(program: Command): void {
  const days = (flags: string, about: string, usual: number) =>
    new Option(flags, about).default(usual).argParser((text) => parseHorizon(flags, text));
  program
    .command('forecast')
    .description('forecast from a file of orders alone: who buys what, who orders, who falls silent')
    .requiredOption('--orders <file>', 'order lines: a CSV file, or one packed as .csv.gz')
    .option(
      '--map <profile>',
      'a mapping profile: the name of a shipped one, or a JSON file; left out, one that fits is found',
    )
    .requiredOption('--on <day>', 'as of the morning of this day, such as 2026-11-22')
    .addOption(days('--horizon <days>', 'days ahead for items', 30))
    .addOption(days('--customer-horizon <days>', 'days ahead for customers', 90))
    .requiredOption('--items-out <file>', ITEM_COLUMNS.join(','))
    .requiredOption('--customers-out <file>', CUSTOMER_COLUMNS.join(','))
    .option('--suggestions-out <file>', SUGGESTION_COLUMNS.join(','))
    .action((options: ForecastOptions) => forecast(options));
}

async function forecast(options: ForecastOptions): Promise<void> {
  const on = parseDay('--on', options.on);
  const opened: CsvWriter[] = [];
  const open = async (path: string, header: readonly string[]) => {
    const writer = await openCsv(path, header);
    opened.push(writer);
    return writer;
  };
  try {
    const writers = {
      items: await open(options.itemsOut, ITEM_COLUMNS),
      customers: await open(options.customersOut, CUSTOMER_COLUMNS),
      suggestions: options.suggestionsOut ? await open(options.suggestionsOut, SUGGESTION_COLUMNS) : null,
    };
    const file = await read(options, on);
    console.log(describeOrderFile(file, speakerFor('en')).join('\n'));
    const forecasts = await learn(options, file, on);
    await write(forecasts, writers, file, on);
    for (const writer of opened) await writer.finish();
    console.log(describeFileFit(forecasts).join('\n'));
  } finally {
    await Promise.all(opened.map((writer) => writer.discard()));
  }
}

async function read({ orders: path, map: profile }: ForecastOptions, before: Day): Promise<OrderFile> {
  const read = await withProgress(path, null, (onProgress) =>
    readOrderFile({ path, profile, before, onProgress }),
  );
  if (!read.ok)
    throw new Mistake(speakerFor('en').say(`imports:fault.${read.problem.code}`, read.problem.values));
  if (read.value.taken > 0) return read.value;
  const why = describeOrderFile(read.value, speakerFor('en')).join('\n');
  throw new Mistake(`${path} holds no order line dated before ${isoFromDay(before)}.\n${why}`);
}

function learn(options: ForecastOptions, file: OrderFile, on: Day): Promise<ForecastOfFile> {
  const horizons = { itemHorizonDays: options.horizon, customerHorizonDays: options.customerHorizon };
  return withProgress('Learning from the past', null, () =>
    forecastFile({ fit: fitInThread(startThread) }, { file, on, ...horizons }),
  );
}

function write(
  { customers, forecasts }: ForecastOfFile,
  writers: ForecastWriters,
  file: OrderFile,
  on: Day,
): Promise<void> {
  const rowsOf = suggestionRows(file, on, speakerFor('en'));
  return withProgress('Forecasting', customers, (advance) =>
    writeForecasts(forecasts, writers, rowsOf, advance),
  );
}
