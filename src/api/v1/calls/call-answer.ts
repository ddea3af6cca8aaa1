import { z } from 'zod';
import {
  CALL_CAUSES,
  CALL_PURPOSES,
  CALL_STATES,
  LEAVING_REASONS,
  MOODS,
  REACHED,
  REASON_RIGHT,
} from '../../../calls/call-table.ts';
import { day, nextCursor } from '../parameters.ts';
import { SIGNAL } from '../tell-signals.ts';

const PERSON = z.strictObject({ name: z.string(), email: z.string() });

const CALL_TASK = z.strictObject({
  id: z.int(),
  customer: z.string().describe('The customer’s id in your own system.'),
  customerName: z.string(),
  state: z.enum(CALL_STATES),
  purpose: z.enum(CALL_PURPOSES),
  reasons: z.array(SIGNAL),
  stakeCents: z.int(),
  probability: z.number(),
  raisedOn: day,
  expiresOn: day,
  snoozedUntil: day.nullable(),
  closedOn: day.nullable(),
  because: z.enum(CALL_CAUSES).nullable().describe('How it came to stand where it stands.'),
  attempts: z.int(),
  assignedTo: PERSON.nullable(),
});

const HEARD = {
  reached: z.enum(REACHED),
  mood: z.enum(MOODS).nullable(),
  leavingReason: z.enum(LEAVING_REASONS).nullable(),
  reasonRight: z
    .enum(REASON_RIGHT)
    .nullable()
    .describe('Whether the finding that the call was about was right.'),
};

export const CALL_PAGE = z.strictObject({ callTasks: z.array(CALL_TASK), nextCursor });

const OUTCOME = z.strictObject({
  ...{ on: day, ...HEARD, note: z.string().nullable(), followUpOn: day.nullable() },
  ...{ complaintClosed: z.boolean(), by: PERSON.nullable() },
});

export const ONE_CALL = CALL_TASK.extend({ outcomes: z.array(OUTCOME) });

export const OUTCOME_PAGE = z.strictObject({
  outcomes: z.array(
    OUTCOME.extend({
      id: z.int(),
      callTask: z.int(),
      customer: z.string().describe('The customer’s id in your own system.'),
    }),
  ),
  nextCursor,
});

/** As long as the console's note. */
const LONGEST_NOTE = 10_000;

export const OUTCOME_BODY = z.strictObject({
  reached: HEARD.reached,
  mood: HEARD.mood.default(null),
  leavingReason: HEARD.leavingReason.default(null),
  reasonRight: HEARD.reasonRight.default(null),
  note: z
    .string()
    .trim()
    .max(LONGEST_NOTE)
    .regex(/^[^\0]*$/)
    .nullable()
    .default(null),
  followUpOn: day.nullable().default(null).describe('The day that was promised.'),
  complaintClosed: z.boolean().default(false).describe('What the customer complained about is settled.'),
  by: z.string().max(320).nullable().default(null).describe('The mail address of who called.'),
  attemptsSeen: z
    .int()
    .min(0)
    .max(1_000)
    .nullable()
    .default(null)
    .describe('The attempts you saw: the outcome is refused when others have been made since.'),
});

export const AFTER_CALL = z.strictObject({
  state: z.enum(CALL_STATES),
  because: z.enum(CALL_CAUSES),
  snoozedUntil: day.nullable(),
  followUpOn: day.nullable(),
  complaintsClosed: z.int(),
});
