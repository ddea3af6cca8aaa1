/** Fields of one block of a report, names in lower case; of a repeated one the first holds. */
export type Fields = ReadonlyMap<string, string>;

/** Reads `Name: value` lines, folded ones too, in blocks parted by an empty line (RFC 3464, RFC 5965). */
export function readFields(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(readBlock)
    .filter((fields) => fields.size > 0);
}

function readBlock(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !/\s/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
