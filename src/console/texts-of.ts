/** What stood in the fields of a sent form, to be shown in them again. */
export function textsOf(body: unknown): Record<string, string> {
  const fields = Object.entries(body ?? {});
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
