import { createHash } from 'node:crypto';

/** Headers that stay the same on every way a mail takes. A reused Message-ID alone must not hide a person's answer. */
const LASTING = ['message-id', 'from', 'date', 'subject'];
/** Nobody's headers of a mail are longer before these come. */
const LONGEST_HEAD = 64 * 1024;

/** What two copies of one mail have in common: its lasting headers, or all its bytes where it has no Message-ID. */
export function mailKey(raw: Buffer): string {
  const head = raw.subarray(0, LONGEST_HEAD).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  const lines = head
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const values = LASTING.map((name) => lines.find((line) => line.toLowerCase().startsWith(`${name}:`)) ?? '');
  const hash = createHash('sha256');
  return (values[0] ? hash.update(values.join('\n')) : hash.update(raw)).digest('hex');
}
