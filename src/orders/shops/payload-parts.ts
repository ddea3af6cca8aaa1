import { z } from 'zod';

/** A text; shops say null, leave it out, or say it empty. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);

/** Money comes as a decimal text; some plugins and older versions say a number. */
export const money = z
  .union([z.string().regex(/^-?\d{1,12}(\.\d{1,8})?$/), z.number().finite()])
  .transform(String);

/** Ids are whole numbers, of which the longest are longer than a float holds in full: those come as text too. */
export const id = z.union([z.int().min(0), z.string().regex(/^\d{1,20}$/)]).transform(String);

/** All that shops say of what was deleted. The topic is not signed: an order's own body, sent again as a deletion, is none. */
export const deletion = z.strictObject({ id });

/** A field that only another kind of thing has: its body, sent again under this topic, has another shape. */
export const absent = z.undefined().optional();

/** With its offset, or in UTC. */
export const moment = z.iso.datetime({ offset: true }).transform((iso) => new Date(iso));

/** `2026-11-22T20:30:00`, in UTC without saying so. */
export const utcMoment = z.iso
  .datetime({ local: true })
  .transform((iso) => new Date(iso.endsWith('Z') ? iso : `${iso}Z`));

/** Sums of money in cents, through whole numbers: 0.1 + 0.2 is 0.30. */
export function sumOf(amounts: readonly string[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
}

export function inCurrency(cents: number): string {
  return (cents / 100).toFixed(2);
}
