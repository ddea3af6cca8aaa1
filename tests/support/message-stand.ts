import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createMessageLinks } from '../../src/messages/create-message-links.ts';
import type { DeliverDeps } from '../../src/messages/delivery.ts';
import type { MessagePlan } from '../../src/messages/message-plan.ts';
import type { MessageState } from '../../src/messages/message-state.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { unpaced } from '../../src/messages/pace/unpaced.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import type { Recheck } from '../../src/messages/recheck.ts';
import { linkKeysFrom } from '../../src/messages/sign-link.ts';
import { type TemplateLibrary, templateLibrary } from '../../src/messages/template-library.ts';
import type { Database, Queryable } from '../../src/platform/database.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { seedContact, seedCustomer } from './seed.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';

/** A Tuesday, 10:00 in Helsinki. */
export const TUESDAY_TEN = new Date('2026-11-10T08:00:00Z');
export const TUESDAY = 20_767;
export const TEST_KEYS = linkKeysFrom(['a secret that is only used in tests']);

const OPEN_HOURS = { fromHour: 8, toHour: 16, weekdays: [1, 2, 3, 4, 5], respectHolidays: true };
export const SENDING = OPEN_HOURS;

const allowAll: Recheck = async (_tx, messages) => new Map(messages.map(({ id }) => [id, { allowed: true }]));

let templates: Promise<TemplateLibrary> | undefined;

/** Delivery as the worker builds it, with everything allowed and a clock that stands on a Tuesday morning. */
export async function deliveryStand(
  db: Database,
  mailOut: MailOut,
  other: Partial<DeliverDeps> = {},
): Promise<DeliverDeps> {
  templates ??= templateLibrary(fileURLToPath(new URL('../../templates/emails', import.meta.url)));
  const now = other.now ?? (() => TUESDAY_TEN);
  return {
    db,
    now,
    mailOut,
    supplier: TEST_SUPPLIER,
    links: createMessageLinks({
      publicUrl: 'https://orders.example.com',
      keys: TEST_KEYS,
      unsubscribeAddress: TEST_SUPPLIER.replyTo,
      now,
    }),
    templates: await templates,
    recheck: allowAll,
    pace: unpaced(db),
    log: pino({ level: 'silent' }),
    ...other,
  };
}

/** A reorder reminder with one due item. */
export function planFor(
  customerId: number,
  contactId: number,
  other: Partial<MessagePlan> = {},
): MessagePlan {
  return {
    customerId,
    contactId,
    kind: 'reorder-reminder',
    language: 'en',
    period: '2026-11-10',
    decidedOn: TUESDAY,
    expiresOn: TUESDAY + 5,
    signals: ['item-due'],
    items: [
      {
        productId: 1,
        productName: 'Jam jar',
        unit: null,
        otherProductName: null,
        quantity: 24,
        reason: { kind: 'due', usualGapDays: 35, daysSince: 38, purchases: 6, replacesProductId: null },
      },
    ],
    ...other,
  };
}

/** `count` customers with a contact and a planned message each; answers the messages' ids. */
export async function seedPlanned(
  db: Queryable,
  count: number,
  other: { contact?: Record<string, unknown>; plan?: Partial<MessagePlan> } = {},
): Promise<string[]> {
  const plans: MessagePlan[] = [];
  for (let n = 0; n < count; n++) {
    const customerId = await seedCustomer(db);
    const address = `contact${customerId}@example.com`;
    const contactId = await seedContact(db, customerId, {
      email: address,
      addressHash: `hash of ${address}`,
      ...other.contact,
    });
    plans.push(planFor(customerId, contactId, other.plan));
  }
  return (await planMessages(db, plans)).map(({ id }) => id);
}

export async function readMessages(db: Queryable): Promise<(typeof messageTable.$inferSelect)[]> {
  return db.select().from(messageTable).orderBy(messageTable.createdAt, messageTable.period, messageTable.id);
}

/** How many messages stand in each state. */
export async function countStates(db: Queryable): Promise<Partial<Record<MessageState, number>>> {
  const counts: Partial<Record<MessageState, number>> = {};
  for (const { state } of await readMessages(db)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
