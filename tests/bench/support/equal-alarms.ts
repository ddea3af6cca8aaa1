/** One case as both rules see it: whether Rytmi speaks, and how strongly the plain rule would; it speaks from a threshold on. */
export interface Judged {
  rytmi: boolean;
  plain: number;
}

/** What both rules find of the changed (shares, 0–1) when they are wrong about as many of the unchanged. */
export interface EqualAlarms {
  changed: number;
  unchanged: number;
  falseShare: number;
  rytmi: number;
  plain: number;
}

/**
 * The plain rule gets the threshold at which it is wrong as often as Rytmi. Where several cases lie on that threshold it speaks
 * of as large a part of them as makes both even, which is the best it can do.
 */
export function atEqualAlarms(changed: readonly Judged[], unchanged: readonly Judged[]): EqualAlarms {
  const wrong = unchanged.filter(({ rytmi }) => rytmi).length;
  const loudest = unchanged.map(({ plain }) => plain).sort((a, b) => b - a);
  const threshold = loudest[wrong] ?? Number.NEGATIVE_INFINITY;
  const above = (those: readonly Judged[]) => those.filter(({ plain }) => plain > threshold).length;
  const on = (those: readonly Judged[]) => those.filter(({ plain }) => plain === threshold).length;
  const part = (wrong - above(unchanged)) / Math.max(1, on(unchanged));
  return {
    changed: changed.length,
    unchanged: unchanged.length,
    falseShare: wrong / Math.max(1, unchanged.length),
    rytmi: changed.filter(({ rytmi }) => rytmi).length / Math.max(1, changed.length),
    plain: (above(changed) + part * on(changed)) / Math.max(1, changed.length),
  };
}
