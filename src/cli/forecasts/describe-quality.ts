import type { ForecastMeasures } from '../../forecast/forecast-quality.ts';
import type { ForecastQualities } from '../../nurture/forecast-version.ts';

/** How good a forecast was beside the plain rule, as a small table. */
export function describeQuality({ items, customers }: ForecastQualities): string[] {
  return [
    `  ${['', 'AUC', 'AP', 'ECE', 'Brier'].map(cell).join('')}`,
    line(`items, ${items.horizonDays} days`, items.forecast),
    line('  by frequency', items.plain),
    line(`orders, ${customers.horizonDays} days`, customers.forecast),
    line('  by interval', customers.plain),
  ];
}

function line(name: string, measures: ForecastMeasures): string {
  const { auc, averagePrecision, calibrationError, brier } = measures;
  const figures = [auc, averagePrecision, calibrationError, brier].map((value) => figure(value, 3));
  return `  ${[name, ...figures].map(cell).join('')}`;
}

/** A dash for what could not be measured. */
export function figure(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

function cell(text: string, column: number): string {
  return column === 0 ? text.padEnd(20) : text.padStart(8);
}
