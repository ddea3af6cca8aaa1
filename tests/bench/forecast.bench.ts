import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fitBgNbd } from '../../src/forecast/customers/bg-nbd.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { describeJudgement } from './support/forecast/describe-judgement.ts';
import { describeSuggestions, meansOfSuggestions } from './support/forecast/describe-suggestions.ts';
import { drawForecast } from './support/forecast/draw-forecast.ts';
import { goalsOf } from './support/forecast/goals.ts';
import { judge } from './support/forecast/judge.ts';
import { judgeSuggestions, SUGGESTION_DAYS } from './support/forecast/judge-suggestions.ts';
import { listCuts } from './support/forecast/list-cuts.ts';
import { loadBooks } from './support/forecast/load-books.ts';
import { meansOf } from './support/forecast/mean-of.ts';
import { figure, tableLines } from './support/forecast/print-table.ts';
import { readCdnow } from './support/forecast/read-cdnow.ts';
import { timeOneDay } from './support/forecast/time-one-day.ts';

const SAMPLE = new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const HORIZONS = { itemHorizonDays: 30, customerHorizonDays: 90 };

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: SAMPLE },
    map: { type: 'string', default: 'online-retail' },
    /** Months looked back from, the last ones whose horizon is closed. */
    cuts: { type: 'string', default: '6' },
    /** The CDNOW sample, to check the textbook model against its known answer. */
    cdnow: { type: 'string' },
    json: { type: 'boolean', default: false },
    svg: { type: 'string' },
  },
});

const say = (...lines: string[]) => {
  if (!values.json) console.log(lines.join('\n'));
};
const loaded = await loadBooks(values.orders, values.map);
const { books, firstDay, lastDay } = loaded;
say(
  `${values.orders}: ${loaded.lines.toLocaleString('en')} lines of ${books.length.toLocaleString('en')} customers, ${isoFromDay(firstDay)} to ${isoFromDay(lastDay)}`,
);
if (values.cdnow) await checkTextbook(values.cdnow);

const months = Number(values.cuts);
const items = listCuts(lastDay, HORIZONS.itemHorizonDays, months);
const customers = listCuts(lastDay, HORIZONS.customerHorizonDays, months).filter(
  (cut) => cut >= (items[0] ?? 0),
);
const judged = judge(books, {
  ...HORIZONS,
  items,
  customers,
  onCut: (cut) => process.stderr.write(`fitting and judging on ${isoFromDay(cut)} …\n`),
});
say(
  '',
  ...describeJudgement(judged.items, { title: 'Items: bought again within 30 days?', what: 'bought again' }),
  '',
  ...describeJudgement(judged.customers, { title: 'Customers: silent for 90 days?', what: 'silent' }),
);

const suggested = listCuts(lastDay, SUGGESTION_DAYS, months)
  .filter((cut) => cut >= (items[0] ?? 0))
  .map((cut) => judgeSuggestions(books, cut));
say('', ...describeSuggestions(suggested));
const suggestions = meansOfSuggestions(suggested);

const means = { items: meansOf(judged.items), customers: meansOf(judged.customers) };
const oneDay = await timeOneDay({
  orders: values.orders,
  profile: values.map,
  on: lastDay + 1,
  ...HORIZONS,
});
say('', ...(oneDay ? timing(oneDay) : ['Nothing to time: Rytmi has too little history for a fit.']));
const goals = goalsOf({ ...means, suggestions, oneDay });
say(
  '',
  ...tableLines(
    ['what', 'goal', 'reached', ''],
    goals.map(({ what, goal, reached, met }) => [
      what,
      goal,
      figure(reached),
      met === null ? '' : met ? 'met' : 'missed',
    ]),
  ),
);
if (values.json) console.log(JSON.stringify({ ...judged, suggestions: suggested, means, oneDay, goals }));
if (values.svg) {
  await mkdir(dirname(values.svg), { recursive: true });
  await writeFile(values.svg, drawForecast(judged));
}

async function checkTextbook(path: string): Promise<void> {
  const { model, logLikelihood } = fitBgNbd(await readCdnow(path));
  const { r, alpha, a, b } = model;
  say(
    `BG/NBD on CDNOW: r ${figure(r, 4)}, alpha ${figure(alpha, 4)}, a ${figure(a, 4)}, b ${figure(b, 4)}, log-likelihood ${figure(logLikelihood, 2)}`,
    '     published: r 0.2426, alpha 4.4135, a 0.7929, b 2.4258, log-likelihood -9582.43',
  );
}

function timing(day: NonNullable<typeof oneDay>): string[] {
  return [
    `One fit ${day.fitSeconds.toFixed(1)} s, all forecasts of a day ${day.forecastSeconds.toFixed(1)} s, reading the file ${day.readSeconds.toFixed(1)} s; at most ${Math.round(day.peakMegabytes)} MB`,
  ];
}
