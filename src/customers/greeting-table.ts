import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { LANGUAGES } from '../shared/language.ts';

/** Days on which the supplier greets, as its own list has them; an import replaces the whole list. */
export const greetingTable = pgTable(
  'greeting',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** `12-24`, in every year or in one. */
    monthDay: text('month_day').notNull(),
    year: integer(),
    /** First name in small letters; null greets everybody. */
    name: text(),
    /** Null greets readers of every language. */
    language: text({ enum: LANGUAGES }),
    /** What is wished, as `Merry Christmas`; null is a name day. */
    occasion: text(),
  },
  (t) => [
    index('greeting_by_day').on(t.monthDay),
    check('greeting_month_day', sql`${t.monthDay} ~ '^[0-1][0-9]-[0-3][0-9]$'`),
  ],
);
