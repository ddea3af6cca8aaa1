import type { Reader } from '../console-deps.ts';
import { LOOK_AGAIN } from '../shell/look-again.ts';

/** How far a replay is: htmx looks again every second until the page has no such part, and without it the page loads anew. */
export function Progress({ reader, share, label }: { reader: Reader; share: number; label: string }) {
  const percent = Math.floor(100 * share);
  return (
    <section class="next working" hx-get="" hx-trigger="every 1s" {...LOOK_AGAIN}>
      <div>
        <h2>{label}</h2>
        <progress max={100} value={percent} aria-label={label} />
        <p class="quiet">{`${reader.speaker.number(percent)} %`}</p>
      </div>
    </section>
  );
}
