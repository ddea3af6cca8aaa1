import type { z } from 'zod';
import type { MappingProfile } from './mapping-profile.ts';
import type { FieldSource } from './match-columns.ts';
import { CellProblem, type CellValue, parseCell } from './parse-cell.ts';
import { parseNumber } from './parse-number.ts';
import type { RowKind } from './rows/row-kind.ts';

/** What is wrong with one cell, or with the row where `column` is null. `reason` is a code. */
export interface RowProblem {
  column: string | null;
  value: string | null;
  reason: string;
  /** What would have been right, where there are few choices. */
  detail: string | null;
}

export type RowReading<Row> =
  | { kind: 'row'; row: Row }
  | { kind: 'left-out'; because: string }
  | { kind: 'rejected'; problems: RowProblem[] };

/** Reads rows of one file: record in, typed row or problems out. Pure, and built once a file. */
export function rowReader<Row>(
  kind: RowKind<Row>,
  sources: readonly FieldSource[],
  profile: MappingProfile,
): (record: readonly string[]) => RowReading<Row> {
  const formats = { dates: profile.dates, decimal: profile.decimal };
  const blank = Object.fromEntries(Object.keys(kind.fields).map((field) => [field, null]));
  const leaveOut = leaveOutRules(sources, profile);
  return (record) => {
    for (const rule of leaveOut) {
      if (rule.fits(cellText(rule.source, record))) return { kind: 'left-out', because: rule.because };
    }
    const values: Record<string, CellValue> = { ...blank };
    let problems: RowProblem[] | null = null;
    for (const source of sources) {
      const text = cellText(source, record);
      if (text === '') continue;
      const value = parseCell(text, source.type, formats);
      if (value instanceof CellProblem) {
        problems ??= [];
        problems.push({ column: source.column, value: text, reason: value.reason, detail: null });
      } else values[source.field] = value;
    }
    if (problems) return { kind: 'rejected', problems };
    const checked = kind.schema.safeParse(values);
    if (checked.success) return { kind: 'row', row: checked.data };
    return { kind: 'rejected', problems: checked.error.issues.map((issue) => tell(issue, sources, record)) };
  };
}

function cellText(source: FieldSource, record: readonly string[]): string {
  let text = source.index === -1 ? source.constant : (record[source.index] ?? '').trim();
  if (text === '') text = source.constant;
  if (source.upperCase) text = text.toUpperCase();
  if (source.values && Object.hasOwn(source.values, text)) text = source.values[text] ?? '';
  return text;
}

function tell(
  issue: z.core.$ZodIssue,
  sources: readonly FieldSource[],
  record: readonly string[],
): RowProblem {
  const source = sources.find(({ field }) => field === issue.path[0]);
  return {
    column: source?.column ?? String(issue.path[0] ?? ''),
    value: source ? cellText(source, record) : null,
    reason: issue.message,
    detail: issue.code === 'invalid_value' ? issue.values.join(', ') : null,
  };
}

interface LeaveOutRule {
  source: FieldSource;
  fits(text: string): boolean;
  because: string;
}

function leaveOutRules(sources: readonly FieldSource[], profile: MappingProfile): LeaveOutRule[] {
  return profile.leaveOut.flatMap((rule) => {
    const source = sources.find(({ field }) => field === rule.field);
    if (!source) return [];
    const { because, matches, atMost } = rule;
    if (matches !== undefined) {
      const pattern = new RegExp(matches, 'u');
      return [{ source, because, fits: (text: string) => pattern.test(text) }];
    }
    const fits = (text: string): boolean => {
      const number = parseNumber(text, profile.decimal);
      return typeof number === 'number' && number <= (atMost ?? Number.NEGATIVE_INFINITY);
    };
    return [{ source, because, fits }];
  });
}
