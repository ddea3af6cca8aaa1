import type { CoverageReport } from '../../nurture/coverage/coverage-report.ts';
import { sayCoverage } from '../../words/say-coverage.ts';
import { sayLevel } from '../../words/say-level.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { CoverageInputsLine } from './coverage-inputs.tsx';
import { ResultTabs } from './result-tabs.tsx';
import { SurvivalChart } from './survival-chart.tsx';

/** Who is cared for, and what the others bring. */
export function CoveragePage({ reader, report }: { reader: Reader; report: CoverageReport }) {
  const { speaker, supplier } = reader;
  const title = speaker.say('coverage:title', { date: speaker.date(report.day) });
  return (
    <Page reader={reader} title={title} screen="results">
      <ResultTabs reader={reader} here="coverage" />
      <h1>{title}</h1>
      {report.customers === 0 ? <p class="quiet">{speaker.say('coverage:none')}</p> : null}
      {report.customers > 0 ? (
        <section class="next">
          <div>
            {sayCoverage(report, speaker, supplier.currency).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <CoverageInputsLine reader={reader} inputs={report.payback.inputs} />
          </div>
        </section>
      ) : null}
      {report.levels.map((level) => (
        <section key={level.level} class="part">
          <h2>{speaker.say(`coverage:level.${level.level}`)}</h2>
          <ul class="reasons">
            {sayLevel(level, speaker, supplier.currency).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <SurvivalChart reader={reader} level={level} />
        </section>
      ))}
      <details>
        <summary>{speaker.say('coverage:how')}</summary>
        <p class="quiet">{speaker.say('coverage:definition', { days: report.lostAfterDays })}</p>
      </details>
    </Page>
  );
}
