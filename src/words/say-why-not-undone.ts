import type { Speaker } from './speaker.ts';

/** Why an import cannot be undone, and the way out. */
export function sayWhyNotUndone(
  why: { code: string; run?: number | null; what?: string },
  { say }: Speaker,
): string {
  if (why.code !== 'rests') return say(`imports:undo.why.${why.code}`, why.run ? { run: why.run } : {});
  const what = say(`imports:kind.${why.what}`);
  const words = why.run
    ? say('imports:undo.why.rests', { run: why.run, what })
    : say('imports:undo.why.rests-old', { what });
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
