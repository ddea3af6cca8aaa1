import type { ForecastQuality, ReliabilityBin } from '../../forecast/forecast-quality.ts';
import type { ForecastVersion } from '../../nurture/forecast-version-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import { describeQuality } from './describe-quality.ts';

/** Characters of a full bar. */
const BAR = 40;

const OUTCOME: Readonly<Record<ForecastVersion['state'], string>> = {
  used: 'It came into use.',
  worse:
    'It was not used: it was worse than the one in use, or than the plain rule, or could not be measured.',
  'too-little': 'Nothing was learnt; the plain interval speaks.',
};

/** One version: what came of it, its figures, and the reliability diagrams. */
export function describeForecastVersion({
  name,
  state,
  findings,
}: Pick<ForecastVersion, 'name' | 'state' | 'findings'>): string[] {
  const title = `Forecast ${name}. ${OUTCOME[state]}`;
  if (findings.kind === 'too-little') {
    const { customers, days, needed } = findings;
    return [
      title,
      `Learning takes ${needed.customers} customers with orders and ${needed.days} days of them; there were ${customers} customers and ${days} days.`,
    ];
  }
  const { quality, inUse, seconds } = findings;
  return [
    `${title} Learnt in ${seconds.toFixed(0)} s.`,
    '',
    `On past days that it had not seen (${quality.items.cuts.map(isoFromDay).join(', ')}):`,
    ...describeQuality(quality),
    ...(inUse ? ['', `The one in use before, ${inUse.name}:`, ...describeQuality(inUse.quality)] : []),
    ...reliability('items', quality.items),
    ...reliability('orders', quality.customers),
  ];
}

function reliability(of: string, { reliability: bins }: ForecastQuality): string[] {
  if (bins.length === 0) return [];
  const most = Math.max(...bins.flatMap(({ forecast, happened }) => [forecast, happened]));
  return [
    '',
    `Reliability of ${of}: forecast, then what came true`,
    ...bins.flatMap((bin) => lines(bin, most)),
  ];
}

function lines({ forecast, happened }: ReliabilityBin, most: number): string[] {
  const bar = (share: number, drawn: string) =>
    `  ${(100 * share).toFixed(1).padStart(5)} %  ${drawn.repeat(Math.round((BAR * share) / most))}`;
  return [bar(forecast, '░'), bar(happened, '█')];
}
