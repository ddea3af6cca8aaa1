import { expect, test } from 'vitest';
import { LEGAL_MOVES, MESSAGE_STATES } from '../../src/messages/message-state.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

test('the database allows exactly the moves of a message that the code allows', async () => {
  for (const from of MESSAGE_STATES) {
    for (const to of MESSAGE_STATES) {
      const { rows } = await db.$client.query('select message_move_is_legal($1, $2) as legal', [from, to]);
      expect({ from, to, legal: rows[0].legal }).toEqual({ from, to, legal: LEGAL_MOVES[from].includes(to) });
    }
  }
});
