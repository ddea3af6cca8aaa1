import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { Speaker } from '../words/speaker.ts';
import { describeGap } from './describe-gap.ts';
import { industryName } from './industry-name.ts';
import type { LetterItem } from './letter.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' };
/** A year is only named when the day is not within the last one. */
const YEAR_DAYS = 330;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Why an item stands in the mail, in one sentence: `You usually order this about every 5 weeks; last on 3 October.` */
export function describeItemReason(speaker: Speaker, item: LetterItem, decidedOn: Day): string {
  const { reason } = item;
  if (reason.kind === 'beside')
    return speaker.say('mails:reason.beside', { product: required(item.otherProductName) });
  if (reason.kind === 'industry') return describeIndustry(speaker, reason);
  if (reason.kind === 'popular') return speaker.say('mails:reason.popular', { count: reason.buyers });
  const values = {
    gap: describeGap(speaker, reason.usualGapDays),
    date: shortDate(speaker, decidedOn - reason.daysSince, decidedOn),
  };
  if (item.otherProductName === null) return speaker.say('mails:reason.due', values);
  return speaker.say('mails:reason.dueReplacing', { ...values, product: item.otherProductName });
}

function describeIndustry(
  speaker: Speaker,
  reason: { industry: string; buyers: number; customers: number },
): string {
  const { buyers, customers } = reason;
  const industry = industryName(speaker, reason.industry);
  if (industry === null) return speaker.say('mails:reason.industryUnknown', { buyers, customers });
  return speaker.say('mails:reason.industry', { industry, buyers, customers });
}

function shortDate({ language }: Speaker, day: Day, today: Day): string {
  const withYear = today - day > YEAR_DAYS;
  const key = `${language}:${withYear}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(LOCALES[language], {
      day: 'numeric',
      month: 'long',
      ...(withYear ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    });
  formats.set(key, format);
  return format.format(new Date(`${isoFromDay(day)}T00:00:00Z`));
}

function required(name: string | null): string {
  if (name === null) throw new Error('The item names another product as its reason, but that has no name');
  return name;
}
