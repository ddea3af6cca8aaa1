import { type DayRange, dayFromIso } from '../../shared/calendar-day.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import type { SettingKind } from './setting.ts';

/** What is wrong with a field; said by `care-model:problem`, with `least` and `most` where there are limits. */
export interface SettingProblem {
  problem: 'whole' | 'number' | 'range' | 'choice' | 'none' | 'line' | 'money';
  least?: number;
  most?: number;
  /** The line that could not be read. */
  line?: string;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Spaces between thousands, also those that do not break. */
const SPACES = /[\s\u00a0\u202f]/g;
const MOST_MONEY = 100_000_000;
const LONGEST_CODE = 200;
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:–|-|\s)\s*(\d{4}-\d{2}-\d{2}))?$/;

/** What a field holds → the setting's value. A comma is a point, as most of Europe writes it. */
export function readSetting(kind: SettingKind, typed: readonly string[]): Result<unknown, SettingProblem> {
  const text = (typed[0] ?? '').trim();
  switch (kind.as) {
    case 'number':
      return readNumber(text, kind, kind.decimals ? 'number' : 'whole');
    case 'percent': {
      if (kind.mayBeEmpty && text === '') return ok(null);
      const read = readNumber(text, kind, 'number');
      return read.ok ? ok(Number((read.value / 100).toPrecision(8))) : read;
    }
    case 'money': {
      const read = readNumber(text, { least: 0, most: MOST_MONEY }, 'money');
      return read.ok ? ok(Math.round(100 * read.value)) : read;
    }
    case 'choice':
      return kind.options.includes(text) ? ok(text) : no({ problem: 'choice' });
    case 'checks':
      return readChecks(kind, typed);
    case 'switch':
      return ok(typed.length > 0);
    case 'codes':
      return readCodes(typed[0] ?? '');
    case 'days':
      return readRanges(typed[0] ?? '');
  }
}

function readNumber(
  text: string,
  { least, most }: { least: number; most: number },
  problem: 'whole' | 'number' | 'money',
): Result<number, SettingProblem> {
  const given = text.replace(SPACES, '').replace(',', '.');
  const value = Number(given);
  if (!NUMBER.test(given) || (problem === 'whole' && !Number.isInteger(value)))
    return no({ problem, least, most });
  return value < least || value > most ? no({ problem: 'range', least, most }) : ok(value);
}

function readChecks(
  kind: Extract<SettingKind, { as: 'checks' }>,
  typed: readonly string[],
): Result<unknown, SettingProblem> {
  if (typed.some((one) => !kind.options.map(String).includes(one))) return no({ problem: 'choice' });
  if (kind.needed && typed.length === 0) return no({ problem: 'none' });
  return ok(kind.options.filter((option) => typed.includes(String(option))));
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readCodes(text: string): Result<string[], SettingProblem> {
  const codes = [...new Set(linesOf(text))];
  const long = codes.find((code) => code.length > LONGEST_CODE);
  return long === undefined ? ok(codes) : no({ problem: 'line', line: `${long.slice(0, 30)}…` });
}

function readRanges(text: string): Result<DayRange[], SettingProblem> {
  const ranges: DayRange[] = [];
  for (const line of linesOf(text)) {
    const [, first, last] = LINE.exec(line) ?? [];
    const from = dayFromIso(first ?? '');
    const to = dayFromIso(last ?? first ?? '');
    if (from === null || to === null || from > to) return no({ problem: 'line', line: line.slice(0, 60) });
    ranges.push({ from, to });
  }
  return ok(ranges);
}
