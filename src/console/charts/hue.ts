/** Colours of a chart's parts, in the order of its legend; results.css paints the legend the same. */
export const HUES = ['var(--accent)', 'var(--warm)', 'var(--cool)', 'var(--care)', 'var(--quiet)'] as const;
