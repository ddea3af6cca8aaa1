import { expect, test } from 'vitest';
import { describeForecastVersion } from '../../../src/cli/forecasts/describe-forecast-version.ts';
import { describeVersionList } from '../../../src/cli/forecasts/describe-version-list.ts';
import type { ForecastQuality } from '../../../src/forecast/forecast-quality.ts';
import { isWorse } from '../../../src/forecast/is-worse.ts';

/** A forecast of this precision and Brier score, where the plain rule has the others. */
function quality(
  [precision, brier]: [number, number],
  [plain, plainBrier]: [number, number],
): ForecastQuality {
  const measures = { count: 100, happened: 30, auc: 0.8, calibrationError: 0 };
  return {
    cuts: [15_000],
    horizonDays: 30,
    forecast: { ...measures, averagePrecision: precision, brier },
    plain: { ...measures, averagePrecision: plain, brier: plainBrier },
    reliability: [],
  };
}

const USUAL = quality([0.16, 0.022], [0.1, 0.024]);

test('the first forecast need only be better than the plain rule', () => {
  expect(isWorse(USUAL, null)).toBe(false);
  expect(isWorse(quality([0.09, 0.022], [0.1, 0.024]), null)).toBe(true);
});

test('one as good is not worse, nor one that differs by chance', () => {
  expect(isWorse(USUAL, USUAL)).toBe(false);
  expect(isWorse(quality([0.158, 0.0221], [0.1, 0.024]), USUAL)).toBe(false);
});

test('one that ranks or tells chances clearly worse is worse', () => {
  expect(isWorse(quality([0.13, 0.022], [0.1, 0.024]), USUAL)).toBe(true);
  expect(isWorse(quality([0.16, 0.024], [0.1, 0.024]), USUAL)).toBe(true);
});

test('a month that is hard for every rule makes no forecast worse', () => {
  expect(isWorse(quality([0.08, 0.033], [0.05, 0.036]), USUAL)).toBe(false);
});

test('a forecast that nobody was there to be measured on is not used, and says so with dashes', () => {
  const unmeasured = quality([Number.NaN, Number.NaN], [Number.NaN, Number.NaN]);
  expect(isWorse(unmeasured, null)).toBe(true);
  expect(isWorse(unmeasured, USUAL)).toBe(true);
  // As it comes back from the database.
  const stored = JSON.parse(JSON.stringify(unmeasured)) as ForecastQuality;
  expect(isWorse(stored, USUAL)).toBe(true);
  expect(isWorse(USUAL, stored)).toBe(false);
  const version = {
    ...{ id: 1, name: '2026-11-22', madeOn: '2026-11-22', state: 'worse' as const, at: new Date(0) },
    findings: {
      ...{ kind: 'fitted' as const, inUse: null, seconds: 3 },
      quality: { items: USUAL, customers: stored },
    },
  };
  expect(describeVersionList([version])[0]).toContain('precision 1.60 × frequency’s; orders: AUC 0.800');
  expect(describeForecastVersion(version).join('\n')).toMatch(/by interval +0\.800 +– +0\.000 +–/);
});
