import type { Language } from '../../shared/language.ts';
import type { Delimiter } from '../csv/detect-delimiter.ts';
import type { Encoding } from '../csv/read-text.ts';
import type { ImportKind } from '../import-kind.ts';
import { type MappingProfile, readMappingProfile } from '../mapping-profile.ts';
import { ROW_KINDS } from '../row-kind-of.ts';
import { guessColumns } from './guess-columns.ts';
import { guessDates, guessDecimal } from './guess-formats.ts';
import { knownWords } from './known-words.ts';

/** The first rows of a file. */
export interface FileSample {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  delimiter: Delimiter;
}

/** How a file is most likely meant, from its header and first rows. What is missing is for a person to say. */
export function guessMapping(
  kind: ImportKind,
  sample: FileSample,
  known: { encoding: Encoding; language: Language },
): MappingProfile {
  const { encoding, language } = known;
  const columns = guessColumns(kind, sample.header, sample.rows);
  const cellsOf = (...types: string[]) =>
    cellsIn(sample, columns, (field) => types.includes(ROW_KINDS[kind].fields[field] ?? ''));
  const profile = readMappingProfile({
    ...{ kind, columns, encoding, delimiter: sample.delimiter, ignoreOtherColumns: true },
    dates: [guessDates(cellsOf('day'))],
    decimal: guessDecimal(cellsOf('number', 'cents'), sample.delimiter),
    values: guessWords(sample, columns),
    constants: kind === 'contacts' ? { language } : {},
    upperCase: 'country' in ROW_KINDS[kind].fields ? ['country'] : [],
    createCustomers: kind === 'orders',
    createProducts: kind === 'orders',
  });
  if ('faults' in profile) throw new Error(`A guess that is none: ${profile.faults.join(', ')}`);
  return profile;
}

/** Words that stand for codes, by field: only where there are any. */
function guessWords(
  sample: FileSample,
  columns: Readonly<Record<string, string>>,
): Record<string, Record<string, string>> {
  const found = Object.values(columns).map((field) => {
    const cells = cellsIn(sample, columns, (one) => one === field);
    return [field, knownWords(field, cells)] as const;
  });
  return Object.fromEntries(found.filter(([, words]) => Object.keys(words).length > 0));
}

/** The cells that are not empty of columns with such a field. */
function cellsIn(
  { header, rows }: FileSample,
  columns: Readonly<Record<string, string>>,
  fits: (field: string) => boolean,
): string[] {
  return header.flatMap((column, index) =>
    fits(columns[column] ?? '') ? rows.map((row) => row[index] ?? '').filter((cell) => cell.trim()) : [],
  );
}
