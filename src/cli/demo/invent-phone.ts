import type { Chooser } from './chooser.ts';

/**
 * A phone number nobody has. Britain (Ofcom) and Sweden (PTS) keep ranges for fiction and those are used. Finland keeps none: its
 * numbers are made up with 555, as in films, and must not be dialled. Elsewhere the British ones serve.
 */
export function inventPhone(chooser: Chooser, country: string): string {
  const digits = (count: number) => String(chooser.whole('phone', 10 ** count)).padStart(count, '0');
  if (country === 'FI') return `+358 45 555 01${digits(2)}`;
  if (country === 'SE') return `+46 31 390 06 ${digits(2)}`;
  return `+44 20 7946 0${digits(3)}`;
}
