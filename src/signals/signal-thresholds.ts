/** When a finding becomes a signal. Every one can be set in the care model. */
export interface SignalThresholds {
  /** Orders this few days apart are one order day: parcels split, forgotten items. */
  mergeOrderDays: number;
  /** Own gaps are trusted from this many order days (Orderlion and Pepper use 5 as well). */
  ownGapOrderDays: number;
  /** An item counts as due when it is likely bought within this many days. */
  itemDueHorizonDays: number;
  /** Least chance within the item horizon by the forecast. */
  itemDueForecast: number;
  /** Least chance by the plain interval, where there is no forecast. */
  itemDueProbability: number;
  /** An item bought fewer times than this is never called due. */
  itemDuePurchases: number;
  /** An item overdue by more than this many usual gaps is lost, not due. */
  itemDueUntilGaps: number;
  /** Percentile (0–1) of the own gaps beyond which an order is late. */
  latePercentile: number;
  /** A customer is silent once a silence so long comes to it less than so many times a year. */
  silentPerYear: number;
  /** Days within which the forecast asks for an order. */
  silentHorizonDays: number;
  /** A change is looked for since the first of any of this many months. */
  trendMonths: number;
  /** Share of change: 0.25 is a quarter. */
  shrinkingChange: number;
  growingChange: number;
  /** Share (0–1) of false findings held to be bearable among all; in force when the whole base is next learnt from. */
  trendFalseShare: number;
  /** An item is lost once a pause so long comes to it less than so many times a year, and after so many usual gaps at least. */
  lostItemPerYear: number;
  lostItemGaps: number;
  lostItemPurchases: number;
  lostItemOrdersSince: number;
  complaintWindowDays: number;
  complaintBaselineDays: number;
  complaintTimesBaseline: number;
  complaintMinimum: number;
  /** A rise is one that chance (0–1) would bring no more often than this in a window. */
  complaintChance: number;
  complaintOpenDays: number;
  /** A category is taken into regular use with this many purchases within the window. */
  wideningPurchases: number;
  wideningWindowDays: number;
  /** Highest chance (0–1) at which a category counts as taken up rather than come across. */
  wideningChance: number;
  /** Share (0–1) of wallet below which a customer counts as untapped, even by the lowest guess of what it buys. */
  untappedShare: number;
  /** Customers that together bring this share (0–1) of revenue count as large. */
  topRevenueShare: number;
  newCustomerDays: number;
  returnedWithinDays: number;
  /** A customer fades once a silence so long comes to it less than so many times a year. */
  fadingPerYear: number;
  /** A silent customer is lost after this many days, or after three usual gaps if those are longer. */
  lostAfterDays: number;
  /** How long a customer that came back counts as returned. */
  returnedForDays: number;
  /** An established customer is loyal after this many days as a customer. */
  loyalAfterDays: number;
}

export const DEFAULT_SIGNAL_THRESHOLDS: SignalThresholds = {
  mergeOrderDays: 3,
  ownGapOrderDays: 5,
  itemDueHorizonDays: 10,
  // As often right as the plain interval at its threshold, and a third more is found: of items a wholesaler's customers were
  // reminded of on three days, 24 % were bought within 30 days (21 to 29 %), and 33 % of all such purchases were among them
  // instead of 26 %. At 0.2 it would be right 34 % of the time and find 21 %.
  itemDueForecast: 0.1,
  // Low on purpose: of items flagged so in a wholesaler's 19 months, one in five was bought within the horizon. Items
  // bought three times at even gaps just reach it.
  itemDueProbability: 0.15,
  itemDuePurchases: 3,
  itemDueUntilGaps: 2.5,
  latePercentile: 0.75,
  // Measured on a wholesaler from December on (npm run bench:forecast): half of the regular buyers who stop are noticed within
  // 98 days, with 0.33 false alarms a customer and year; a plain limit of days takes 105 with 0.4. Irregular ones: 140 and 0.26.
  silentPerYear: 0.5,
  silentHorizonDays: 90,
  // More months make the test blunter, fewer make it blind to what came slowly.
  trendMonths: 4,
  shrinkingChange: 0.25,
  growingChange: 0.25,
  trendFalseShare: 0.1,
  // Measured on a wholesaler (npm run bench:forecast): of items given up half are missed after 120 days; a plain limit of usual
  // gaps that is wrong as often misses a third of them.
  lostItemPerYear: 1.3,
  lostItemGaps: 1.5,
  lostItemPurchases: 4,
  lostItemOrdersSince: 2,
  complaintWindowDays: 14,
  // A year tells a quiet customer from a lucky one: with 90 days a tenth more false alarms, and fewer true ones.
  complaintBaselineDays: 365,
  complaintTimesBaseline: 2,
  complaintMinimum: 2,
  // Without it 0.16 alarms a customer-year where returns come at random, with it 0.06.
  complaintChance: 0.01,
  complaintOpenDays: 7,
  wideningPurchases: 2,
  wideningWindowDays: 120,
  // Two purchases alone were chance in eight findings of ten, with this in two of ten.
  wideningChance: 0.1,
  untappedShare: 0.4,
  topRevenueShare: 0.8,
  newCustomerDays: 30,
  returnedWithinDays: 14,
  // Three times as often as a silence: most monthly buyers fade a month before they are silent.
  fadingPerYear: 1.5,
  lostAfterDays: 180,
  returnedForDays: 60,
  loyalAfterDays: 730,
};
