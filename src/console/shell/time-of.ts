import type { Reader } from '../console-deps.ts';

const LOCALES = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' } as const;

/** A moment as the supplier's clock shows it: 22 Nov, 07:30. */
export function timeOf(moment: Date, { speaker, supplier }: Reader): string {
  return new Intl.DateTimeFormat(LOCALES[speaker.language], {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: supplier.timeZone,
  }).format(moment);
}
