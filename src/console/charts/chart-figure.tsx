import type { Chart } from './draw-chart.ts';

interface ChartFigureProps {
  chart: Chart;
  caption: string;
  /** What its colours mean, in the order of HUES; the first is the accent. */
  legend?: readonly string[];
}

/** A drawn chart. Its numbers stand in the table beneath, which is what is read aloud. */
export function ChartFigure({ chart, caption, legend }: ChartFigureProps) {
  return (
    <figure class="chart card">
      <figcaption>{caption}</figcaption>
      {legend ? (
        <p class="legend">
          {legend.map((word, place) => (
            <span key={word} class={`hue-${place}`}>
              {word}
            </span>
          ))}
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
