import type { ByMonth, ComplaintName, ReasonReport } from '../../../nurture/reasons/measure-reasons.ts';
import { firstDayOfMonth } from '../../../shared/calendar-day.ts';
import { sayComplaintName, sayLeavingReasons } from '../../../words/say-reasons.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { DrawnMonths } from '../../charts/draw-months.ts';
import type { Reader } from '../../console-deps.ts';
import { Page } from '../../shell/layout.tsx';
import { sayShortMonth } from '../../shell/say-short-day.ts';
import { ResultTabs } from '../result-tabs.tsx';
import { FigureTable } from '../touchpoints/figure-table.tsx';

interface ReasonsPageProps {
  reader: Reader;
  currency: string;
  report: ReasonReport;
  /** Null where there is nothing to draw. */
  drawn: { leaving: DrawnMonths | null; complaints: DrawnMonths | null };
}

/** Why customers leave and what they complain about: the list that the rest of the company should read. */
export function ReasonsPage({ reader, currency, report, drawn }: ReasonsPageProps) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`reasons:${key}`);
  const nameOf = (name: ComplaintName) => sayComplaintName(name, speaker);
  const { leaving, complaints, products } = report;
  return (
    <Page reader={reader} title={say('title')} screen="results">
      <ResultTabs reader={reader} here="reasons" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <section class="part">
        <h2>{say('leaving')}</h2>
        {sayLeavingReasons(leaving, speaker, currency).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Drawn drawn={drawn.leaving} caption={say('leaving')} />
        <Months
          {...{ reader, report }}
          rows={leaving}
          part="leaving"
          nameOf={(reason) => speaker.say(`calls:leaving.${reason}`)}
        />
      </section>
      <section class="part">
        <h2>{say('complaints')}</h2>
        {complaints.length === 0 ? <p class="quiet">{say('noComplaints')}</p> : null}
        <Drawn drawn={drawn.complaints} caption={say('complaints')} />
        <Months {...{ reader, report, nameOf }} rows={complaints} part="complaints" />
      </section>
      <section class="part">
        {products.length === 0 ? null : <h2>{say('products')}</h2>}
        <Months {...{ reader, report, nameOf }} rows={products} part="products" />
      </section>
      <details>
        <summary>{say('how')}</summary>
        <p class="quiet">{say('definition')}</p>
      </details>
    </Page>
  );
}

function Drawn({ drawn, caption }: { drawn: DrawnMonths | null; caption: string }) {
  return drawn ? <ChartFigure chart={drawn.chart} caption={caption} legend={drawn.legend} /> : null;
}

interface MonthsProps<Name> {
  reader: Reader;
  report: ReasonReport;
  rows: readonly ByMonth<Name>[];
  part: 'leaving' | 'complaints' | 'products';
  nameOf(name: Name): string;
}

function Months<Name>({ reader, report, rows, part, nameOf }: MonthsProps<Name>) {
  const { speaker } = reader;
  if (rows.length === 0) return null;
  const names = report.months.map((month) => sayShortMonth(firstDayOfMonth(month), reader));
  return (
    <>
      <p>
        <a href={`/console/results/reasons.csv?part=${part}`}>{speaker.say('results:effect.csv')}</a>
      </p>
      <FigureTable
        reader={reader}
        label={speaker.say(`reasons:${part}`)}
        first={speaker.say(`reasons:first.${part}`)}
        columns={[speaker.say('reasons:total'), ...names]}
        rows={rows.map(({ name, counts, total }) => ({
          name: nameOf(name),
          figures: [total, ...counts],
          wholes: [null, ...counts.map(() => null)],
        }))}
      />
    </>
  );
}
