import type { Day } from '../shared/calendar-day.ts';
import { type OwnInterval, ownInterval } from './own-interval.ts';
import type { BaseInterval, Rhythm, RhythmSource } from './rhythm.ts';
import type { RhythmContext } from './rhythm-context.ts';

/** Whose gaps a rhythm is pulled towards while its own are few. */
export interface Pull {
  interval: BaseInterval;
  source: RhythmSource;
}

/** Turns a share of gaps into spreads from the middle (0.75 → about 0.65), as the logistic curve has it. */
const LOGISTIC_SCALE = 1.702;

/**
 * Order days (ascending, merged) → rhythm. Own gaps weigh more with each one and stand alone once there are enough
 * order days; until then the group's fill in.
 */
export function pullRhythm(
  orderDays: readonly Day[],
  lastDay: Day | null,
  pullTowards: Pull | undefined,
  { settings, closures }: Pick<RhythmContext, 'settings' | 'closures'>,
): Rhythm {
  const own = ownInterval(orderDays, closures, settings.latePercentile);
  const trust = own ? Math.min(1, own.gaps / Math.max(1, settings.ownGapOrderDays - 1)) : 0;
  const group = pullTowards && trust < 1 ? intervalOf(pullTowards, settings.latePercentile) : null;
  const mixed = own && group ? mix(own, group, trust) : (own ?? group);
  const firstDay = orderDays[0] ?? null;
  if (!mixed) return { orderDays: orderDays.length, firstDay, lastDay, source: 'none', ...NOTHING_KNOWN };
  const { usualGapDays, spreadDays, lateGapDays } = mixed;
  return {
    orderDays: orderDays.length,
    firstDay,
    lastDay,
    source: group && pullTowards ? pullTowards.source : 'own',
    usualGapDays,
    spreadDays,
    // A clockwork customer is not late one day after its usual day.
    lateAfterDays: Math.max(lateGapDays, usualGapDays + settings.mergeOrderDays),
    confidence: (trust * usualGapDays) / (usualGapDays + spreadDays),
  };
}

const NOTHING_KNOWN = { usualGapDays: null, spreadDays: null, lateAfterDays: null, confidence: 0 };

type Interval = Omit<OwnInterval, 'gaps'>;

/** Gaps are mixed as ratios: between 10 and 40 days, half-way is 20. */
function mix(own: Interval, group: Interval, trust: number): Interval {
  const rest = 1 - trust;
  return {
    usualGapDays: own.usualGapDays ** trust * group.usualGapDays ** rest,
    spreadDays: trust * own.spreadDays + rest * group.spreadDays,
    lateGapDays: trust * own.lateGapDays + rest * group.lateGapDays,
  };
}

function intervalOf({ interval }: Pull, latePercentile: number): Interval {
  const { usualGapDays, spreadDays } = interval;
  const share = Math.min(0.99, latePercentile);
  const spreads = Math.log(share / (1 - share)) / LOGISTIC_SCALE;
  return { usualGapDays, spreadDays, lateGapDays: usualGapDays + spreads * spreadDays };
}
