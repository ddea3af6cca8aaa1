/** Share of the largest that the tail is drawn through. */
const TAIL_SHARE = 0.02;
const LEAST_IN_TAIL = 20;

/** How often chance alone goes so far. */
export interface ChanceTail {
  /** Share of customers at or beyond; beyond what was seen, by an exponential tail. */
  shareBeyond(value: number): number;
  /** The value that a share goes beyond; the way back. */
  valueAt(share: number): number;
  /** Where the tail begins, and by how much more the share becomes e times smaller. */
  start: number;
  fade: number;
}

/** Values that chance brought about, in any order. A heavy tail is drawn as heavy as it is. */
export function chanceTail(byChance: readonly number[]): ChanceTail {
  const falling = Float64Array.from(byChance).sort().reverse();
  const inTail = Math.min(
    falling.length - 1,
    Math.max(LEAST_IN_TAIL, Math.round(TAIL_SHARE * falling.length)),
  );
  const start = falling[inTail] ?? 0;
  const share = inTail / falling.length;
  let beyond = 0;
  for (let i = 0; i < inTail; i++) beyond += (falling[i] as number) - start;
  const fade = Math.max(0.05, beyond / inTail);
  return {
    start,
    fade,
    shareBeyond: (value) =>
      value > start ? share * Math.exp((start - value) / fade) : rank(falling, value) / falling.length,
    valueAt: (wanted) =>
      wanted < share
        ? start + fade * Math.log(share / wanted)
        : (falling[Math.min(falling.length - 1, Math.floor(wanted * falling.length))] ?? 0),
  };
}

/** How many of the falling numbers are at least as large. */
function rank(falling: Float64Array, value: number): number {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((falling[middle] as number) >= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
