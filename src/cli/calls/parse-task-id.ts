import { Mistake } from '../../shared/mistake.ts';

/** `12` → 12; a call's number as the list shows it. */
export function parseTaskId(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Mistake(`“${text}” is not the number of a call. See: rytmi calls list`);
  return Number(text);
}
