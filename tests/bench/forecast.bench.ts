import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fitBgNbd } from '../../src/forecast/customers/bg-nbd.ts';
import { type Day, isoFromDay } from '../../src/shared/calendar-day.ts';
import { replayAlarms } from './support/alarms/replay-alarms.ts';
import { compareAlarms, describeAlarms } from './support/forecast/describe-alarms.ts';
import { describeJudgement } from './support/forecast/describe-judgement.ts';
import { describePlanted } from './support/forecast/describe-planted.ts';
import { describePlantedSignals } from './support/forecast/describe-planted-signals.ts';
import { describeSuggestions, meansOfSuggestions } from './support/forecast/describe-suggestions.ts';
import { drawForecast } from './support/forecast/draw-forecast.ts';
import { describeGoals, goalsOf } from './support/forecast/goals.ts';
import { judge } from './support/forecast/judge.ts';
import { judgeHalves } from './support/forecast/judge-halves.ts';
import { judgeSuggestions, SUGGESTION_DAYS } from './support/forecast/judge-suggestions.ts';
import { listCuts } from './support/forecast/list-cuts.ts';
import { loadBooks } from './support/forecast/load-books.ts';
import { meansOf } from './support/forecast/mean-of.ts';
import { figure } from './support/forecast/print-table.ts';
import { readCdnow } from './support/forecast/read-cdnow.ts';
import { describeOneDay, timeOneDay } from './support/forecast/time-one-day.ts';
import { plantedComplaints } from './support/planted-complaints.ts';
import { plantedLostItems } from './support/planted-lost-items.ts';
import { plantedTrends } from './support/planted-trends.ts';
import { plantedWidening } from './support/planted-widening.ts';

const SAMPLE = new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;

const PARTS = ['forecast', 'suggestions', 'alarms', 'changes', 'time'] as const;
/** Asked for by name: it fits twice as often. */
const HALVES = 'halves';
/** Days over which silences are replayed. */
const REPLAY_DAYS = 210;
/** Days after a planted change on which it is looked for. */
const DELAYS_DAYS = [30, 60, 90, 120];

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: SAMPLE },
    map: { type: 'string', default: 'online-retail' },
    /** Months looked back from, the last ones whose horizon is closed. */
    cuts: { type: 'string', default: '6' },
    /** Some of the parts, such as `forecast,time`; `halves` fits on one half of the customers and judges on the other. */
    only: { type: 'string', default: PARTS.join(',') },
    /** The CDNOW sample, to check the textbook model against its known answer. */
    cdnow: { type: 'string' },
    json: { type: 'boolean', default: false },
    svg: { type: 'string' },
  },
});

/** The sample is smaller than what Rytmi wants before it forecasts; its figures are rough for that reason. */
const SAMPLE_NEEDS = { customers: 250, days: 180 };
const HORIZONS = {
  ...{ itemHorizonDays: 30, customerHorizonDays: 90 },
  ...(values.orders === SAMPLE && { needs: SAMPLE_NEEDS }),
};

const say = (...lines: string[]) => {
  if (!values.json) console.log(['', ...lines].join('\n'));
};
const wants = (part: (typeof PARTS)[number] | typeof HALVES) => values.only.split(',').includes(part);
const loaded = await loadBooks(values.orders, values.map);
const { books, firstDay, lastDay } = loaded;
const cutsFor = (horizonDays: number) => listCuts({ firstDay, lastDay }, horizonDays, Number(values.cuts));
const items = cutsFor(HORIZONS.itemHorizonDays);
const earliest = (cut: Day) => cut >= (items[0] ?? cut);

