import { z } from 'zod';
import { INCIDENT_KINDS } from '../nurture/alerts/incident.ts';

/** What a job carries: ids and days, never facts or addresses. */
export type Payload = Readonly<Record<string, string | number>>;

const day = z.number().int().describe('days since 1970-01-01');

export const nothing = z.strictObject({});
export const aDay = z.strictObject({ day });
export const aBatch = z.strictObject({ day, batch: z.number().int().min(0) });

export const anUpload = z.strictObject({ upload: z.number().int().min(1) });

export type AnUpload = z.infer<typeof anUpload>;
export const anAlert = z.strictObject({
  kind: z.enum(INCIDENT_KINDS),
  what: z.enum(['began', 'over']),
  staff: z.uuid(),
});

export type AnAlert = z.infer<typeof anAlert>;
export type ADay = z.infer<typeof aDay>;
export type ABatch = z.infer<typeof aBatch>;
