/**
 * Loaded before everything else (node --import), notes each statement sent to Postgres, as JSON, one a line, in the file that
 * STATEMENTS_TO names. For tests/support/keep-statements.ts.
 */
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.STATEMENTS_TO;
const seen = new Set();
const { query } = pg.Client.prototype;

pg.Client.prototype.query = function note(asked, ...more) {
  const text = typeof asked === 'string' ? asked : (asked?.text ?? '');
  if (file && text !== '' && !seen.has(text)) {
    seen.add(text);
    appendFileSync(file, `${JSON.stringify(text)}\n`);
  }
  return query.call(this, asked, ...more);
};
