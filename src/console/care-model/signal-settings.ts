import type { SignalThresholds } from '../../signals/signal-thresholds.ts';
import type { Setting, SettingKind } from './setting.ts';

/** What every threshold is checked against when it is stored. */
const MOST = 3650;

function counted(unit: Extract<SettingKind, { as: 'number' }>['unit'], decimals?: number): SettingKind {
  return { as: 'number', unit, least: 0, most: MOST, ...(decimals && { decimals }) };
}

const DAYS = counted('days');
const SHARE: SettingKind = { as: 'percent', least: 0, most: 100 };

/** Each threshold, in the order of the signals they belong to. A new threshold that is missing here does not compile. */
const KINDS: Readonly<Record<keyof SignalThresholds, SettingKind>> = {
  mergeOrderDays: DAYS,
  ownGapOrderDays: counted('orders'),
  itemDueHorizonDays: DAYS,
  itemDueForecast: SHARE,
  itemDueProbability: SHARE,
  itemDuePurchases: counted('purchases'),
  itemDueUntilGaps: counted('gaps', 1),
  latePercentile: SHARE,
  silentPerYear: counted('timesYear', 2),
  silentHorizonDays: { as: 'number', unit: 'days', least: 7, most: 365 },
  trendMonths: counted('months'),
  shrinkingChange: SHARE,
  growingChange: SHARE,
  trendFalseShare: SHARE,
  lostItemPerYear: counted('timesYear', 2),
  lostItemGaps: counted('gaps', 1),
  lostItemPurchases: counted('purchases'),
  lostItemOrdersSince: counted('orders'),
  complaintWindowDays: DAYS,
  complaintBaselineDays: DAYS,
  complaintTimesBaseline: counted('times', 1),
  complaintMinimum: counted('complaints'),
  complaintChance: SHARE,
  complaintOpenDays: DAYS,
  wideningPurchases: counted('purchases'),
  wideningWindowDays: DAYS,
  wideningChance: SHARE,
  untappedShare: SHARE,
  topRevenueShare: SHARE,
  newCustomerDays: DAYS,
  returnedWithinDays: DAYS,
  fadingPerYear: counted('timesYear', 2),
  lostAfterDays: DAYS,
  returnedForDays: DAYS,
  loyalAfterDays: DAYS,
};

export const SIGNAL_SETTINGS: readonly Setting[] = Object.entries(KINDS).map(([name, kind]) => ({
  name: `signals.${name}`,
  kind,
}));
