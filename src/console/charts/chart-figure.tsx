import type { Chart } from './draw-chart.ts';

interface ChartFigureProps {
  chart: Chart;
  caption: string;
  /** What its colours mean; the first is the accent. */
  legend?: readonly [string, string];
}

/** A drawn chart. Its numbers stand in the table beneath, which is what is read aloud. */
export function ChartFigure({ chart, caption, legend }: ChartFigureProps) {
  return (
    <figure class="chart card">
      <figcaption>{caption}</figcaption>
      {legend ? (
        <p class="legend">
          <span>{legend[0]}</span>
          <span class="legend-other">{legend[1]}</span>
        </p>
      ) : null}
      <Drawn name="chart-wide" svg={chart.wide} />
      <Drawn name="chart-narrow" svg={chart.narrow} />
    </figure>
  );
}

/** Made by our own renderer out of numbers and our own words, which it escapes. */
function Drawn({ name, svg }: { name: string; svg: string }) {
  return <div class={name} dangerouslySetInnerHTML={{ __html: svg }} />;
}
