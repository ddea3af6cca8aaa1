/** The mark before the decimals. `either` takes both, and refuses what could be thousands as well as decimals. */
export const DECIMAL_MARKS = ['.', ',', 'either'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
/** Spaces of every width and apostrophes between groups of three digits. */
const LOOSE_GROUPS = /^[+-]?\d{1,3}(?:[\s\u00a0\u2009\u202f'’]\d{3})+(?=[.,]|$)/;
const LOOSE_GROUP_MARK = /[\s\u00a0\u2009\u202f'’]/g;
/** `1.234` or `1,234`: a thousand and something, or one and something. */
const DOUBTFUL = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const TIGHT_GROUPS = { '.': /^[+-]?\d{1,3}(?:,\d{3})+(?=\.|$)/, ',': /^[+-]?\d{1,3}(?:\.\d{3})+(?=,|$)/ };

/** `1 234,50` → 1234.5. Null when it is no number, `doubtful` when it could be two. */
export function parseNumber(text: string, mark: DecimalMark): number | null | 'doubtful' {
  if (mark !== ',' && PLAIN.test(text) && !(mark === 'either' && DOUBTFUL.test(text))) return Number(text);
  const signed = text.replace('\u2212', '-');
  const ungrouped = LOOSE_GROUPS.test(signed) ? signed.replaceAll(LOOSE_GROUP_MARK, '') : signed;
  if (mark === 'either') return DOUBTFUL.test(ungrouped) ? 'doubtful' : toNumber(ungrouped.replace(',', '.'));
  const whole = TIGHT_GROUPS[mark].test(ungrouped)
    ? ungrouped.replaceAll(mark === '.' ? ',' : '.', '')
    : ungrouped;
  if (mark === ',') return whole.includes('.') ? null : toNumber(whole.replace(',', '.'));
  return toNumber(whole);
}

function toNumber(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}
