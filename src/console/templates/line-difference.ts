export interface DifferentLine {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/** The lines of two texts, by their longest common run of lines. Templates have at most some hundred lines. */
export function lineDifference(before: string, after: string): DifferentLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const inCommon = countCommon(a, b);
  const lines: DifferentLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isGone = j >= b.length || (i < a.length && inCommon(i + 1, j) >= inCommon(i, j + 1));
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ is: 'same', text: a[i++] ?? '' });
      j += 1;
    } else lines.push(isGone ? { is: 'gone', text: a[i++] ?? '' } : { is: 'new', text: b[j++] ?? '' });
  }
  return lines;
}

/** How many lines the two texts have in common, in order, from line i and line j on. */
function countCommon(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const counts = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => counts[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      counts[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}
