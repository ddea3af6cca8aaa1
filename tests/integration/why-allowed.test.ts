import { Command } from 'commander';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerWhyAllowed } from '../../src/cli/why-allowed.ts';
import { recordConsent } from '../../src/customers/consent-store.ts';
import { liftByHand } from '../../src/customers/lift-by-hand.ts';
import { suppress } from '../../src/customers/suppression-store.ts';
import type { LegalClass } from '../../src/decisions/facts.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { seedPlanned } from '../support/message-stand.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const LAST_YEAR = new Date(Date.now() - 365 * 86_400_000);

async function whyAllowed(id: string): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const program = new Command().exitOverride();
    registerWhyAllowed(program, async () => ({ db }) as Deps);
    await program.parseAsync(['why-allowed', id], { from: 'user' });
    return log.mock.calls.flat().join('\n');
  } finally {
    log.mockRestore();
  }
}

/** A planned message to a contact of the given class, without any record of a basis. */
async function planned(legalClass: LegalClass): Promise<{ id: string; contactId: number }> {
  const [id = ''] = await seedPlanned(db, 1);
  const { rows } = await db.$client.query(
    `update contact set legal_class = $1, address_hash = 'the hash' returning id`,
    [legalClass],
  );
  return { id, contactId: rows[0].id };
}

async function handOver(id: string): Promise<void> {
  for (const state of ['approved', 'claimed', 'sending', 'accepted']) {
    await db.$client.query('update message set state = $1 where id = $2', [state, id]);
  }
}

beforeEach(() => emptyDatabase(db));

test('the proof names person, origin, basis with its source, and what came later', async () => {
  const { id, contactId } = await planned('natural');
  await recordConsent(db, {
    contactId,
    basis: 'existing-customer',
    source: 'contacts.csv, line 7',
    at: LAST_YEAR,
  });
  await handOver(id);
  await suppress(db, {
    addressHash: 'the hash',
    reason: 'unsubscribed',
    source: 'her press',
    at: new Date(Date.now() + 60_000),
  });
  await recordConsent(db, { contactId, basis: 'none', source: 'later', at: new Date(Date.now() + 60_000) });
  const said = await whyAllowed(id.slice(0, 8));
  expect(said).toMatch(/person +a natural person/);
  expect(said).toMatch(/basis +existing-customer: .*contacts\.csv, line 7/);
  expect(said).toMatch(/refusal +unsubscribed on .*after which no mail goes/);
  expect(said).toMatch(/informed +of the right to object, apart from the rest, on 20/);
  expect(said).toMatch(/verdict +allowed$/);
});

test('a mail that went after a refusal says so', async () => {
  const { id, contactId } = await planned('legal-person');
  await recordConsent(db, { contactId, basis: 'opt-out', source: 'contacts.csv, line 8', at: LAST_YEAR });
  await suppress(db, { addressHash: 'the hash', reason: 'objected', source: 'by phone', at: LAST_YEAR });
  await handOver(id);
  expect(await whyAllowed(id)).toMatch(/refusal +objected on .*BEFORE the mail[\s\S]*verdict +not allowed/);
});

test('a refusal that was taken back before the mail is shown with whose word that was', async () => {
  const { id, contactId } = await planned('legal-person');
  await recordConsent(db, { contactId, basis: 'opt-out', source: 'contacts.csv, line 8', at: LAST_YEAR });
  await suppress(db, { addressHash: 'the hash', reason: 'bounced', source: 'a bounce', at: LAST_YEAR });
  const word = { by: 'Liisa', because: 'the mailbox is back' };
  await liftByHand({ db, now: () => new Date() }, { addressHash: 'the hash', ...word });
  await handOver(id);
  expect(await whyAllowed(id)).toMatch(
    /refusal +none\nlifted +bounced of .*by Liisa: the mailbox is back[\s\S]*verdict +allowed$/,
  );
});

test('a refusal that held when the mail went still shows after it was taken back', async () => {
  const { id, contactId } = await planned('legal-person');
  await recordConsent(db, { contactId, basis: 'opt-out', source: 'contacts.csv, line 8', at: LAST_YEAR });
  await suppress(db, { addressHash: 'the hash', reason: 'bounced', source: 'a bounce', at: LAST_YEAR });
  await handOver(id);
  const later = () => new Date(Date.now() + 60_000);
  await liftByHand({ db, now: later }, { addressHash: 'the hash', by: 'Liisa', because: 'why not' });
  expect(await whyAllowed(id)).toMatch(/refusal +bounced on .*BEFORE the mail/);
});

test('a mail to a natural person that nothing carries is not allowed', async () => {
  const { id, contactId } = await planned('unknown');
  await recordConsent(db, { contactId, basis: 'opt-out', source: 'contacts.csv, line 9', at: LAST_YEAR });
  expect(await whyAllowed(id)).toMatch(/went +it has not gone[\s\S]*not allowed: no basis carries it/);
});
