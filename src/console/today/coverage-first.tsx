import type { CoverageReport } from '../../nurture/coverage/coverage-report.ts';
import { sayCoverage } from '../../words/say-coverage.ts';
import type { Reader } from '../console-deps.ts';

/** Before a single mail has been planned: whom care would be for, and what it would be worth. */
export function CoverageFirst({ reader, coverage }: { reader: Reader; coverage: CoverageReport | null }) {
  const { speaker, supplier } = reader;
  if (coverage === null || !reader.may('GET /console/results/coverage')) return null;
  return (
    <section class="part">
      <h2>{speaker.say('coverage:first')}</h2>
      {sayCoverage(coverage, speaker, supplier.currency).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <a href="/console/results/coverage">{speaker.say('coverage:all')}</a>
      </p>
    </section>
  );
}
