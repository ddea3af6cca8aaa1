import type { Reader } from '../console-deps.ts';

interface FiguresProps {
  reader: Reader;
  /** What was counted, as in `uploads:trial.<name>`, and how many. */
  counts: readonly (readonly [string, number])[];
}

/** Large numbers side by side; what is none is left out, but for the first three. */
export function Figures({ reader, counts }: FiguresProps) {
  const { say, number } = reader.speaker;
  return (
    <dl class="figures import-figures">
      {counts
        .filter(([, count], index) => index < 3 || count > 0)
        .map(([name, count]) => (
          <div key={name} class={count > 0 ? `figure-${name}` : undefined}>
            <dt>{say(`uploads:trial.${name}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
    </dl>
  );
}
