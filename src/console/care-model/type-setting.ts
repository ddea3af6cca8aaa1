import type { DayRange } from '../../shared/calendar-day.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { SettingKind } from './setting.ts';

/** Digits enough for every share, few enough to hide what binary fractions add. */
const DIGITS = 8;

/** A setting's value as its field holds it: one text, or for checks one for each. `read-setting.ts` takes it back. */
export function typeSetting(kind: SettingKind, value: unknown): readonly string[] {
  switch (kind.as) {
    case 'percent':
      if (value === null) return [''];
      return [plain(100 * (value as number))];
    case 'money':
      return [plain((value as number) / 100)];
    case 'checks':
      return (value as readonly (string | number)[]).map(String);
    case 'switch':
      return value === true ? ['on'] : [];
    case 'codes':
      return [(value as readonly string[]).join('\n')];
    case 'days':
      return [(value as readonly DayRange[]).map(typeRange).join('\n')];
    case 'number':
      return [plain(value as number)];
    default:
      return [String(value)];
  }
}

function plain(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

function typeRange({ from, to }: DayRange): string {
  return from === to ? isoFromDay(from) : `${isoFromDay(from)} ${isoFromDay(to)}`;
}
