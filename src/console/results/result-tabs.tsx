import type { Reader } from '../console-deps.ts';

/** The pages of results, in the order in which an owner asks. */
const TABS = [
  { name: 'effect', label: 'results:effect.short' },
  { name: 'stages', label: 'stages:short' },
  { name: 'touchpoints', label: 'results:touchpoints.short' },
  { name: 'signals', label: 'judged:short' },
  { name: 'reasons', label: 'reasons:short' },
  { name: 'coverage', label: 'coverage:short' },
  { name: 'satisfaction', label: 'satisfaction:short' },
  { name: 'replay', label: 'results:replay.short' },
] as const;

/** The way from one page of results to the others. */
export function ResultTabs({ reader, here }: { reader: Reader; here: (typeof TABS)[number]['name'] }) {
  const { speaker } = reader;
  return (
    <nav class="tabs" aria-label={speaker.say('results:title')}>
      {TABS.map(({ name, label }) => (
        <a key={name} href={`/console/results/${name}`} aria-current={name === here ? 'page' : undefined}>
          {speaker.say(label)}
        </a>
      ))}
    </nav>
  );
}
