import { CsvRefusal } from './csv/csv-fault.ts';
import type { MappingProfile } from './mapping-profile.ts';
import type { CellType } from './parse-cell.ts';
import type { RowKind } from './rows/row-kind.ts';

/** Where a field's text comes from. */
export interface FieldSource {
  field: string;
  type: CellType;
  /** Index of its column; −1 where only the profile's constant stands. */
  index: number;
  /** The column's name in the file, for telling where a problem is. */
  column: string;
  constant: string;
  upperCase: boolean;
  values: Readonly<Record<string, string | null>> | undefined;
}

/** Columns that an export of rejects adds for the reader; an import of the mended file passes over them. */
export const REJECT_COLUMN_PREFIX = 'rytmi_';

/** Matches a file's header to the fields of its kind. Throws CsvRefusal naming every column that is in the way. */
export function matchColumns(
  header: readonly string[],
  kind: RowKind<unknown>,
  profile: MappingProfile,
): FieldSource[] {
  refuseDuplicates(header);
  const fields = Object.keys(kind.fields);
  refuseStrangeFields(profile, fields);
  const mapped = header.map((column) => fieldOf(column, fields, profile));
  refuseUnknown(header, mapped, fields, profile);
  const sources = fields.flatMap((field) => {
    const found = header.filter((_, index) => mapped[index] === field);
    if (found.length > 1) throw new CsvRefusal('doubled-field', { field, columns: found.join(', ') });
    const constant = profile.constants[field];
    if (found[0] === undefined && constant === undefined) return [];
    return [sourceOf(field, kind, profile, header.indexOf(found[0] ?? ''), found[0] ?? field)];
  });
  refuseMissing(kind, sources, fields);
  return sources;
}

function sourceOf(
  field: string,
  kind: RowKind<unknown>,
  profile: MappingProfile,
  index: number,
  column: string,
): FieldSource {
  return {
    field,
    type: kind.fields[field] ?? 'text',
    index,
    column,
    constant: profile.constants[field] ?? '',
    upperCase: profile.upperCase.includes(field),
    values: profile.values[field],
  };
}

/** By the profile, else by name: `Customer Name` and `customer_name` are `customerName`. */
function fieldOf(column: string, fields: readonly string[], profile: MappingProfile): string | null {
  if (profile.ignore.includes(column)) return null;
  const mapped = Object.entries(profile.columns).find(([name]) => fold(name) === fold(column));
  return mapped ? mapped[1] : (fields.find((field) => fold(field) === fold(column)) ?? null);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function refuseDuplicates(header: readonly string[]): void {
  const doubled = header.filter((column, index) => column !== '' && header.indexOf(column) !== index);
  if (doubled.length > 0) throw new CsvRefusal('duplicate-columns', { columns: doubled.join(', ') });
}

/** A field misspelt in a profile would otherwise be a rule that silently never applies. */
function refuseStrangeFields(profile: MappingProfile, fields: readonly string[]): void {
  const named = [
    ...Object.values(profile.columns),
    ...Object.keys(profile.constants),
    ...Object.keys(profile.values),
    ...profile.upperCase,
    ...profile.leaveOut.map(({ field }) => field),
  ];
  const strange = named.filter((field) => !fields.includes(field));
  if (strange.length === 0) return;
  const faults = `${strange.join(', ')} is none of ${fields.join(', ')}`;
  throw new CsvRefusal('bad-profile', { profile: profile.about ?? profile.kind, faults });
}

function refuseUnknown(
  header: readonly string[],
  mapped: readonly (string | null)[],
  fields: readonly string[],
  profile: MappingProfile,
): void {
  const unknown = header.filter((column, index) => {
    if (mapped[index] !== null) return false;
    const passed = profile.ignoreOtherColumns || profile.ignore.includes(column);
    return !(passed || column === '' || column.startsWith(REJECT_COLUMN_PREFIX));
  });
  if (unknown.length > 0) {
    throw new CsvRefusal('unknown-columns', { columns: unknown.join(', '), fields: fields.join(', ') });
  }
}

function refuseMissing(
  kind: RowKind<unknown>,
  sources: readonly FieldSource[],
  fields: readonly string[],
): void {
  const present = new Set(sources.map((source) => source.field));
  const missing = kind.required.filter((group) => !group.some((field) => present.has(field)));
  if (missing.length > 0) {
    const columns = missing.map((group) => group.join('/')).join(', ');
    throw new CsvRefusal('missing-columns', { columns, fields: fields.join(', ') });
  }
}
