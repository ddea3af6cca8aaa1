import { type DatabaseFacts, readDatabaseFacts } from './database-store.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { advice, fault, fine, type Seen } from './finding.ts';

const OLDEST_VERSION = 14;
/** One web program, one worker and their queues, with room for a person beside them. */
const FEWEST_CONNECTIONS = 40;

/** Whether the database keeps what it was told, whatever happens: everything rests on that. */
export async function checkDatabase({ db }: Pick<DoctorDeps, 'db'>): Promise<Seen> {
  return judgeDatabase(await readDatabaseFacts(db));
}

export function judgeDatabase(facts: DatabaseFacts): Seen {
  return findUnfit(facts) ?? findForgetful(facts) ?? findNarrow(facts);
}

function findUnfit({ version, encoding, inRecovery }: DatabaseFacts): Seen | null {
  if (inRecovery)
    return fault(
      'database-stand-by',
      'the database is a stand-by that only reads',
      'Let DATABASE_URL name the one that writes.',
    );
  if (version < OLDEST_VERSION)
    return fault(
      'database-old',
      `the database is Postgres ${version}`,
      `Use Postgres ${OLDEST_VERSION} or newer.`,
    );
  if (encoding === 'UTF8') return null;
  return fault(
    'database-encoding',
    `the database is encoded in ${encoding}`,
    'Make one with: createdb --encoding UTF8 --template template0',
  );
}

function findForgetful({ fsync, fullPageWrites, synchronousCommit }: DatabaseFacts): Seen | null {
  const settings = { fsync, full_page_writes: fullPageWrites, synchronous_commit: synchronousCommit };
  const off = Object.entries(settings).flatMap(([name, value]) => (value === 'off' ? [name] : []));
  if (off.length === 0) return null;
  return fault(
    'database-forgets',
    `after a power cut the database may have forgotten which mails went (${off.join(', ')} off)`,
    `Set ${off.join(', ')} to on in postgresql.conf.`,
  );
}

function findNarrow({ version, connections }: DatabaseFacts): Seen {
  if (connections >= FEWEST_CONNECTIONS) return fine(`Postgres ${version} keeps what it was told`);
  return advice(
    'database-few-connections',
    `the database takes ${connections} connections at once`,
    `Set max_connections to ${FEWEST_CONNECTIONS + 10} or more; each further worker needs ten.`,
  );
}
