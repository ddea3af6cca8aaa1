import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { openStoredCareModel } from '../../../src/nurture/open-stored-care-model.ts';

/** As the first released version stored it. */
const FIRST = JSON.parse(
  readFileSync(new URL('../../fixtures/care-model-2026-11.json', import.meta.url), 'utf8'),
);

test('what the first released version stored still holds, with defaults for all that came later', () => {
  const { settings, unknown } = openStoredCareModel(FIRST);
  expect(unknown).toEqual([]);
  expect(settings).toMatchObject(FIRST);
  const later = {
    ...DEFAULT_CARE_MODEL,
    ...FIRST,
    signals: { ...DEFAULT_CARE_MODEL.signals, ...FIRST.signals },
  };
  expect(settings).toEqual(later);
});

test('settings, message kinds and care levels that only another version knew are left out and named', () => {
  const stored = {
    ...FIRST,
    tone: 'warm',
    kindsOn: ['fax', 'reorder-reminder', 'telegram', 'welcome'],
    nurturedLevels: ['tiny', 'small'],
    signals: { ...FIRST.signals, silentShare: 0.2, moonPhase: 3 },
  };
  const { settings, unknown } = openStoredCareModel(stored);
  expect(unknown.toSorted()).toEqual([
    'kindsOn.0',
    'kindsOn.2',
    'nurturedLevels.0',
    'signals.moonPhase',
    'signals.silentShare',
    'tone',
  ]);
  expect(settings).toEqual({
    ...openStoredCareModel(FIRST).settings,
    kindsOn: ['reorder-reminder', 'welcome'],
    nurturedLevels: ['small'],
  });
  expect(stored.kindsOn).toHaveLength(4);
});

test('settings that make no sense stop the program loudly, whatever else is unknown', () => {
  expect(() =>
    openStoredCareModel({ ...FIRST, tone: 'warm', holdOut: { share: 20, salt: 'grains-of-salt' } }),
  ).toThrow('holdOut');
});
