import type { SignalFigures } from '../../../nurture/judged-signals/signal-store.ts';
import { type Chart, drawChart } from '../../charts/draw-chart.ts';
import { HUES } from '../../charts/hue.ts';
import { stackedRows } from '../../charts/stacked-rows.ts';
import type { Reader } from '../../console-deps.ts';

/** How often each signal was right, wrong, or could not be told; null where nobody has talked about one. */
export async function drawSignals(
  figures: readonly SignalFigures[],
  { speaker }: Reader,
): Promise<Chart | null> {
  const talked = figures.filter(({ talks }) => talks > 0);
  if (talked.length === 0) return null;
  const parts = [
    talked.map(({ right }) => right),
    talked.map(({ wrong }) => wrong),
    talked.map(({ talks, right, wrong }) => talks - right - wrong),
  ];
  return drawChart(
    stackedRows({
      names: talked.map(({ kind }) => speaker.say(`judged:name.${kind}`)),
      parts: parts.map((counts, place) => ({ counts, color: HUES[place] as string })),
      say: (value) => speaker.number(value),
    }),
  );
}
