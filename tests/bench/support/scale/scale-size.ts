/** How much a bench makes up. Lines of a day's file and mails are in proportion to the customers. */
export interface ScaleSize {
  customers: number;
  /** Of the first load. */
  lines: number;
  /** Of a day's file. */
  dayLines: number;
  /** Delivered after the night. */
  mails: number;
  years: number;
}

const CUSTOMERS = { S: 10_000, M: 100_000, L: 1_000_000 } as const;
const LINES_A_CUSTOMER = 50;
const USUAL_YEARS = 3;
const DAY_FILE_SHARE = 0.2;
const MAIL_SHARE = 0.05;

/** `name`: S, M, L, or a number of customers. A longer history has more lines in proportion. */
export function scaleSize(name: string, years = USUAL_YEARS): ScaleSize {
  const customers = CUSTOMERS[name as keyof typeof CUSTOMERS] ?? Number(name);
  if (!Number.isSafeInteger(customers) || customers < 1)
    throw new Error(`--size ${name}: S, M, L or a number`);
  return {
    customers,
    lines: Math.round((customers * LINES_A_CUSTOMER * years) / USUAL_YEARS),
    dayLines: Math.round(customers * DAY_FILE_SHARE),
    mails: Math.round(customers * MAIL_SHARE),
    years,
  };
}
