import type { Database } from '../platform/database.ts';

/** Remembers, for each database, what was read last, under its key; another key takes its place. What failed is read again. */
export function keepLatest<Value>() {
  const kept = new WeakMap<Database, { key: string; value: Promise<Value> }>();
  return (db: Database, key: string, read: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(db);
    if (known?.key === key) return known.value;
    const value = read();
    kept.set(db, { key, value });
    value.catch(() => {
      if (kept.get(db)?.value === value) kept.delete(db);
    });
    return value;
  };
}
