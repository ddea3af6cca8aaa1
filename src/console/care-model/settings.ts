import { CARE_LEVELS, MODES } from '../../decisions/care-model.ts';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { STAGE_CALLS } from '../../decisions/stage-care.ts';
import { QUESTION_SCALES } from '../../signals/answer.ts';
import { STAGES } from '../../signals/stages/stage.ts';
import type { Setting, SettingGroup, SettingKind } from './setting.ts';
import { SIGNAL_SETTINGS } from './signal-settings.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function days(least = 0, most = 3650): SettingKind {
  return { as: 'number', unit: 'days', least, most };
}

const HOUR: SettingKind = { as: 'number', unit: 'clock', least: 0, most: 24 };
const SHARE: SettingKind = { as: 'percent', least: 0, most: 100 };

const WHO: readonly Setting[] = [
  { name: 'mode', kind: { as: 'choice', options: MODES, say: 'care-model:mode' } },
  { name: 'nurturedLevels', kind: { as: 'checks', options: CARE_LEVELS, say: 'care-model:level' } },
  { name: 'holdOut.share', kind: SHARE },
];

const CALLS: readonly Setting[] = [
  { name: 'calls.perPersonPerDay', kind: { as: 'number', unit: 'calls', least: 0, most: 200 } },
  { name: 'calls.minStakeCents', kind: { as: 'money' } },
  { name: 'calls.coolDownDays', kind: days() },
  { name: 'calls.retryAfterDays', kind: days(1, 90) },
  { name: 'calls.expireAfterDays', kind: days(1, 365) },
];

const MAILS: readonly Setting[] = [
  { name: 'kindsOn', kind: { as: 'checks', options: MESSAGE_KINDS, say: 'calls:message.kind' } },
  { name: 'daysBetweenMessages', kind: days() },
  { name: 'itemsPerMessage', kind: { as: 'number', unit: 'items', least: 1, most: 50 } },
  { name: 'suggestionsPerMessage', kind: { as: 'number', unit: 'items', least: 0, most: 20 } },
  { name: 'messageExpiresAfterDays', kind: days(1, 60) },
  { name: 'productsLeftOut', kind: { as: 'codes' } },
];

const TIMES: readonly Setting[] = [
  { name: 'sending.fromHour', kind: HOUR },
  { name: 'sending.toHour', kind: HOUR },
  {
    name: 'sending.weekdays',
    kind: { as: 'checks', options: WEEKDAYS, say: 'care-model:weekday', needed: true },
  },
  { name: 'sending.respectHolidays', kind: { as: 'switch' } },
  { name: 'closures', kind: { as: 'days' } },
];

const SATISFACTION: readonly Setting[] = [
  {
    name: 'satisfaction.scale',
    kind: { as: 'choice', options: QUESTION_SCALES, say: 'care-model:scale' },
  },
  { name: 'satisfaction.perYear', kind: { as: 'number', unit: 'questions', least: 0, most: 6 } },
  { name: 'satisfaction.restDays', kind: days() },
];

const PACE: readonly Setting[] = [
  {
    name: 'pace.mailsPerSecondPerHost',
    kind: { as: 'number', unit: 'mails', least: 0.01, most: 500, decimals: 2 },
  },
  { name: 'pace.mailsPerDay', kind: { as: 'number', unit: 'mails', least: 1, most: 1_000_000 } },
  { name: 'pace.firstDayMails', kind: { as: 'number', unit: 'mails', least: 0, most: 1_000_000 } },
  {
    name: 'pace.stopAtTimesUsual',
    kind: { as: 'number', unit: 'times', least: 1.1, most: 1_000, decimals: 1 },
  },
  { name: 'pace.stopAtSpamShare', kind: { as: 'percent', least: 0.1, most: 100 } },
  { name: 'pace.stopAtBounceShare', kind: { as: 'percent', least: 0.5, most: 100 } },
];

const COVERAGE: readonly Setting[] = [
  { name: 'coverage.orderSizeRise', kind: SHARE },
  { name: 'coverage.orderFrequencyRise', kind: SHARE },
  { name: 'coverage.marginShare', kind: SHARE },
  { name: 'coverage.callCents', kind: { as: 'money' } },
  {
    name: 'coverage.callsPerCustomer',
    kind: { as: 'number', unit: 'calls', least: 0, most: 365, decimals: 2 },
  },
  { name: 'coverage.personCents', kind: { as: 'money' } },
  { name: 'coverage.people', kind: { as: 'number', unit: 'people', least: 0, most: 1_000, decimals: 2 } },
];

const GOAL: SettingKind = { as: 'percent', least: 0, most: 100, mayBeEmpty: true };

const GOALS: readonly Setting[] = [
  { name: 'goals.ordersRise', kind: GOAL },
  { name: 'goals.churnMost', kind: GOAL },
];

const STAGE_CARE: readonly Setting[] = STAGES.map((stage) => ({
  name: `stages.${stage}`,
  kind: { as: 'checks', options: [...MESSAGE_KINDS, ...STAGE_CALLS], say: 'care-model:gets' },
}));

/** Every setting of the care model that people set, in the order they think of them. The salt of the hold-out stays as it was drawn. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  { name: 'who', settings: WHO },
  { name: 'goals', settings: GOALS },
  { name: 'calls', settings: CALLS },
  { name: 'mails', settings: MAILS },
  { name: 'times', settings: TIMES },
  { name: 'satisfaction', settings: SATISFACTION, folded: true },
  { name: 'stages', settings: STAGE_CARE, folded: true },
  { name: 'signals', settings: SIGNAL_SETTINGS, folded: true },
  { name: 'pace', settings: PACE, folded: true },
  { name: 'coverage', settings: COVERAGE, folded: true },
];

export const SETTINGS: readonly Setting[] = SETTING_GROUPS.flatMap(({ settings }) => settings);
