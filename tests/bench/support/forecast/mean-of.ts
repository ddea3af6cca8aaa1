import type { ReliabilityBin } from '../../../../src/forecast/forecast-quality.ts';
import type { Judged, Judgement } from './judged.ts';

export const MEASURES = ['auc', 'averagePrecision', 'recallAtFive', 'calibrationError', 'brier'] as const;
export type Measure = (typeof MEASURES)[number];

export type MethodMeans = { method: string; cuts: number; worstCalibration: number } & Partial<
  Record<Measure, number>
>;

/** Each method's mean over its cuts, in the order the methods came in. */
export function meansOf(judgement: Judgement): MethodMeans[] {
  return methodsOf(judgement).map(({ method, judged }) => {
    const means: MethodMeans = {
      method,
      cuts: judged.length,
      worstCalibration: Math.max(...judged.map((one) => one.calibrationError)),
    };
    for (const measure of MEASURES) {
      const values = judged.flatMap((one) => one[measure] ?? []);
      if (values.length > 0) means[measure] = values.reduce((sum, value) => sum + value, 0) / values.length;
    }
    return means;
  });
}

/** The reliability of a method over all its cuts, bin by bin. */
export function reliabilityOf(judgement: Judgement, method: string): ReliabilityBin[] {
  const judged = methodsOf(judgement).find((one) => one.method === method)?.judged ?? [];
  const bins = judged[0]?.reliability.length ?? 0;
  return Array.from({ length: bins }, (_, at) => {
    const those = judged.flatMap((one) => one.reliability[at] ?? []);
    const count = those.reduce((sum, bin) => sum + bin.count, 0);
    const weighted = (of: 'forecast' | 'happened') =>
      those.reduce((sum, bin) => sum + bin.count * bin[of], 0) / count;
    return { count, forecast: weighted('forecast'), happened: weighted('happened') };
  });
}

function methodsOf({ judged }: Judgement): { method: string; judged: Judged[] }[] {
  const methods = [...new Set(judged.map(({ method }) => method))];
  return methods.map((method) => ({ method, judged: judged.filter((one) => one.method === method) }));
}
