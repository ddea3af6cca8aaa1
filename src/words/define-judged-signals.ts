import { TRUST_FLOOR } from '../decisions/signal-trust.ts';
import { LEAST_JUDGED } from './say-judged-signal.ts';
import type { Speaker } from './speaker.ts';

/** What the figures of the signals mean, a sentence or a few each. */
export function defineJudgedSignals(speaker: Speaker, horizonDays: number): string[] {
  const values = { count: LEAST_JUDGED, days: horizonDays, floor: speaker.percent(TRUST_FLOOR) };
  return ['said', 'anyway', 'value', 'counts'].map((part) =>
    speaker.say(`judged:definition.${part}`, values),
  );
}
