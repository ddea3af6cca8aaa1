import type { CoverageReport } from '../../nurture/coverage/coverage-report.ts';
import { sayCoverage } from '../../words/say-coverage.ts';
import { sayLevel } from '../../words/say-level.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import type { Chart } from '../charts/draw-chart.ts';
import { NumberTable } from '../charts/number-table.tsx';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { CoverageInputsLine } from './coverage-inputs.tsx';
import { coverageNumbers } from './coverage-numbers.ts';
import { ResultTabs } from './result-tabs.tsx';

interface CoveragePageProps {
  reader: Reader;
  report: CoverageReport;
  /** Null where nobody was lost. */
  drawn: { chart: Chart; legend: readonly string[] } | null;
}

/** Who is cared for, and what the others bring. */
export function CoveragePage({ reader, report, drawn }: CoveragePageProps) {
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
        </section>
      ))}
      {report.customers > 0 ? (
        <section class="part">
          <h2>{speaker.say('coverage:byLevel')}</h2>
          <Table reader={reader} report={report} part="levels" label={speaker.say('coverage:byLevel')} />
        </section>
      ) : null}
      {drawn ? (
        <section class="part">
          <h2>{speaker.say('coverage:stay')}</h2>
          <ChartFigure chart={drawn.chart} caption={speaker.say('coverage:curve')} legend={drawn.legend} />
          <Table reader={reader} report={report} part="survival" label={speaker.say('coverage:stay')} />
        </section>
      ) : null}
      <details>
        <summary>{speaker.say('coverage:how')}</summary>
        <p class="quiet">{speaker.say('coverage:definition', { days: report.lostAfterDays })}</p>
      </details>
    </Page>
  );
}

interface TableProps {
  reader: Reader;
  report: CoverageReport;
  part: 'levels' | 'survival';
  label: string;
}

function Table({ reader: { speaker, supplier }, report, part, label }: TableProps) {
  return (
    <NumberTable
      speaker={speaker}
      label={label}
      numbers={coverageNumbers(report, part, { speaker, currency: supplier.currency })}
      csv={`/console/results/coverage.csv?part=${part}`}
    />
  );
}
