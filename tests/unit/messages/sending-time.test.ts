import { expect, test } from 'vitest';
import { sendingTime } from '../../../src/messages/sending-time.ts';

const SENDING = { fromHour: 8, toHour: 16, weekdays: [1, 2, 3, 4, 5], respectHolidays: true };
const SUPPLIER = { timeZone: 'Europe/Helsinki', country: 'FI' };
const HELSINKI = { timeZone: 'Europe/Helsinki', country: 'FI' };
const next = (moment: string, place: { timeZone: string | null; country: string | null } = HELSINKI) =>
  sendingTime(new Date(moment), place, SENDING, SUPPLIER)?.toISOString();

test('within the hours a mail may go at once', () => {
  expect(next('2026-11-10T08:30:00Z')).toBe('2026-11-10T08:30:00.000Z');
});

test('before and after the hours it waits for eight o’clock of the contact’s own day', () => {
  expect(next('2026-11-10T03:00:00Z')).toBe('2026-11-10T06:00:00.000Z');
  expect(next('2026-11-10T14:00:00Z')).toBe('2026-11-11T06:00:00.000Z');
});

test('nothing goes on a weekend or a public holiday of the contact’s country', () => {
  expect(next('2026-11-13T15:00:00Z')).toBe('2026-11-16T06:00:00.000Z');
  // 6 December, Finland's independence day, was a Sunday; 25 December 2026 is a Friday.
  expect(next('2026-12-24T15:00:00Z')).toBe('2026-12-28T06:00:00.000Z');
  expect(next('2026-11-26T15:00:00Z', { timeZone: 'America/New_York', country: 'US' })).toBe(
    '2026-11-27T13:00:00.000Z',
  );
});

test('a contact in Auckland is written to by day there, not here', () => {
  expect(next('2026-11-10T08:30:00Z', { timeZone: 'Pacific/Auckland', country: 'NZ' })).toBe(
    '2026-11-10T19:00:00.000Z',
  );
});

test('eight o’clock stays eight o’clock over a clock change', () => {
  expect(next('2026-03-27T15:00:00Z')).toBe('2026-03-30T05:00:00.000Z');
  expect(next('2026-10-23T15:00:00Z')).toBe('2026-10-26T06:00:00.000Z');
});

test('a zone that is missing or wrong is taken for the supplier’s', () => {
  for (const timeZone of [null, 'Europe/Atlantis'])
    expect(next('2026-11-10T03:00:00Z', { timeZone, country: null })).toBe('2026-11-10T06:00:00.000Z');
});

test('settings that allow no day give no moment', () => {
  expect(
    sendingTime(new Date('2026-11-10T03:00:00Z'), HELSINKI, { ...SENDING, weekdays: [] }, SUPPLIER),
  ).toBeNull();
});
