import pg from 'pg';
import type { MessageState } from '../../src/messages/message-state.ts';

/** One thing that somebody tries to do to the ledger, known by its tag in the history. */
export type LedgerAct =
  /** Whatever stands there. */
  | { does: 'move'; to: MessageState; tag: string }
  | { does: 'claim'; fence: string; tag: string }
  /** What only who has claimed it may do. */
  | { does: 'begin' | 'record'; to: MessageState; fence: string; tag: string };

/** `passed`: nothing to be done. `unknown`: the connection was killed before the answer came. */
export type ActOutcome = 'moved' | 'refused' | 'passed' | 'undone' | 'unknown';
export type ActEnding = 'commit' | 'rollback' | 'killed';

/** Whose message it is: the unique key. */
export interface LedgerKey {
  customerId: number;
  contactId: number;
  period: string;
}

/** Somebody at work on the ledger, on a connection of his own. */
export interface LedgerHand {
  act(id: string, act: LedgerAct, ending: ActEnding): Promise<ActOutcome>;
  plan(id: string, key: LedgerKey, ending: ActEnding): Promise<ActOutcome>;
  close(): Promise<void>;
}

/** An illegal move, and a second message of one key. */
const REFUSALS = ['23514', '23505'];

export async function openLedgerHand(url: string, killer: pg.Pool): Promise<LedgerHand> {
  let client = await connect(url);
  const die = async (isCommitting: boolean): Promise<ActOutcome> => {
    const { processID } = client as unknown as { processID: number };
    const committing = isCommitting ? client.query('commit') : Promise.resolve();
    await Promise.allSettled([
      committing,
      killer.query('select pg_terminate_backend($1, 20000)', [processID]),
    ]);
    client = await connect(url);
    return 'unknown';
  };
  const run = async (statement: string, values: unknown[], ending: ActEnding): Promise<ActOutcome> => {
    if (ending !== 'commit') await client.query('begin');
    const done = await client.query(statement, values).then(
      ({ rowCount }) => (rowCount ? 'moved' : 'passed'),
      (error: pg.DatabaseError) => {
        if (!REFUSALS.includes(error.code ?? '')) throw error;
        return 'refused' as const;
      },
    );
    // Half of those killed die while their commit is on its way.
    if (ending === 'killed') return die(done === 'moved' && String(values[0]) < '8');
    if (ending === 'rollback') await client.query('rollback');
    return ending === 'rollback' && done === 'moved' ? 'undone' : done;
  };
  return {
    act: (id, act, ending) => run(...statementOf(id, act), ending),
    plan: (id, { customerId, contactId, period }, ending) =>
      run(PLAN, [id, customerId, contactId, period], ending),
    close: () => client.end(),
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // Killing it is what this is for.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const PLAN = `insert into message (id, customer_id, contact_id, kind, language, period, decided_on, expires_on, signals)
  values ($1, $2, $3, 'reorder-reminder', 'fi', $4, '2026-11-10', '2026-12-10', '[]')`;

function statementOf(id: string, act: LedgerAct): [string, unknown[]] {
  switch (act.does) {
    case 'move':
      return [
        'update message set state = $2, because = $3 where id = $1 and state <> $2',
        [id, act.to, act.tag],
      ];
    case 'claim':
      return [
        `update message set state = 'claimed', fence = $2, because = $3 where id = $1 and state in ('approved', 'deferred')`,
        [id, act.fence, act.tag],
      ];
    default:
      return [
        `update message set state = $2, because = $3 where id = $1 and fence = $4 and state = $5`,
        [id, act.to, act.tag, act.fence, act.does === 'begin' ? 'claimed' : 'sending'],
      ];
  }
}
