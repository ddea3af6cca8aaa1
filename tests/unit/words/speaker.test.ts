import { expect, test } from 'vitest';
import { dayFromIso } from '../../../src/shared/calendar-day.ts';
import { RESOURCES } from '../../../src/words/resources.ts';
import { speakerFor } from '../../../src/words/speaker.ts';

/** Paths of all texts; the plural forms of one text count as one. */
function keysOf(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([key, value]) => {
    const here = `${path}${key.replace(/_(one|other)$/, '')}`;
    return typeof value === 'string' ? [here] : keysOf(value, `${here}.`);
  });
}

test('every text stands in all languages of its area', () => {
  const languages = Object.entries(RESOURCES).map(
    ([language, areas]) => [language, [...new Set(keysOf(areas))].sort()] as const,
  );
  const english = languages.find(([language]) => language === 'en')?.[1];
  for (const [, keys] of languages) expect(keys).toEqual(english);
});

test('a text that does not exist, or lacks a value, is an error and never a blank', () => {
  expect(() => speakerFor('fi').say('signals:no-such-thing')).toThrow('no-such-thing');
  expect(() => speakerFor('fi').say('signals:widening')).toThrow('categories');
});

test('numbers, money, shares and days are written as the reader writes them', () => {
  const spoken = (['en', 'fi', 'sv'] as const).map((language) => {
    const speaker = speakerFor(language);
    return [
      speaker.number(1234.5, 1),
      speaker.money(123_450, 'EUR'),
      speaker.percent(-0.4),
      speaker.date(dayFromIso('2026-11-22') as number),
      speaker.list(['a', 'b', 'c']),
    ].map((text) => text.replaceAll('\u00a0', ' '));
  });
  expect(spoken).toEqual([
    ['1,234.5', '€1,234.50', '40%', '22 November 2026', 'a, b and c'],
    ['1 234,5', '1 234,50 €', '40 %', '22. marraskuuta 2026', 'a, b ja c'],
    ['1 234,5', '1 234,50 €', '40 %', '22 november 2026', 'a, b och c'],
  ]);
});
