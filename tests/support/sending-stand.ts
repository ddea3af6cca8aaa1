import { beforeEach } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import type { DeliverDeps } from '../../src/messages/delivery.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import type { Database } from '../../src/platform/database.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { deliveryStand, SENDING, TUESDAY_TEN } from './message-stand.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';
import { emptyDatabase } from './seed.ts';
import { createTestDatabase } from './test-database.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';

/** What one delivery is asked to do. */
export const DELIVERY = { limit: 100, sending: SENDING };

/** Messages on a real database and a mail server that answers as told, both fresh before each test. */
export interface SendingStand {
  db: Database;
  server: ScriptedServer;
  /** With a way out to the server that is closed after the work. */
  withMailOut<Answer>(work: (mailOut: MailOut) => Promise<Answer>): Promise<Answer>;
  /** Everything that is planned. */
  release(): ReturnType<typeof releaseMessages>;
  deliver(mailOut: MailOut, other?: Partial<DeliverDeps>): ReturnType<typeof deliverMessages>;
  releaseAndDeliver(other?: Partial<DeliverDeps>): ReturnType<typeof deliverMessages>;
}

export async function openSendingStand(): Promise<SendingStand> {
  const { db } = await createTestDatabase();
  const server = await startScriptedServer();
  beforeEach(async () => {
    await emptyDatabase(db);
    server.play({});
    server.mails.length = 0;
    server.recipients.length = 0;
  });
  const withMailOut: SendingStand['withMailOut'] = async (work) => {
    const mailOut = openMailOut({ url: server.url });
    try {
      return await work(mailOut);
    } finally {
      await mailOut.close();
    }
  };
  const release = () =>
    releaseMessages({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, { sending: SENDING });
  const deliver: SendingStand['deliver'] = async (mailOut, other = {}) =>
    deliverMessages(await deliveryStand(db, mailOut, other), DELIVERY);
  const releaseAndDeliver: SendingStand['releaseAndDeliver'] = async (other = {}) => {
    await release();
    return withMailOut((mailOut) => deliver(mailOut, other));
  };
  return { db, server, withMailOut, release, deliver, releaseAndDeliver };
}
