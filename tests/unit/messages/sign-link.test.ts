import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINK_PURPOSES, linkKeysFrom, openLink, signLink } from '../../../src/messages/sign-link.ts';
import { howOften } from '../../support/how-long.ts';

const KEYS = linkKeysFrom(['the secret of this year']);
const NOW = new Date('2026-11-10T08:00:00Z');
const TARGET = { messageId: '0198b0a4-2f60-7bd0-9d9e-6a8bb0b1c001', contactId: 4711 };
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

test('a link opens what it was signed for, and nothing else', () => {
  for (const purpose of LINK_PURPOSES) {
    const token = signLink(KEYS, purpose, TARGET, NOW);
    for (const other of LINK_PURPOSES)
      expect(openLink(KEYS, other, token, NOW)).toEqual(other === purpose ? TARGET : null);
  }
});

test('a link holds ids only and may stand in an address as it is', () => {
  const token = signLink(KEYS, 'unsubscribe', TARGET, NOW);
  expect(token).toBe(encodeURIComponent(token));
  expect(token).toMatch(/^v1\.[0-9a-f]{6}\.u_[0-9a-f-]{36}_3mv_0\.[\w-]{43}$/);
});

test('preferences and reorder links end after 90 days, unsubscribe links never', () => {
  for (const purpose of ['preferences', 'reorder'] as const) {
    const token = signLink(KEYS, purpose, TARGET, NOW);
    expect(openLink(KEYS, purpose, token, daysLater(90))).toEqual(TARGET);
    expect(openLink(KEYS, purpose, token, daysLater(92))).toBeNull();
  }
  const forEver = signLink(KEYS, 'unsubscribe', TARGET, NOW);
  expect(openLink(KEYS, 'unsubscribe', forEver, daysLater(10_000))).toEqual(TARGET);
});

test('after the secret was changed, old links open while the old secret is kept', () => {
  const old = signLink(KEYS, 'reorder', TARGET, NOW);
  const both = linkKeysFrom(['the secret of next year', 'the secret of this year']);
  expect(openLink(both, 'reorder', old, NOW)).toEqual(TARGET);
  expect(openLink(linkKeysFrom(['the secret of next year']), 'reorder', old, NOW)).toBeNull();
});

test('no changed link opens anything', () => {
  const token = signLink(KEYS, 'reorder', TARGET, NOW);
  fc.assert(
    fc.property(
      fc.nat(token.length - 1),
      fc.constantFrom(...'abcXYZ019-_.'),
      fc.constantFrom('replace', 'insert', 'cut'),
      (at, letter, how) => {
        const rest = token.slice(how === 'insert' ? at : at + 1);
        const changed = token.slice(0, at) + (how === 'cut' ? '' : letter) + rest;
        if (changed !== token) expect(openLink(KEYS, 'reorder', changed, NOW)).toBeNull();
      },
    ),
    { numRuns: howOften({ short: 10_000, long: 100_000 }) },
  );
});

test('no text at all opens anything or breaks', () => {
  const property = fc.property(fc.string(), (text) => {
    expect(openLink(KEYS, 'unsubscribe', text, NOW)).toBeNull();
  });
  fc.assert(property, { numRuns: 2000 });
});
