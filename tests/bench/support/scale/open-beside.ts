import { openDatabase } from '../../../../src/platform/database.ts';
import { migrate } from '../../../../src/platform/migrate.ts';
import type { BenchDatabase } from '../bench-database.ts';

/** Another database of the same server, which is gone when it is closed. */
export async function openBeside({ db: first, url }: BenchDatabase, name: string): Promise<BenchDatabase> {
  await first.$client.query(`create database ${name}`);
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  const db = openDatabase(beside.href, { max: 6, onError: (error) => console.error(error.message) });
  await migrate(db);
  return {
    db,
    url: beside.href,
    async close() {
      await db.$client.end();
      await first.$client.query(`drop database ${name} with (force)`);
    },
  };
}
