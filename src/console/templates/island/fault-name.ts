/** The name that a fault's sentence speaks of: “…” in English, ”…” in Finnish and Swedish. Empty where it names none. */
export function faultName(words: string): string {
  return /[“”]([^“”]+)”/.exec(words)?.[1] ?? '';
}
