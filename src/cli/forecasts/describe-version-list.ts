import type { ForecastVersion } from '../../nurture/forecast-version-store.ts';
import { figure } from './describe-quality.ts';
import { STATE_WORDS } from './state-words.ts';

/** The versions as a table for a terminal. */
export function describeVersionList(versions: readonly ForecastVersion[]): string[] {
  if (versions.length === 0) {
    return ['Nothing has been learnt yet; until then the plain interval speaks. Now: rytmi forecasts fit'];
  }
  const inUse = versions.find(({ state }) => state === 'used');
  return versions.map((version) => {
    const words = version === inUse ? 'in use' : STATE_WORDS[version.state];
    return `${version.name.padEnd(16)} ${words.padEnd(24)} ${figures(version)}`;
  });
}

function figures({ findings }: ForecastVersion): string {
  if (findings.kind === 'too-little') return `${findings.customers} customers, ${findings.days} days`;
  const { items, customers } = findings.quality;
  const times = items.forecast.averagePrecision / items.plain.averagePrecision;
  return `items: precision ${figure(times, 2)} × frequency’s; orders: AUC ${figure(customers.forecast.auc, 3)}`;
}
