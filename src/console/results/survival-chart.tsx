import type { LevelCoverage } from '../../nurture/coverage/coverage-report.ts';
import type { Reader } from '../console-deps.ts';

/** The drawing in its own units: a pixel each where there is room. */
const WIDTH = 640;
const HEIGHT = 160;
/** Further on too few have been watched to draw. */
const MOST_DAYS = 730;

/** Share of a level's customers still there by days since their first order, with its interval as a band. Nothing where nobody was lost. */
export function SurvivalChart({ reader, level }: { reader: Reader; level: LevelCoverage }) {
  const { speaker } = reader;
  const steps = level.survival.filter(({ day }) => day <= MOST_DAYS);
  if (steps.length === 0) return null;
  const name = speaker.say(`coverage:level.${level.level}`);
  const line = stairs(steps.map(({ day, share }) => ({ day, share })));
  const high = stairs(steps.map(({ day, high: share }) => ({ day, share })));
  const low = stairs(steps.map(({ day, low: share }) => ({ day, share })));
  return (
    <figure>
      <figcaption>{speaker.say('coverage:curve')}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={speaker.say('coverage:curveAlt', { level: name })}
      >
        <polygon points={[...high, ...low.toReversed()].join(' ')} fill="currentColor" opacity="0.12" />
        <polyline points={line.join(' ')} fill="none" stroke="currentColor" stroke-width="2" />
        <line x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} stroke="currentColor" />
      </svg>
      <p class="quiet">
        {`0–${MOST_DAYS} ${speaker.say('coverage:days')}, ${speaker.percent(0)}–${speaker.percent(1)}`}
      </p>
    </figure>
  );
}

/** A share holds until the day of the next step. */
function stairs(steps: readonly { day: number; share: number }[]): string[] {
  const points = ['0,0'];
  let before = 1;
  for (const { day, share } of steps) {
    points.push(pointOf(day, before), pointOf(day, share));
    before = share;
  }
  points.push(pointOf(MOST_DAYS, before));
  return points;
}

function pointOf(day: number, share: number): string {
  return `${Math.round((day / MOST_DAYS) * WIDTH)},${Math.round((1 - share) * HEIGHT)}`;
}
