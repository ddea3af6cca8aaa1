import type { Reader } from '../console-deps.ts';

/** How far a replay is; `watch-progress.js` looks again by itself, and without it the page does. */
export function Progress({ reader, share, label }: { reader: Reader; share: number; label: string }) {
  const percent = Math.floor(100 * share);
  return (
    <section class="next working" data-watch>
      <div>
        <h2>{label}</h2>
        <progress max={100} value={percent} aria-label={label} />
        <p class="quiet">{`${reader.speaker.number(percent)} %`}</p>
      </div>
    </section>
  );
}
