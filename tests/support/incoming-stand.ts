import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { addressHash } from '../../src/customers/address-hash.ts';
import type { ArrivedMail } from '../../src/messages/incoming/arrived-mail.ts';
import { type IncomingMail, keepIncoming } from '../../src/messages/incoming/incoming-store.ts';
import { incomingMailTable } from '../../src/messages/incoming/incoming-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import type { IncomingDeps } from '../../src/nurture/incoming/incoming-deps.ts';
import { readIncoming } from '../../src/nurture/incoming/read-incoming.ts';
import type { Database } from '../../src/platform/database.ts';
import { openMailParser } from '../../src/platform/mail-parser/open-mail-parser.ts';
import { planFor, TEST_KEYS, TUESDAY_TEN } from './message-stand.ts';
import { seedContact, seedCustomer } from './seed.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** What address hashes are made with in these tests. */
const ADDRESS_KEY = 'a key that is only used in tests';

export interface IncomingStand {
  deps: IncomingDeps;
  /** A customer, its contact, and a mail to it that was accepted; the contact's address as given. */
  wroteTo(address: string, other?: Partial<typeof messageTable.$inferInsert>): Promise<Written>;
  /** Takes a mail in as a source does, and reads it. Answers its row. */
  receive(raw: string | Buffer, envelope?: Partial<ArrivedMail>): Promise<IncomingMail>;
}

export interface Written {
  messageId: string;
  customerId: number;
  contactId: number;
  addressHash: string;
}

let serial = 0;

/** Reading what comes in, as the worker does it, on a Tuesday at ten. */
export function incomingStand(db: Database, now = () => TUESDAY_TEN): IncomingStand {
  const parser = openMailParser();
  whenFileEnds(() => parser.close());
  const log = pino({ level: 'silent' });
  const deps: IncomingDeps = {
    db,
    now,
    log,
    supplier: TEST_SUPPLIER,
    parser,
    keys: TEST_KEYS,
    addressKey: ADDRESS_KEY,
  };
  return {
    deps,
    wroteTo: (address, other) => writeTo(db, now(), address, other),
    async receive(raw, envelope = {}) {
      serial += 1;
      const sourceKey = `test:${serial}`;
      const bytes = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw;
      const place = { source: 'inbox', mailFrom: null, rcptTo: [], receivedAt: now(), cut: false } as const;
      await keepIncoming(db, { ...place, sourceKey, raw: bytes, ...envelope });
      await readIncoming(deps);
      const [row] = await db
        .select()
        .from(incomingMailTable)
        .where(eq(incomingMailTable.sourceKey, sourceKey));
      return row as IncomingMail;
    },
  };
}

async function writeTo(
  db: Database,
  at: Date,
  address: string,
  other: Partial<typeof messageTable.$inferInsert> = {},
): Promise<Written> {
  serial += 1;
  const customerId = await seedCustomer(db);
  const hash = addressHash(address, ADDRESS_KEY);
  const contactId = await seedContact(db, customerId, { email: address, addressHash: hash });
  const [planned] = await planMessages(db, [planFor(customerId, contactId, { period: `p${serial}` })]);
  const messageId = planned?.id as string;
  const walk = ['approved', 'claimed', 'sending', other.state ?? 'accepted'] as const;
  for (const state of walk) {
    const times = { claimedAt: at, acceptedAt: state === 'accepted' ? at : null };
    await db
      .update(messageTable)
      .set({
        subject: 'Time for jam jars?',
        body: 'Hei!\nOn aika tilata purkkeja.',
        ...other,
        ...times,
        state,
      })
      .where(eq(messageTable.id, messageId));
  }
  return { messageId, customerId, contactId, addressHash: hash };
}
