import type { Judgement } from './judged.ts';
import { RYTMI } from './judged.ts';
import { type Measure, meansOf, reliabilityOf } from './mean-of.ts';

const PANEL = { width: 300, height: 250, gap: 24 };
const HEAD = 46;
const BAR = { height: 20, gap: 12, label: 92 };

/** Colours that read on white and on GitHub's dark grey alike. */
const STYLE = `
  text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 13px } .small { font-size: 11px; fill: #59636e }
  .ours { fill: #0b7a5c } .other { fill: #b6bec7 } .line { fill: none; stroke-width: 2 }
  .ours-line { stroke: #0b7a5c } .other-line { stroke: #8c959f } .axis { stroke: #d1d9e0; fill: none }
  .dot-ours { fill: #0b7a5c } .dot-other { fill: #8c959f }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .small { fill: #9198a1 } .ours, .dot-ours { fill: #3fb68b }
    .other { fill: #4d5661 } .dot-other { fill: #8b949e } .ours-line { stroke: #3fb68b }
    .other-line { stroke: #8b949e } .axis { stroke: #3d444d }
  }`;

/** The figures of a run as one picture: ranking of items, ranking of customers, and how true the probabilities were. */
export function drawForecast({ items, customers }: { items: Judgement; customers: Judgement }): string {
  const panels = [
    bars(items, 'averagePrecision', 'Which item comes next', 'average precision, more is better'),
    bars(customers, 'auc', 'Who falls silent', 'area under the curve, from a coin’s 0.5', 0.5),
    reliability(customers, 'BG/NBD', 'Is 70 % right 7 times in 10?'),
  ];
  const width = panels.length * PANEL.width + (panels.length + 1) * PANEL.gap;
  const height = PANEL.height + HEAD;
  const placed = panels.map((panel, i) => {
    const x = PANEL.gap + i * (PANEL.width + PANEL.gap);
    return `<g transform="translate(${x} 24)">${panel}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Rytmi’s forecasts beside the rules people use">
<style>${STYLE}</style>
${placed.join('\n')}
</svg>
`;
}

function bars(judgement: Judgement, measure: Measure, title: string, note: string, from = 0): string {
  const means = meansOf(judgement).map((one) => ({ method: one.method, value: one[measure] ?? from }));
  means.sort((a, b) => a.value - b.value);
  const most = Math.max(...means.map(({ value }) => value));
  const room = PANEL.width - BAR.label - 44;
  const drawn = means.map(({ method, value }, i) => {
    const y = HEAD + i * (BAR.height + BAR.gap);
    const length = Math.max(1, (room * (value - from)) / (most - from));
    const kind = method === RYTMI ? 'ours' : 'other';
    return [
      text(BAR.label - 8, y + 14, method, 'end'),
      `<rect class="${kind}" x="${BAR.label}" y="${y}" width="${length.toFixed(1)}" height="${BAR.height}" rx="3"/>`,
      text(BAR.label + length + 6, y + 14, value.toFixed(3)),
    ].join('');
  });
  return head(title, note) + drawn.join('\n');
}

function reliability(judgement: Judgement, other: string, title: string): string {
  const side = PANEL.height - HEAD - 24;
  const x = (share: number) => (36 + share * (PANEL.width - 60)).toFixed(1);
  const y = (share: number) => (HEAD + side - share * side).toFixed(1);
  const line = (method: string, kind: string) => {
    const points = reliabilityOf(judgement, method).map((bin) => `${x(bin.forecast)},${y(bin.happened)}`);
    const dots = points.map((point) => {
      const [cx, cy] = point.split(',');
      return `<circle class="dot-${kind}" cx="${cx}" cy="${cy}" r="3"/>`;
    });
    return `<polyline class="line ${kind}-line" points="${points.join(' ')}"/>${dots.join('')}`;
  };
  const axis = `<path class="axis" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}"/><path class="axis" stroke-dasharray="4 4" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`;
  const labels = [0, 0.5, 1].map(
    (share) =>
      text(Number(x(share)), HEAD + side + 16, percent(share), 'middle', 'small') +
      text(Number(x(0)) - 6, Number(y(share)) + 4, percent(share), 'end', 'small'),
  );
  const key =
    text(Number(x(0.04)), HEAD + 8, `● ${RYTMI}`, 'start', 'ours') +
    text(Number(x(0.04)), HEAD + 24, `● ${other}`, 'start', 'small');
  return (
    head(title, 'silence forecast (across), came true (up)') +
    axis +
    labels.join('') +
    line(other, 'other') +
    line(RYTMI, 'ours') +
    key
  );
}

function head(title: string, note: string): string {
  return text(0, 8, title, 'start', 'title') + text(0, 26, note, 'start', 'small');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function text(x: number, y: number, words: string, anchor = 'start', kind = ''): string {
  const style = kind === '' ? '' : ` class="${kind}"`;
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${style}>${words}</text>`;
}
