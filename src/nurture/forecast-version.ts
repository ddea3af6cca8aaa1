import type { ForecastNeeds } from '../forecast/fit-forecast.ts';
import type { ForecastQuality } from '../forecast/forecast-quality.ts';

/** How good a version was on days it had not seen. */
export interface ForecastQualities {
  items: ForecastQuality;
  customers: ForecastQuality;
}

/** What came of a try at learning. Plain JSON. */
export type ForecastFindings =
  | {
      kind: 'fitted';
      quality: ForecastQualities;
      /** The version in use then, as it was measured when it was made; null for the first. */
      inUse: { name: string; quality: ForecastQualities } | null;
      seconds: number;
    }
  | { kind: 'too-little'; customers: number; days: number; needed: ForecastNeeds };
