import type { ForecastOfFile } from '../../nurture/forecast-file.ts';
import { describeQuality } from '../forecasts/describe-quality.ts';

/** What the forecasts rest on, as lines for a terminal. */
export function describeFileFit({ fit, customers }: ForecastOfFile): string[] {
  if (fit.kind === 'fitted') {
    return [
      `${customers} customers forecast. On past days that the fit had not seen:`,
      ...describeQuality(fit.quality),
    ];
  }
  return [
    `${customers} customers forecast by the plain interval: learning takes ${fit.needed.customers} customers with orders and ${fit.needed.days} days of them, and here are ${fit.customers} customers and ${fit.days} days.`,
  ];
}
