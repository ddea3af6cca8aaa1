interface Corner {
  at: number[];
  value: number;
}

const MOST_STEPS = 4_000;
const FIRST_STEP = 0.5;

/** The point of the least value, by Nelder and Mead's simplex; begun anew there once, as a simplex can get stuck flat. */
export function minimise(value: (at: readonly number[]) => number, start: readonly number[]): Corner {
  return descend(value, descend(value, start, 1e-8).at, 1e-10);
}

function descend(
  value: (at: readonly number[]) => number,
  start: readonly number[],
  tolerance: number,
): Corner {
  const corner = (at: number[]): Corner => ({ at, value: value(at) });
  const simplex = [
    corner([...start]),
    ...start.map((_, i) => corner(start.map((x, j) => (i === j ? x + FIRST_STEP : x)))),
  ];
  for (let step = 0; step < MOST_STEPS; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Corner, simplex.at(-1) as Corner];
    if (Math.abs(worst.value - best.value) <= tolerance * (1 + Math.abs(best.value))) break;
    moveWorst(simplex, corner);
  }
  return simplex.sort((a, b) => a.value - b.value)[0] as Corner;
}

/** Reflects the worst corner through the others; stretches a success, and draws in after a failure. */
function moveWorst(simplex: Corner[], corner: (at: number[]) => Corner): void {
  const [best, worst] = [simplex[0] as Corner, simplex.at(-1) as Corner];
  const others = simplex.slice(0, -1);
  const centre = best.at.map((_, j) => others.reduce((sum, { at }) => sum + (at[j] ?? 0), 0) / others.length);
  const along = (by: number) => corner(centre.map((x, j) => x + by * (x - (worst.at[j] ?? 0))));
  const put = (one: Corner) => simplex.splice(-1, 1, one);
  const reflected = along(1);
  if (reflected.value < best.value) {
    const stretched = along(2);
    put(stretched.value < reflected.value ? stretched : reflected);
  } else if (reflected.value < (others.at(-1) as Corner).value) put(reflected);
  else {
    const drawn = along(reflected.value < worst.value ? 0.5 : -0.5);
    if (drawn.value < Math.min(reflected.value, worst.value)) put(drawn);
    else shrink(simplex, corner);
  }
}

function shrink(simplex: Corner[], corner: (at: number[]) => Corner): void {
  const [best, ...others] = simplex as [Corner, ...Corner[]];
  const nearer = others.map(({ at }) => corner(at.map((x, j) => ((best.at[j] ?? 0) + x) / 2)));
  simplex.splice(1, nearer.length, ...nearer);
}
