import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { AlarmCase } from '../alarms/alarm-case.ts';
import { ALARM_RULES, SHIPPED_RULES } from '../alarms/alarm-rules.ts';
import { judgeThreshold, type TradeOff, tradeOffs } from '../alarms/trade-off.ts';
import { tableLines } from './print-table.ts';

/** False alarms per customer-year at which the rules are compared. */
const RATES = [0.05, 0.1, 0.2, 0.4, 0.8];

export interface AlarmTradeOffs {
  buyers: 'regular' | 'irregular';
  customers: number;
  rules: { rule: string; at: TradeOff[] }[];
  /** What a review says with the settings as they come. */
  shipped: { rule: string; at: TradeOff }[];
}

/** A shipped rule scores 1 where it speaks. */
const SPEAKS_ABOVE = 0.5;

/** What each rule does at equal false alarms, for regular and irregular buyers apart. */
export function compareAlarms(cases: readonly AlarmCase[]): AlarmTradeOffs[] {
  return (['regular', 'irregular'] as const).map((buyers) => {
    const those = cases.filter(({ regular }) => regular === (buyers === 'regular'));
    return {
      buyers,
      customers: those.length,
      rules:
        those.length === 0
          ? []
          : Object.keys(ALARM_RULES).map((rule) => ({ rule, at: tradeOffs(those, rule, RATES) })),
      shipped:
        those.length === 0
          ? []
          : Object.keys(SHIPPED_RULES).map((rule) => ({
              rule,
              at: judgeThreshold(those, rule, SPEAKS_ABOVE),
            })),
    };
  });
}

/** As lines: days until half of those who stopped are noticed, and the share noticed within 90 days. */
export function describeAlarms(from: Day, compared: readonly AlarmTradeOffs[]): string[] {
  const cell = ({ daysToNotice, noticedIn90 }: TradeOff) =>
    `${daysToNotice ?? '–'} d, ${Math.round(100 * noticedIn90)} %`;
  return compared.flatMap(({ buyers, customers, rules, shipped }) => [
    '',
    `Silence of ${customers} ${buyers} buyers from ${isoFromDay(from)} on, at as many false alarms per customer-year: days to notice half of those who stop, share noticed within 90 days`,
    ...tableLines(
      ['rule', ...RATES.map((rate) => `${rate} a year`)],
      rules.map(({ rule, at }) => [rule, ...at.map(cell)]),
    ),
    ...shipped.map(({ rule, at }) => `  ${rule}: ${at.falseAlarmsPerYear.toFixed(2)} a year, ${cell(at)}`),
  ]);
}
