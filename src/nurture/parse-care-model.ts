import { z } from 'zod';
import { CARE_LEVELS, type CareModel, DEFAULT_CARE_MODEL, MODES } from '../decisions/care-model.ts';
import { MESSAGE_KINDS } from '../decisions/message-kind.ts';
import { STAGE_CALLS } from '../decisions/stage-care.ts';
import { QUESTION_SCALES } from '../signals/answer.ts';
import { DEFAULT_SIGNAL_THRESHOLDS, type SignalThresholds } from '../signals/signal-thresholds.ts';
import { STAGES, type Stage } from '../signals/stages/stage.ts';

const share = z.number().min(0).max(1);
const days = z.number().int().min(0).max(3650);
const hour = z.number().int().min(0).max(24);

const threshold = z.number().min(0).max(3650);
const signals = z.strictObject(
  Object.fromEntries(Object.keys(DEFAULT_SIGNAL_THRESHOLDS).map((name) => [name, threshold])) as Record<
    keyof SignalThresholds,
    typeof threshold
  >,
);

const stageCare = z.array(z.enum([...MESSAGE_KINDS, ...STAGE_CALLS]));
const stages = z.strictObject(
  Object.fromEntries(STAGES.map((stage) => [stage, stageCare])) as Record<Stage, typeof stageCare>,
);

const sending = z
  .object({
    fromHour: hour,
    toHour: hour,
    weekdays: z.array(z.number().int().min(1).max(7)).min(1),
    respectHolidays: z.boolean(),
  })
  .refine((s) => s.fromHour < s.toHour, { message: 'fromHour must be before toHour', path: ['fromHour'] });

const pace = z.strictObject({
  mailsPerSecondPerHost: z.number().min(0.01).max(500),
  mailsPerDay: z.number().int().min(1).max(1_000_000),
  firstDayMails: z.number().int().min(0).max(1_000_000),
  stopAtTimesUsual: z.number().min(1.1).max(1_000),
  stopAtSpamShare: z.number().min(0.001).max(1),
  stopAtBounceShare: z.number().min(0.005).max(1),
});

const satisfaction = z.strictObject({
  scale: z.enum(QUESTION_SCALES),
  perYear: z.number().int().min(0).max(6),
  restDays: days,
});

const coverage = z.strictObject({
  orderSizeRise: share,
  orderFrequencyRise: share,
  marginShare: share,
  callCents: z.number().int().min(0),
  callsPerCustomer: z.number().min(0).max(365),
  personCents: z.number().int().min(0),
  people: z.number().min(0).max(1000),
});

const schema = z.strictObject({
  mode: z.enum(MODES),
  nurturedLevels: z.array(z.enum(CARE_LEVELS)),
  signals,
  kindsOn: z.array(z.enum(MESSAGE_KINDS)),
  productsLeftOut: z.array(z.string().min(1).max(200)).max(10_000),
  stages,
  satisfaction,
  daysBetweenMessages: days,
  itemsPerMessage: z.number().int().min(1).max(50),
  suggestionsPerMessage: z.number().int().min(0).max(20),
  messageExpiresAfterDays: z.number().int().min(1).max(60),
  holdOut: z.strictObject({
    share,
    salt: z.string().min(8, 'the salt decides who is held out: at least 8 characters'),
  }),
  calls: z.strictObject({
    perPersonPerDay: z.number().int().min(0).max(200),
    minStakeCents: z.number().int().min(0),
    coolDownDays: days,
    retryAfterDays: z.number().int().min(1).max(90),
    expireAfterDays: z.number().int().min(1).max(365),
  }),
  sending,
  pace,
  coverage,
  goals: z.strictObject({ ordersRise: share.nullable(), churnMost: share.nullable() }),
  closures: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
});

/** Settings made of settings: each of these may be missing on its own. */
const PARTS = [
  'signals',
  'stages',
  'satisfaction',
  'holdOut',
  'calls',
  'sending',
  'pace',
  'coverage',
  'goals',
] as const;

/**
 * Stored settings → care model. What an older version did not know gets its default, so that a new setting needs no
 * migration. Throws ZodError, with the path of each fault, on settings that make no sense.
 */
export function parseCareModel(stored: unknown): CareModel {
  const given = z.record(z.string(), z.unknown()).parse(stored);
  const merged: Record<string, unknown> = { ...DEFAULT_CARE_MODEL, ...given };
  for (const part of PARTS) {
    merged[part] = { ...DEFAULT_CARE_MODEL[part], ...(given[part] as object | undefined) };
  }
  return schema.parse(merged);
}
