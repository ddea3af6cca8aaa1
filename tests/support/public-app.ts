import { type FastifyInstance, type FastifyServerOptions, fastify } from 'fastify';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { type LinkPurpose, signLink } from '../../src/messages/sign-link.ts';
import type { Database } from '../../src/platform/database.ts';
import type { PublicDeps } from '../../src/public/public-deps.ts';
import { registerPublicPages } from '../../src/public/register-public-pages.ts';
import type { Language } from '../../src/shared/language.ts';
import { planFor, TEST_KEYS, TUESDAY_TEN } from './message-stand.ts';
import { seedContact, seedCustomer, seedProduct } from './seed.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** The customers' pages on their own, closed when the test file ends. */
export async function startPublicPages(
  db: Database,
  overrides: Partial<PublicDeps> = {},
  server: FastifyServerOptions = {},
): Promise<FastifyInstance> {
  const app = fastify(server);
  await registerPublicPages(app, {
    db,
    now: () => TUESDAY_TEN,
    supplier: TEST_SUPPLIER,
    keys: TEST_KEYS,
    ...overrides,
  });
  whenFileEnds(() => app.close());
  return app;
}

export interface PublicStory {
  messageId: string;
  customerId: number;
  contactId: number;
  productIds: readonly number[];
  addressHash: string;
  path(purpose: LinkPurpose): string;
}

/** A customer with two items in a mail, and the links of that mail; it may be answered as a question as well. */
export async function seedPublicStory(db: Database, language: Language = 'en'): Promise<PublicStory> {
  const customerId = await seedCustomer(db, { name: 'Kahvila Pikkukala' });
  const addressHash = `hash of customer ${customerId}`;
  const contactId = await seedContact(db, customerId, { email: 'aino@example.com', addressHash, language });
  const names = ['White hanging heart T-light holder', 'Retrospot cake cases, pack of 72'];
  const productIds = [await seedProduct(db), await seedProduct(db)];
  const items = productIds.map((productId, index) => ({
    ...(planFor(0, 0).items[0] as (typeof plan.items)[0]),
    productId,
    productName: names[index] ?? '',
  }));
  const plan = planFor(customerId, contactId, { language, scale: 'numbers' });
  const [planned] = await planMessages(db, [{ ...plan, items }]);
  const messageId = planned?.id ?? '';
  const path = (purpose: LinkPurpose) =>
    `/${purpose}/${signLink(TEST_KEYS, purpose, { messageId, contactId }, TUESDAY_TEN)}`;
  return { messageId, customerId, contactId, productIds, addressHash, path };
}

/** What a press on one of the pages sends. */
export function pressOn(app: FastifyInstance) {
  return (url: string, payload: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(payload).toString(),
    });
}
