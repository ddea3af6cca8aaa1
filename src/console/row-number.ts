import { z } from 'zod';

/** The largest that Postgres' integer columns hold; a larger one would be a fault there instead of a row that is not found. */
const LARGEST = 2_147_483_647;

/** A number in an address or a form that names a row: zero stands before the first. */
export const rowNumber = z.coerce.number().int().nonnegative().max(LARGEST);
