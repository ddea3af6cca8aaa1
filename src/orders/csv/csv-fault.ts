/** Why a whole file is refused. The words stand in imports.json under `fault`. */
export const CSV_FAULTS = [
  'cannot-open',
  'not-utf8',
  'utf16',
  'not-gzip',
  'too-large',
  'gzip-ratio',
  'line-too-long',
  'no-header',
  'not-text',
  'duplicate-columns',
  'unknown-columns',
  'missing-columns',
  'doubled-field',
  'bad-profile',
  'no-such-profile',
  'wrong-kind',
] as const;

export interface CsvFault {
  code: (typeof CSV_FAULTS)[number];
  values: Readonly<Record<string, string | number>>;
}

/** Carries a fault out of nested streams; `importFile` turns it back into an answer. */
export class CsvRefusal extends Error {
  readonly fault: CsvFault;

  constructor(code: CsvFault['code'], values: CsvFault['values'] = {}) {
    super(code);
    this.fault = { code, values };
  }
}
