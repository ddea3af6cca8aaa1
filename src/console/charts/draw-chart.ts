import type { EChartsCoreOption } from 'echarts/core';

/** Loaded with the first chart: it is larger than everything else, and most processes draw none. */
let loading: Promise<typeof import('echarts/core')> | undefined;

async function loadEcharts() {
  const [core, { BarChart, CustomChart, LineChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([BarChart, CustomChart, LineChart, GridComponent, SVGRenderer]);
  return core;
}

export interface Chart {
  wide: string;
  narrow: string;
}

/** A drawing's own units: a pixel each on the screen it is made for. */
const WIDE = { width: 1_040, height: 300 };
const NARROW = { width: 330, height: 260 };

/** One chart for a wide screen and one for a telephone, as SVG that takes its colours from the page it stands in. */
export async function drawChart(option: (size: { width: number }) => EChartsCoreOption): Promise<Chart> {
  loading ??= loadEcharts();
  const core = await loading;
  const draw = (size: { width: number; height: number }) => {
    const chart = core.init(null, null, { renderer: 'svg', ssr: true, ...size });
    try {
      chart.setOption({ animation: false, ...option(size) });
      return plainSvg(chart.renderToSVGString({ useViewBox: true }));
    } finally {
      chart.dispose();
    }
  };
  return { wide: draw(WIDE), narrow: draw(NARROW) };
}

/** The console's policy takes no inline styles; those that ECharts writes stand in our own sheet, or serve a mouse that nothing listens to. */
function plainSvg(svg: string): string {
  return svg
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:style|class|ecmeta_\w+)="[^"]*"/g, '')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
}
