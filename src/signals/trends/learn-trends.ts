import type { Day } from '../../shared/calendar-day.ts';
import { baseCourse } from './base-course.ts';
import { learnCuts } from './learn-cuts.ts';
import { NO_TRENDS } from './no-trends.ts';
import type { OrderSeries } from './order-series.ts';
import { ownSeasonOf } from './own-season.ts';
import { trendBaseFrom } from './trend-base.ts';
import type { TrendContents } from './trend-contents.ts';
import type { TrendSettings } from './trend-settings.ts';
import { usualSpreads } from './usual-spreads.ts';

/** Series of many customers → what the whole base says about trends; each step rests on the one before. */
export function learnTrends(all: readonly OrderSeries[], today: Day, settings: TrendSettings): TrendContents {
  if (all.length === 0) return NO_TRENDS;
  const withCourse = { ...NO_TRENDS, course: baseCourse(all, today) };
  const withSpreads = { ...withCourse, spreads: usualSpreads(all, trendBaseFrom(withCourse)) };
  const contents = { ...withSpreads, ownSeason: ownSeasonOf(all, today, trendBaseFrom(withSpreads)) };
  return { ...contents, ...learnCuts(all, today, trendBaseFrom(contents), settings) };
}
