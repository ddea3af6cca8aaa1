import { beforeEach, expect, test } from 'vitest';
import { readLetters } from '../../src/messages/letter-store.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { readMessageRight } from '../../src/nurture/message-right-store.ts';
import { incomingStand, type Written } from '../support/incoming-stand.ts';
import { planFor } from '../support/message-stand.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);

beforeEach(() => emptyDatabase(db));

/** Whether the contact's next mail tells of the right to object apart from the rest, and whether the proof says that one did. */
async function next({ customerId, contactId }: Written) {
  const [planned] = await planMessages(db, [planFor(customerId, contactId, { period: 'next' })]);
  const id = planned?.id ?? '';
  const [letter] = await readLetters(db, [id]);
  return { first: letter?.first, told: (await readMessageRight(db, id))?.firstMailAt !== null };
}

test('who got a mail was told of the right to object', async () => {
  expect(await next(await stand.wroteTo('maija@firma.example.com'))).toEqual({ first: false, told: true });
});

test('a mail that came back told nobody anything', async () => {
  const written = await stand.wroteTo('maija@firma.example.com', { bouncedAt: new Date() });
  expect(await next(written)).toEqual({ first: true, told: false });
});

test('a mail to an address that was corrected since told whoever has the new one nothing', async () => {
  const written = await stand.wroteTo('maija@firma.example.com', { addressHash: 'before' });
  expect(await next(written)).toEqual({ first: true, told: false });
});