say(
  `${values.orders}: ${loaded.lines.toLocaleString('en')} lines of ${books.length.toLocaleString('en')} customers, ${isoFromDay(firstDay)} to ${isoFromDay(lastDay)}`,
);
if (values.cdnow) await checkTextbook(values.cdnow);
const judged = wants('forecast') ? await judgeForecasts() : null;
const halves = wants(HALVES) ? await judgeBothHalves() : null;
const suggested = wants('suggestions') ? judgeAllSuggestions() : null;
const alarms = wants('alarms') ? replaySilences() : null;
const planted = wants('changes') ? plantChanges() : null;
const oneDay = wants('time') ? await timeOne() : null;
const means = { items: judged && meansOf(judged.items), customers: judged && meansOf(judged.customers) };
const goals = goalsOf({
  items: means.items ?? [],
  customers: means.customers ?? [],
  suggestions: suggested && meansOfSuggestions(suggested),
  oneDay,
});
const isWhole = PARTS.every(wants);
const told = goals.filter(({ reached }) => isWhole || reached !== null);
if (told.length > 0) say(...describeGoals(told));
if (values.json) {
  console.log(
    JSON.stringify({
      ...judged,
      halves,
      suggestions: suggested,
      alarms,
      changes: planted,
      means,
      oneDay,
      goals,
    }),
  );
}
if (values.svg && judged) {
  await mkdir(dirname(values.svg), { recursive: true });
  await writeFile(values.svg, drawForecast(judged));
}

function plan() {
  return {
    ...HORIZONS,
    items,
    customers: cutsFor(HORIZONS.customerHorizonDays).filter(earliest),
    onCut: (cut: Day) => process.stderr.write(`fitting and judging on ${isoFromDay(cut)} …\n`),
  };
}

async function judgeBothHalves() {
  const both = await judgeHalves(books, plan());
  for (const half of both) {
    const about = `learnt from ${half.learntFrom} customers, judged on ${half.judgedOn} others`;
    say(...describeJudgement(half.items, { title: `Items, ${about}`, what: 'bought again' }));
    say(...describeJudgement(half.customers, { title: `Customers, ${about}`, what: 'silent' }));
  }
  return both;
}

async function judgeForecasts() {
  const judgements = await judge(books, plan());
  say(
    ...describeJudgement(judgements.items, {
      title: 'Items: bought again within 30 days?',
      what: 'bought again',
    }),
  );
  say(
    ...describeJudgement(judgements.customers, { title: 'Customers: silent for 90 days?', what: 'silent' }),
  );
  return judgements;
}

function judgeAllSuggestions() {
  const cuts = cutsFor(SUGGESTION_DAYS)
    .filter(earliest)
    .map((cut) => judgeSuggestions(books, cut));
  say(...describeSuggestions(cuts));
  return cuts;
}

function replaySilences() {
  const [from = lastDay] = listCuts({ firstDay, lastDay }, REPLAY_DAYS, 1);
  const to = lastDay + 1;
  const compared = compareAlarms(
    replayAlarms(books, { from, to, horizonDays: HORIZONS.customerHorizonDays }),
  );
  say(...describeAlarms(from, compared));
  return compared;
}

function plantChanges() {
  const [on = lastDay] = listCuts({ firstDay, lastDay }, Math.max(...DELAYS_DAYS), 1);
  const runs = (['shuffled', 'real'] as const).flatMap((base) =>
    DELAYS_DAYS.map((delayDays) => plantedTrends(books, { on, delayDays, base })),
  );
  const signals = {
    lostItems: DELAYS_DAYS.map((delayDays) => plantedLostItems(books, { on, delayDays, lastDay })),
    widening: DELAYS_DAYS.map((delayDays) => {
      const { judged: _, ...planted } = plantedWidening(books, { on, delayDays });
      return planted;
    }),
    complaints: plantedComplaints(books, { on }),
  };
  say(...describePlanted(on, runs), ...describePlantedSignals(on, signals));
  return { trends: runs, ...signals };
}

async function timeOne() {
  const asked = { orders: values.orders, profile: values.map, on: lastDay + 1, ...HORIZONS };
  const day = await timeOneDay(asked);
  say(day ? describeOneDay(day) : 'Nothing to time: Rytmi has too little history for a fit.');
  return day;
}

async function checkTextbook(path: string): Promise<void> {
  const { model, logLikelihood } = fitBgNbd(await readCdnow(path));
  const { r, alpha, a, b } = model;
  say(
    `BG/NBD on CDNOW: r ${figure(r, 4)}, alpha ${figure(alpha, 4)}, a ${figure(a, 4)}, b ${figure(b, 4)}, log-likelihood ${figure(logLikelihood, 2)}`,
    '     published: r 0.2426, alpha 4.4135, a 0.7929, b 2.4258, log-likelihood -9582.43',
  );
}
