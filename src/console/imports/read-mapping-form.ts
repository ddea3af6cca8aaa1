import { z } from 'zod';
import { DELIMITERS } from '../../orders/csv/detect-delimiter.ts';
import { ENCODINGS } from '../../orders/csv/read-text.ts';
import type { FileSample } from '../../orders/guess/guess-mapping.ts';
import { knownWords } from '../../orders/guess/known-words.ts';
import type { MappingProfile } from '../../orders/mapping-profile.ts';
import { DATE_FORMATS } from '../../orders/parse-day.ts';
import { DECIMAL_MARKS } from '../../orders/parse-number.ts';
import { ROW_KINDS } from '../../orders/row-kind-of.ts';
import { LANGUAGES } from '../../shared/language.ts';

const ticked = z
  .literal('yes')
  .optional()
  .transform((sent) => sent === 'yes');
const DELIMITER_WORDS = { semicolon: ';', comma: ',', tab: '\t' } as const;

export const MAPPING_FORM = z.object({
  do: z.enum(['look', 'try']).catch('look'),
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(['semicolon', 'comma', 'tab']).transform((word) => DELIMITER_WORDS[word]),
  dates: z.enum(DATE_FORMATS),
  decimal: z.enum(DECIMAL_MARKS),
  language: z.enum(LANGUAGES).optional(),
  createCustomers: ticked,
  createProducts: ticked,
  wholeOrders: ticked,
  creditPrefix: z.string().trim().max(10).optional(),
  saveAs: z.string().trim().max(60).default(''),
});

/** The word of a delimiter in a form, where a tab would not survive. */
export function delimiterWord(delimiter: string): 'semicolon' | 'comma' | 'tab' {
  const known = DELIMITERS.find((one) => one === delimiter) ?? ',';
  return ({ ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const)[known];
}

/** A mapping as the form says it: what the form does not ask about stays as it was. */
export function mappingFromForm(
  before: MappingProfile,
  form: z.output<typeof MAPPING_FORM>,
  file: { sample: FileSample; sent: Readonly<Record<string, unknown>> },
): MappingProfile {
  const { header, rows } = file.sample;
  const fields = Object.keys(ROW_KINDS[before.kind].fields);
  const columns: Record<string, string> = {};
  const values: MappingProfile['values'] = { ...before.values };
  for (const [index, column] of header.entries()) {
    const field = file.sent[`column.${index}`];
    if (typeof field !== 'string' || !fields.includes(field)) continue;
    columns[column] = field;
    const words = knownWords(
      field,
      rows.map((row) => row[index] ?? ''),
    );
    if (Object.keys(words).length > 0) values[field] = { ...words, ...before.values[field] };
  }
  const { encoding, delimiter, dates, decimal, language, creditPrefix } = form;
  const { creditPrefix: _before, ...kept } = before;
  return {
    ...{ ...kept, columns, values, encoding, delimiter, decimal, dates: [dates] },
    constants: language ? { ...before.constants, language } : before.constants,
    // What nobody chose is left out, whatever it is called.
    ignore: header.filter((column) => !(column in columns)),
    ignoreOtherColumns: true,
    ...(before.kind === 'orders' && {
      createCustomers: form.createCustomers,
      createProducts: form.createProducts,
      wholeOrders: form.wholeOrders,
      ...(creditPrefix && { creditPrefix }),
    }),
  };
}
