import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { unsubscribe } from '../../src/messages/unsubscribe.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { stableHash } from '../../src/shared/stable-hash.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { countStates, deliveryStand, readMessages, seedPlanned } from '../support/message-stand.ts';
import { printProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';

const MAILS = howOften({ short: 200, long: 20_000 });
const CONNECTIONS = 10;
/** An unsubscription comes up to so long after its mail's RCPT. */
const LONGEST_MS = 6;
const SEED = testSeed();

const { db, release } = await openSendingStand();
/** Whose mail the ledger had not begun when the unsubscription had been committed: nobody may get one of these. */
const unbegun = new Set<string>();
const arrived = new Set<string>();
const howFar = sayHowFar('unsubscribe racing its own send', MAILS);
const unsubscribing: Promise<void>[] = [];
let unsubscribeSoon: (address: string) => Promise<void> = async () => undefined;

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo({ address }, _session, done) {
    howFar(unsubscribing.push(unsubscribeSoon(address)));
    done();
  },
  onData(stream, session, done) {
    stream.on('end', () => {
      arrived.add(session.envelope.rcptTo[0]?.address ?? '');
      done();
    });
    stream.resume();
  },
});
// A client that takes its mail back ends the connection in mid-sentence.
server.on('error', () => undefined);
const port = await freePort();
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

test(
  'of a mail and the unsubscription that races it, whichever commits first wins, and no mail begins after a no',
  async () => {
    await seedPlanned(db, MAILS);
    await release();
    const messages = await readMessages(db);
    const { rows } = await db.$client.query('select id, email, address_hash from contact');
    const contacts = new Map(rows.map((row) => [row.id, row]));
    const byAddress = new Map(
      messages.map(({ id, contactId }) => [contacts.get(contactId).email, { id, contactId }]),
    );
    unsubscribeSoon = async (address) => {
      const { id, contactId } = byAddress.get(address) as { id: string; contactId: number };
      const addressHash = contacts.get(contactId).address_hash;
      await new Promise((resolve) => setTimeout(resolve, LONGEST_MS * stableHash(`${SEED}:${id}`)));
      const linked = { messageId: id, contactId, addressHashes: [addressHash] } as unknown as Parameters<
        typeof unsubscribe
      >[1];
      await unsubscribe({ db, now: () => new Date() }, linked, 'one-click');
      // One that was beginning has held up the no until it had begun.
      const { rows: left } = await db.$client.query(
        `select from message where id = $1 and state in ('approved', 'claimed', 'withdrawn')`,
        [id],
      );
      if (left.length > 0) unbegun.add(address);
    };
    const mailOut = openMailOut({ url: `smtp://127.0.0.1:${port}`, connections: CONNECTIONS });
    const deps = await deliveryStand(db, mailOut);
    const report = await deliverMessages(deps, { ...DELIVERY, limit: MAILS });
    await Promise.all(unsubscribing);
    await mailOut.close();

    const begunAfterwards = [...unbegun].filter((address) => arrived.has(address));
    expect(begunAfterwards).toEqual([]);
    expect(unbegun.size).toBe(MAILS - report.accepted);
    expect(arrived.size).toBe(report.accepted);
    expect(await countStates(db)).toEqual({ accepted: report.accepted, withdrawn: MAILS - report.accepted });
    expect(report.accepted).toBeGreaterThan(0);
    expect(report.accepted).toBeLessThan(MAILS);
    printProof({
      what: 'unsubscribe racing its own send',
      howMany: `${MAILS} mails, ${report.accepted} begun before the no, ${begunAfterwards.length} after it`,
      ...{ lost: 0, twice: 0, uncertain: 0, seed: SEED },
    });
  },
  howPatient({ short: 60_000, long: 1_800_000 }),
);
