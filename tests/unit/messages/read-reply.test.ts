import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newWords } from '../../../src/messages/incoming/new-words.ts';
import { readReply } from '../../../src/messages/incoming/read-reply.ts';

function linesOf(file: string): string[] {
  const text = readFileSync(new URL(`../../fixtures/replies/${file}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

const missedIn = (file: string) => linesOf(file).filter((line) => readReply(line).stop === null);
const stoppedIn = (file: string) => linesOf(file).filter((line) => readReply(line).stop !== null);

describe('"no more mails"', () => {
  test('there are at least 200 ways of saying it here', () => {
    const ways = [...linesOf('stop-known.txt'), ...linesOf('stop-held-out.txt')];
    expect(new Set(ways).size).toBeGreaterThanOrEqual(200);
  });

  test.each(['stop-known.txt', 'stop-held-out.txt'])('at least 95 of 100 in %s are understood', (file) => {
    const missed = missedIn(file);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(0.05 * linesOf(file).length);
  });

  test('no ordinary reply of those the lists were made with is taken for it', () => {
    expect(linesOf('ordinary.txt').length).toBeGreaterThanOrEqual(100);
    expect(stoppedIn('ordinary.txt')).toEqual([]);
  });

  test('at most 5 of 100 ordinary replies that the lists were not made with are', () => {
    const stopped = stoppedIn('ordinary-held-out.txt');
    expect(stopped.length, stopped.join('\n')).toBeLessThanOrEqual(
      0.05 * linesOf('ordinary-held-out.txt').length,
    );
  });
});

describe('complaints', () => {
  test.each([
    'Purkit tulivat rikki, jo toista kertaa.',
    'Olemme todella pettyneitä palveluun',
    'haluan tehdä reklamaation',
    'Tilaus ei ole saapunut vieläkään',
    'väärää tavaraa tuli',
    'Varorna kom sönder.',
    'jag vill reklamera',
    'Vi är mycket missnöjda med er service',
    'Leveransen har inte kommit',
    'The jars arrived broken.',
    'We are very disappointed',
    'The order never arrived',
    'wrong item again!!',
  ])('%s', (words) => {
    expect(readReply(words).complaint).toBe(true);
  });

  test.each([
    'Tilataan perjantaina.',
    'Mikä on hinta?',
    'Tack, samma som förra gången.',
    'Same as last time please.',
    'Kiitos!',
  ])('not: %s', (words) => {
    expect(readReply(words).complaint).toBe(false);
  });
});

describe('thanks that want no answer', () => {
  test.each([
    'Kiitos!',
    'kiitos paljon\n\nAnna',
    'Ok, kiitos!',
    'Tack så mycket!\nEva Berg',
    'Thank you!\nBest, Anna',
    'ok',
    'Great, thanks',
  ])('%s', (words) => {
    expect(readReply(words).thanks).toBe(true);
  });

  test.each([
    'Kiitos! Tilataan 12 purkkia.',
    'Tack! Kan ni ringa mig?',
    'Thanks, but where is my order?',
    'Soita',
  ])('not: %s', (words) => {
    expect(readReply(words).thanks).toBe(false);
  });
});

describe('a person’s own words', () => {
  test.each([
    [
      'Gmail in Finnish',
      'Kiitos!\n\nti 10. marrask. 2026 klo 10.00 Liisa <care@x.fi> kirjoitti:\n\n> unsubscribe\n> Hei',
    ],
    [
      'an attribution broken into two lines',
      'Kiitos!\n\nOn Tue, Nov 10, 2026 at 10:00 AM Liisa, Pohjan Tukku <care@x.fi>\nwrote:\n\n> unsubscribe',
    ],
    [
      'Outlook in Swedish',
      'Kiitos!\n\nFrån: Liisa <care@x.fi>\nSkickat: den 10 november 2026 10:00\nTill: Anna\nÄmne: Hej\n\nunsubscribe',
    ],
    ['Outlook’s line', 'Kiitos!\n\n________________________________\nunsubscribe'],
    ['a telephone', 'Kiitos!\n\nLähetetty iPhonesta'],
    ['a signature', 'Kiitos!\n-- \nAnna Virtanen\nPlease unsubscribe'],
    ['an original message', 'Kiitos!\n\n-----Alkuperäinen viesti-----\nunsubscribe'],
    ['our own lines, quoted without a mark', 'Kiitos!\nPlease stop by mail with one press here'],
  ])('stand alone: %s', (_name, text) => {
    expect(newWords(text, 'Hei\nPlease stop by mail with one press here\n')).toBe('Kiitos!');
  });

  test('written below what is quoted are kept', () => {
    expect(newWords('On Tuesday Liisa wrote:\n> Hei\n> unsubscribe\n\nTilaan 12.', null)).toBe('Tilaan 12.');
  });
});
