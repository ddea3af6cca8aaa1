import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What Rytmi is meant to do, and the tests that would fail were it gone: [file, name]. */
const PROMISES: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  'three care levels, and what the customers of nobody bring': [
    [
      'integration/report-coverage',
      'the customers of nobody stand beside those of somebody, with what they bring and how many are lost',
    ],
    ['integration/hand-over', 'a customer handed over gets nothing more by itself, and keeps its history'],
  ],
  'the system notices, and puts a call on the list': [
    ['scenarios/calls', 'two complaints in two weeks, where there were none, are a service call today'],
    [
      'scenarios/calls',
      'a good customer that has been silent for four of its gaps is called, with its yearly value at stake',
    ],
  ],
  'routine mails from the customer’s own orders or its trade’s': [
    [
      'scenarios/reminder',
      'a café whose monthly coffee and two-monthly filters are due gets one mail with both',
    ],
    [
      'scenarios/messages',
      'a café about to order hears what other cafés buy and it does not, in whole packs',
    ],
  ],
  'a real talk on dissatisfaction or growth': [
    [
      'scenarios/calls',
      'a weekly customer that has ordered twice a week for three months is called for growth',
    ],
    [
      'integration/calls-briefing',
      'tells what is at stake, the last five orders and the usual items with their rhythm',
    ],
    [
      'integration/calls-briefing',
      'the reader’s language tells the facts, the customer’s language opens the talk',
    ],
  ],
  'two people are enough': [
    ['unit/decisions/rank-calls', 'nothing gets lost, and today is never longer than the capacity'],
    ['scenarios/calls', 'nobody is called who was talked with lately'],
    [
      'integration/calls-morning-list',
      'each person gets its own share in its own language, best first, and nobody the same card',
    ],
  ],
  'satisfaction where nobody asks': [
    [
      'scenarios/satisfaction',
      'reaches every small customer twice a year, about as many on each working day',
    ],
    [
      'integration/report-satisfaction',
      'each customer counts once, with its last question of the year, and a young one not before it had time',
    ],
  ],
  'stage, value class, and words for each role': [
    [
      'integration/stages-page',
      'stages are counted on the first of each month and today, drawn, in numbers and with what each means',
    ],
    [
      'integration/value-class',
      'the list shows the class of each customer and what it could buy, and is sorted by it',
    ],
    ['integration/templates', 'give a role without words of its own the general text'],
  ],
  'thanks to long customers, and greetings': [
    [
      'scenarios/stages',
      'a loyal customer is thanked on the day of its first order, once, and not where nobody knows that day',
    ],
    [
      'integration/greetings',
      'a list of name days greets whoever bears the name, on the day and in words of her language',
    ],
  ],
  'nobody tells its story twice': [
    [
      'integration/timeline',
      'all that happened with one customer stands in one list, newest first, on the supplier’s days',
    ],
    ['integration/calls-briefing', 'the next one tells what was heard in this one'],
  ],
  'knowing what works': [
    [
      'integration/report-effect',
      'customers who order more often with care than those left alone prove it, and the sentence says so',
    ],
    [
      'unit/nurture/effect/simulated-years',
      'over 1,000 years without any effect, looked at every week, fewer than 5 % ever say “proven” of anything',
    ],
    [
      'scenarios/signal-trust',
      'after forty calls that found it wrong a silence ranks below a smaller one nobody has judged, yet is still called',
    ],
  ],
  'the share of wallet, and tomorrow’s winners among the small': [
    [
      'unit/signals/worth',
      'the potential is what the upper quarter of them buys, and the share of wallet what lies here of it',
    ],
    ['unit/signals/worth', 'growth that the whole industry has counts for less than growth beyond it'],
  ],
  'a good end, and a low threshold to return': [
    ['scenarios/stages', 'a lost customer gets one farewell and then nothing more'],
    ['scenarios/stages', 'who comes back is welcomed back once'],
  ],
  'complaints are worth something': [
    ['scenarios/satisfaction', 'the customer is asked once whether it was put right'],
    [
      'integration/report-reasons',
      'a customer that said twice why it leaves counts once, with what it ordered in the year before',
    ],
  ],
  referrals: [
    ['scenarios/satisfaction', 'of the best marks is followed by one request to recommend us a year'],
  ],
  'figures for each touchpoint, goals first': [
    ['integration/touchpoint-figures', 'each mail is counted for what became of it, and for nothing else'],
    [
      'integration/goals',
      'twenty customers, worked by hand: orders of a year against the year before, and who was lost',
    ],
  ],
};

test('there are fifteen promises', () => {
  expect(Object.keys(PROMISES)).toHaveLength(15);
});

test.each(Object.entries(PROMISES))('%s: kept by tests that are there and run', (_promise, tests) => {
  for (const [file, name] of tests) {
    const path = new URL(`../${file}.test.ts`, import.meta.url);
    expect(existsSync(path), file).toBe(true);
    const source = readFileSync(path, 'utf8').replaceAll(/test\(\s+/g, 'test(');
    expect(source, file).toContain(`test('${name}',`);
  }
});
