import { date, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { ForecastModel } from '../forecast/forecast-model.ts';
import type { ForecastFindings } from './forecast-version.ts';

/** Every try at learning a forecast: what came of it, how good it was, and, where it is used, the model. */
export const forecastVersionTable = pgTable(
  'forecast_version',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** The day it was made on; of several on one day, the second is `2026-11-22 (2)`. */
    name: text().notNull().unique(),
    /** Made from orders dated before this day. */
    madeOn: date('made_on').notNull(),
    /** `worse`: not used, the one before stays. `too-little`: no model, the plain interval speaks. */
    state: text({ enum: ['used', 'worse', 'too-little'] }).notNull(),
    findings: jsonb().$type<ForecastFindings>().notNull(),
    /** Kept of the newest versions that were used. */
    model: jsonb().$type<ForecastModel>(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('forecast_version_by_day').on(t.madeOn)],
);
