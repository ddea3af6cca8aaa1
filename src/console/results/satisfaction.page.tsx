import { LEAST_ANSWERS } from '../../nurture/satisfaction/answer-figures.ts';
import type { DoubtfulAnswer } from '../../nurture/satisfaction/doubtful-store.ts';
import type { SatisfactionReport } from '../../nurture/satisfaction/satisfaction-report.ts';
import { sayAnswers } from '../../words/say-answers.ts';
import { sayMended } from '../../words/say-mended.ts';
import type { Chart } from '../charts/draw-chart.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { DoubtfulAnswers } from './doubtful-answers.tsx';
import { ResultTabs } from './result-tabs.tsx';
import { SatisfactionGroups } from './satisfaction-groups.tsx';
import { GROUP_PARTS, type GroupPart, satisfactionNumbers } from './satisfaction-numbers.ts';

interface SatisfactionPageProps {
  reader: Reader;
  report: SatisfactionReport;
  /** Null where there is nothing to set side by side. */
  charts: Readonly<Record<GroupPart, Chart | null>>;
  doubtful: readonly DoubtfulAnswer[];
  told: 'confirmed' | 'notDoubtful' | null;
}

/** What customers answered, what silence hides, and the answers that wait for a person's word. */
export function SatisfactionPage({ reader, report, charts, doubtful, told }: SatisfactionPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`satisfaction:${key}`, values);
  const title = say('title', { date: speaker.date(report.day) });
  return (
    <Page reader={reader} title={title} screen="results">
      <ResultTabs reader={reader} here="satisfaction" />
      <h1>{title}</h1>
      {told === null ? null : <p role="status">{say(told)}</p>}
      <section class="next">
        {report.all.asked === 0 ? (
          <p>{say('none')}</p>
        ) : (
          <div>
            <h2>{say('all')}</h2>
            <Lines lines={sayAnswers(report.all, speaker)} />
          </div>
        )}
      </section>
      <DoubtfulAnswers reader={reader} answers={doubtful} />
      {GROUP_PARTS.map((part) => (
        <SatisfactionGroups
          key={part}
          {...{ speaker, part, numbers: satisfactionNumbers(report, part, speaker), chart: charts[part] }}
        />
      ))}
      <section class="part">
        <h2>{say('mendedTitle')}</h2>
        <Lines lines={sayMended(report.mended, speaker)} />
      </section>
      <details>
        <summary>{say('how')}</summary>
        <p class="quiet">{say('definition', { count: LEAST_ANSWERS })}</p>
      </details>
    </Page>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="reasons">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
