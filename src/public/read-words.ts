/** As many as the fields let through. */
const LONGEST = 2000;

/** What was written in a field of free text, null for nothing. A browser sends two signs for a line break and counts one. */
export function readWords(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  // Postgres text holds no NUL.
  const written = value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().slice(0, LONGEST);
  return written === '' ? null : written;
}
