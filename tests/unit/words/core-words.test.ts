import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { REFUSALS } from '../../../src/decisions/may-contact.ts';
import { RULES } from '../../../src/decisions/rules/all-rules.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';
import { explainRule } from '../../../src/words/explain-rule.ts';
import { explainSignal } from '../../../src/words/explain-signal.ts';
import { RESOURCES } from '../../../src/words/resources.ts';
import { sayGap } from '../../../src/words/say-gap.ts';
import { speakerFor } from '../../../src/words/speaker.ts';
import {
  aFacts,
  amongGreatBuyers,
  anOrder,
  COFFEE,
  CUPS,
  daysAgo,
  ordersEvery,
  type Story,
} from '../../support/story.ts';
import { anyFacts } from '../../support/story-arbitrary.ts';

/** Codes written out in the rules, by the two words that every answer is made with. */
function codesInSource(): string[] {
  const root = new URL('../../../src/decisions/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const source = files.map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n');
  return [...source.matchAll(/(?:quiet|stop)\('([a-z-]+)'|because: '([a-z-]+)'/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

const MADE_UP = ['silent', 'shrinking', 'growing', 'widening', 'untapped'].map((kind) => `${kind}-at-stake`);
const CODES = new Set([...codesInSource(), ...REFUSALS, ...MADE_UP, 'no-contact', 'nothing-for-growth']);

describe.each(LANGUAGES)('in %s', (language) => {
  const speaker = speakerFor(language);
  const speech = { speaker, currency: 'EUR', productName: (id: number) => `Product ${id}` };

  test.each([...CODES])('the reason "%s" has a sentence', (code) => {
    const texts = RESOURCES[language].rules as Record<string, unknown>;
    expect([texts[code], texts[`${code}_other`]].filter((text) => typeof text === 'string')).toHaveLength(1);
  });

  test('every rule has a name', () => {
    for (const { name } of RULES) expect(speaker.say(`rules:name.${name}`)).not.toBe('');
  });

  test('whatever is found and answered can be said, in full sentences without gaps', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { signals, rules } = decide(facts);
        const sentences = [
          ...signals.map((signal) => explainSignal(signal, speech)),
          ...rules.map((answer) => explainRule(answer, speaker, 'EUR')),
        ];
        for (const sentence of sentences) {
          expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
          expect(sentence).not.toMatch(/undefined|NaN|\{\{/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function placeholders(texts: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]): [string, string][] =>
      typeof text === 'string'
        ? [[key, [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join()]]
        : Object.entries(placeholders(text)).map(([inner, found]) => [`${key}.${inner}`, found]),
    ),
  );
}

test.each(['fi', 'sv'] as const)('%s has the same texts as en', (language) => {
  for (const area of ['signals', 'rules'] as const) {
    const { [area]: own } = RESOURCES[language];
    expect(Object.keys(placeholders(own))).toEqual(Object.keys(placeholders(RESOURCES.en[area])));
  }
});

/** Stories that make each signal at least once, so that each sentence is read by a person here. */
const STORIES: Record<string, Story> = {
  due: { orders: ordersEvery(35, { times: 6, last: 33 }) },
  late: { orders: ordersEvery(30, { times: 6, last: 40 }) },
  silent: { orders: ordersEvery(30, { times: 6, last: 110 }) },
  complaints: {
    complaints: [
      { openedOn: daysAgo(3), closedOn: null },
      { openedOn: daysAgo(9), closedOn: null },
    ],
  },
  widening: {
    orders: [
      ...ordersEvery(30, { times: 12, last: 10 }),
      ...ordersEvery(30, { times: 3, last: 10, item: CUPS }),
    ],
    products: { [COFFEE]: { category: 'Kahvi' }, [CUPS]: { category: 'Astiat' } },
  },
  shrinking: {
    orders: [
      ...ordersEvery(7, { times: 50, last: 91 }),
      ...ordersEvery(7, { times: 13, last: 2, quantity: 3, cents: 3000 }),
    ],
  },
  growing: {
    orders: [...ordersEvery(7, { times: 50, last: 91 }), ...ordersEvery(4, { times: 22, last: 2 })],
  },
  new: { orders: anOrder(4) },
  returned: { orders: [...ordersEvery(30, { times: 8, last: 190 }), ...anOrder(7)] },
  untapped: {
    orders: ordersEvery(30, { times: 13, last: 10 }),
    customer: { industry: '56.10', employees: 12 },
    products: { [COFFEE]: { category: 'Kahvi' } },
    worth: amongGreatBuyers('56.10', { Kahvi: 800_000, Astiat: 300_000 }),
  },
};

test.each(LANGUAGES)('signals in %s read as they should', (language) => {
  const speech = { speaker: speakerFor(language), currency: 'EUR', productName: () => 'Juhla Mokka 500 g' };
  const said = Object.values(STORIES).flatMap((story) =>
    decide(aFacts(story)).signals.map((signal) => explainSignal(signal, speech)),
  );
  expect(said).toMatchSnapshot();
});

test('gaps are said as people say them', () => {
  const english = speakerFor('en');
  const said = [1, 5, 7, 14, 30, 35, 90].map((days) => sayGap(days, english));
  expect(said).toEqual([
    'every day',
    'about every 5 days',
    'about once a week',
    'about every 2 weeks',
    'about once a month',
    'about every 5 weeks',
    'about every 3 months',
  ]);
});
