import type { EffectOverview } from '../../../nurture/effect/effect-overview.ts';
import { sayWholeMonth } from '../../../words/say-whole-month.ts';
import type { Speaker } from '../../../words/speaker.ts';
import { csvOf } from '../../charts/csv-of.ts';
import { sayEffectKind } from './say-effect-kind.ts';

const CENTS = 100;

/** The tables of the effect as CSV: by month, or by kind and reason. Money is in whole units of the currency, shares are 0–1. */
export function effectCsv(overview: EffectOverview, part: 'months' | 'kinds', speaker: Speaker): string {
  const say = (key: string) => speaker.say(`results:effect.${key}`);
  if (part === 'kinds') {
    const header = ['kind', 'caredFor', 'leftAlone', 'difference', 'low', 'high'].map(say);
    const rows = overview.kinds.map(({ kind, report: { measures } }) => {
      const found = measures.orders;
      const figures = found && [found.caredFor, found.heldOut, found.difference, found.low, found.high];
      return [sayEffectKind(kind, speaker), ...(figures ?? [null, null, null, null, null])];
    });
    return csvOf([header, ...rows], speaker.language);
  }
  const measures = ['orders', 'revenue', 'kept'] as const;
  const header = measures.flatMap((measure) =>
    ['caredFor', 'leftAlone'].map((side) => `${say(`monthly.${measure}`)}, ${say(side)}`),
  );
  const rows = overview.months.map(({ month, caredFor, heldOut }) => [
    sayWholeMonth(month, speaker),
    ...measures.flatMap((measure) =>
      [caredFor, heldOut].map((side) => (measure === 'revenue' ? side.revenue / CENTS : side[measure])),
    ),
  ]);
  return csvOf([[say('month'), ...header], ...rows], speaker.language);
}
