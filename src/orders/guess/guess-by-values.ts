import { isMailAddress } from '../../shared/mail-address.ts';
import type { ImportKind } from '../import-kind.ts';
import { DATE_FORMATS, parseDay } from '../parse-day.ts';
import { ROW_KINDS } from '../row-kind-of.ts';

/** What the values of a column without a known name say it is; the first that most of them fit. */
const LOOKS: readonly { fields: readonly string[]; fits: (text: string) => boolean }[] = [
  { fields: ['email'], fits: isMailAddress },
  { fields: ['date', 'openedOn'], fits: (text) => parseDay(text, DATE_FORMATS) !== null },
  {
    fields: ['language'],
    fits: (text) => /^(fi|sv|en|suomi|ruotsi|svenska|finska|english|finnish)$/i.test(text),
  },
  { fields: ['phone'], fits: (text) => /^\+\d[\d\s-]{6,}$/.test(text) },
];

/** Some cells are always wrong. */
const MOST = 0.8;

/** Columns known by what stands in them: column → field, in the order of the file. */
export function guessByValues(
  kind: ImportKind,
  file: {
    header: readonly string[];
    rows: readonly (readonly string[])[];
    unnamed: readonly string[];
  },
): [string, string][] {
  return file.unnamed.flatMap((column): [string, string][] => {
    const index = file.header.indexOf(column);
    const values = file.rows.map((row) => (row[index] ?? '').trim()).filter(Boolean);
    const look = LOOKS.find(
      ({ fits }) => values.length > 0 && values.filter(fits).length >= values.length * MOST,
    );
    const field = look?.fields.find((one) => one in ROW_KINDS[kind].fields);
    return field === undefined ? [] : [[column, field]];
  });
}
