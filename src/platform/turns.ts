/** Lets `most` work at once; others wait in the order they came. */
export function turnsFor(most: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
