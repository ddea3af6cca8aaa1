import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createMessageLinks } from '../../src/messages/create-message-links.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import type { DeliverDeps } from '../../src/messages/delivery.ts';
import { readLetters } from '../../src/messages/letter-store.ts';
import { messageIdOf } from '../../src/messages/message-id.ts';
import { createPace } from '../../src/messages/pace/create-pace.ts';
import { linkKeysFrom } from '../../src/messages/sign-link.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { createRecheck } from '../../src/nurture/recheck-contact.ts';
import { readConfig } from '../../src/platform/config.ts';
import { keptMark } from '../../src/platform/kept-mark.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import { wait } from '../../src/platform/wait.ts';
import { openBenchDatabase } from './support/bench-database.ts';
import { startMailSink } from './support/mail-sink.ts';
import { readyMade, sendPlainly, toCompose } from './support/plain-sending.ts';
import { reportSending, type SendingRound } from './support/report-sending.ts';
import { ANY_HOUR, FASTEST_PACE, seedMails } from './support/seed-mails.ts';
import { sendUnledgered } from './support/send-unledgered.ts';

/** What the goals are set for. */
const CONNECTIONS = 20;

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '3' },
    database: { type: 'string' },
  },
});
const mails = Number(values.mails);
const config = readConfig({});
if (!config.ok) throw new Error(JSON.stringify(config.problem));
const { supplier } = config.value;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const dkim = {
  domain: supplier.senderAddress.split('@')[1] ?? '',
  selector: 'bench',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const now = () => new Date();
const links = createMessageLinks({
  publicUrl: 'https://orders.supplier.example.com',
  keys: linkKeysFrom(['a secret of the bench, 32 characters']),
  unsubscribeAddress: supplier.replyTo,
  now,
});

const home = await mkdtemp(join(tmpdir(), 'rytmi-send-'));
const bench = await openBenchDatabase(values.database);
const sink = await startMailSink();
try {
  await run(bench.db);
} finally {
  sink.close();
  await bench.close();
  await rm(home, { recursive: true });
}

/** Each way in turn, a few times over: what else the machine does meets all alike. The first round only warms up. */
async function run(db: DeliverDeps['db']): Promise<void> {
  const url = `smtp://127.0.0.1:${sink.port}`;
  const ours = { url, connections: CONNECTIONS, threads: availableParallelism() };
  const mailOut = openMailOut({ ...ours, dkim });
  const unsignedOut = openMailOut({ ...ours, dkim: null });
  const templates = await templateLibrary(new URL('../../templates/emails', import.meta.url).pathname);
  const log = createLogger('warn', 'bench');
  const deps: DeliverDeps = {
    db,
    now,
    mailOut,
    supplier,
    links,
    templates,
    recheck: createRecheck({ now, supplier }),
    pace: createPace({
      ...{ db, now, log, supplier, wait, connections: CONNECTIONS },
      relay: `127.0.0.1:${sink.port}`,
      // Every address is at a reserved domain, of which DNS is not asked.
      findMailServers: async () => [],
      rules: async () => FASTEST_PACE,
      keptMark: keptMark(home),
      embedded: false,
    }),
    log,
  };
  const rounds: SendingRound[] = [];
  for (let round = 0; round <= Number(values.rounds); round++) {
    const deliver = async (how: DeliverDeps) => {
      await seedMails(db, mails);
      return timed(() => deliverMessages(how, { limit: mails, sending: ANY_HOUR }));
    };
    const rytmiUnsigned = await deliver({ ...deps, mailOut: unsignedOut });
    const rytmi = await deliver(deps);
    const same = await readSent(db);
    const letters = await readLetters(
      db,
      same.map(({ id }) => id),
    );
    const unledgered = await timed(() => sendUnledgered(deps, letters));
    const unledgeredUnsigned = await timed(() => sendUnledgered({ ...deps, mailOut: unsignedOut }, letters));
    const place = { port: sink.port, connections: CONNECTIONS };
    const signed = await timed(() => sendPlainly(same.map(toCompose), { ...place, dkim }));
    const ready = same.map(readyMade);
    const raw = await timed(() => sendPlainly(ready, { ...place, dkim: null }));
    if (round > 0) rounds.push({ rytmi, unledgered, signed, rytmiUnsigned, unledgeredUnsigned, raw });
  }
  await Promise.all([mailOut.close(), unsignedOut.close()]);
  reportSending(rounds);
}

async function timed(work: () => Promise<unknown>): Promise<SendingRound['rytmi']> {
  await sink.taken();
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const taken = await sink.taken();
  if (taken.mails !== mails) throw new Error(`${taken.mails} of ${mails} mails came`);
  return { seconds, ...taken };
}

/** The very mails of the last round, as they were kept. */
async function readSent(db: DeliverDeps['db']): Promise<(OutgoingMail & { id: string })[]> {
  const { rows } = await db.$client.query(`
    select m.id, m.contact_id, m.subject, m.html, m.body, c.name, c.email from message m join contact c on c.id = m.contact_id
    where m.state = 'accepted' order by m.accepted_at desc, m.id limit ${mails}`);
  return rows.map((row) => {
    const { unsubscribe, unsubscribeMailto } = links.of({ id: row.id, contactId: row.contact_id });
    return {
      id: row.id,
      from: { name: supplier.senderName, address: supplier.senderAddress },
      to: { name: row.name, address: row.email },
      replyTo: supplier.replyTo,
      subject: row.subject,
      html: row.html,
      text: row.body,
      messageId: messageIdOf(row.id, supplier.senderAddress),
      unsubscribe: { url: unsubscribe, mailto: unsubscribeMailto },
    };
  });
}
