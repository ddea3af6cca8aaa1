/**
 * Keeps what this release asks of its database, for the next one to be held to: run once a release, with its migrations landed.
 *   STATEMENTS_TO=/tmp/asked NODE_OPTIONS="--import $PWD/tests/support/catch-statements.mjs" npx vitest run tests/integration
 *   DATABASE_URL=… node --import tsx tests/support/keep-statements.ts /tmp/asked
 * DATABASE_URL is a database migrated by this release: what it does not understand spoke of temporary tables, or was a test's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import pg from 'pg';

const KEPT = new URL('../fixtures/former-statements.json.gz', import.meta.url);

const [file = ''] = process.argv.slice(2);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const kept = new Map<string, string>();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const statement = asOne(JSON.parse(line) as string);
  if (statement === null || !(await isUnderstood(statement))) continue;
  const before = kept.get(shapeOf(statement));
  if (before === undefined || statement.length < before.length) kept.set(shapeOf(statement), statement);
}
await client.end();
writeFileSync(KEPT, gzipSync(JSON.stringify([...kept.values()].toSorted(), null, 1)));
console.log(`${kept.size} statements are kept.`);

/** What can be prepared: the question inside a COPY, and no transaction or setting, nor several at once. */
function asOne(text: string): string | null {
  const inside = /^\s*copy\s*\(([\s\S]*)\)\s*to stdout\s*$/i.exec(text)?.[1] ?? text;
  return /^\s*(select|insert|update|delete|merge|with)\b[^;]*$/i.test(inside) ? inside.trim() : null;
}

/** The same but for how many rows or values, and which numbers stand in it. */
function shapeOf(statement: string): string {
  return statement
    .replace(/\$\d+/g, '$')
    .replace(/\b\d+\b/g, '0')
    .replace(/(\([^()]*\))(\s*,\s*\1)+/g, '$1')
    .replace(/(\$|default)(\s*,\s*(\$|default))+/g, '$');
}

async function isUnderstood(statement: string): Promise<boolean> {
  try {
    await client.query(`prepare one as ${statement}`);
  } catch {
    return false;
  }
  await client.query('deallocate one');
  return true;
}
