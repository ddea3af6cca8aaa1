import { dayInZone } from '../platform/clock.ts';
import { speakerFor } from '../words/speaker.ts';
import type { ConsoleDeps, Reader } from './console-deps.ts';

/** Without sign-in everyone reads the supplier's language. */
export function readerOf({ supplier, now }: ConsoleDeps): Reader {
  return { speaker: speakerFor(supplier.language), today: dayInZone(now(), supplier.timeZone), supplier };
}
