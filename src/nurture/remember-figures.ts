import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';

/** Figures of a day. */
type Measure<Figures, Deps> = (deps: Deps, today: Day) => Promise<Figures>;

/**
 * Measures once, and again when `stateOf` says another text: whatever the figures rest on must change it. Whoever looks while they are
 * being worked out waits for the same ones. What fails is tried anew at the next look.
 */
export function rememberFigures<Figures, Deps extends { db: Database } = { db: Database }>(
  measure: Measure<Figures, Deps>,
  stateOf: (db: Database) => Promise<string>,
): Measure<Figures, Deps> {
  const kept = new WeakMap<Database, { of: string; figures: Promise<Figures> }>();
  return async (deps, today) => {
    const of = `${today} ${await stateOf(deps.db)}`;
    const known = kept.get(deps.db);
    if (known?.of === of) return known.figures;
    const figures = measure(deps, today);
    kept.set(deps.db, { of, figures });
    figures.catch(() => kept.delete(deps.db));
    return figures;
  };
}
