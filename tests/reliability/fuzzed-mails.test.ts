import { afterAll, expect, test } from 'vitest';
import { classifyIncoming } from '../../src/messages/incoming/classify-incoming.ts';
import { findReferences } from '../../src/messages/incoming/find-references.ts';
import type { IncomingFacts } from '../../src/messages/incoming/incoming-facts.ts';
import { mailKey } from '../../src/messages/incoming/mail-key.ts';
import { newWords } from '../../src/messages/incoming/new-words.ts';
import { readReply } from '../../src/messages/incoming/read-reply.ts';
import { linkKeysFrom } from '../../src/messages/sign-link.ts';
import { openReturnPath } from '../../src/messages/sign-return-path.ts';
import { openMailParser } from '../../src/platform/mail-parser/open-mail-parser.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { CORPUS } from '../support/incoming-corpus/corpus.ts';
import { mailId, returnPath } from '../support/incoming-mails.ts';
import { incomingStand } from '../support/incoming-stand.ts';
import { printProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase } from '../support/test-database.ts';

const MAILS = howOften({ short: 5_000, long: 500_000 });
/** Of them, followed through the database to their effects. */
const FOLLOWED = howOften({ short: 1_500, long: 50_000 });
const PATIENCE = howPatient({ short: 120_000, long: 3 * 3_600_000 });
/** Parsing ends after 3 s, and a thread may have to start before; what follows is a matter of milliseconds on any machine. */
const LONGEST_MS = 3_000 + 10_000;
const LONGEST_REST_MS = 5_000;

const seed = testSeed();
const random = seededRandom(seed);
const upTo = (most: number) => Math.floor(random() * most);
const oneOf = <Item>(items: readonly Item[]) => items[upTo(items.length)] as Item;

const parser = openMailParser();
afterAll(() => parser.close());

const CRUMBS = [
  '\r\n',
  '\r\n\r\n',
  '\0',
  '<',
  '>',
  '"',
  '--=_B',
  '=?utf-8?B?',
  '?=',
  ';',
  ':',
  '\u{d800}',
  'ä',
  '\x1b[2J',
  '%00',
  '(',
  '@',
  'Status: 5.1.1',
  'Action: failed',
  'Content-Type: message/delivery-status',
].map((crumb) => Buffer.from(crumb));

/** One change that lines, spam filters and bad programs make. */
function spoil(mail: Buffer): Buffer {
  const at = upTo(mail.length);
  const to = Math.min(mail.length, at + upTo(400));
  switch (upTo(6)) {
    case 0:
      return mail.subarray(0, at);
    case 1:
      return Buffer.concat([mail.subarray(0, at), mail.subarray(to)]);
    case 2:
      return Buffer.concat([
        mail.subarray(0, to),
        ...Array(1 + upTo(20)).fill(mail.subarray(at, to)),
        mail.subarray(to),
      ]);
    case 3:
      return Buffer.concat([mail.subarray(0, at), oneOf(CRUMBS), mail.subarray(at)]);
    case 4:
      return Buffer.concat([
        mail.subarray(0, at),
        Buffer.from(oneOf(CORPUS).raw).subarray(0, upTo(2_000)),
        mail.subarray(at),
      ]);
    default:
      return Buffer.from(mail.map((byte) => (random() < 0.01 ? upTo(256) : byte)));
  }
}

function fuzzed(): Buffer {
  let mail = Buffer.from(oneOf(CORPUS).raw.replaceAll('\n', '\r\n'));
  for (let changes = 1 + upTo(8); changes > 0; changes--) mail = Buffer.from(spoil(mail));
  return mail;
}

function follow(facts: IncomingFacts): void {
  const verdict = classifyIncoming(facts);
  expect(verdict.kind).not.toBe('');
  const { addresses } = findReferences(facts, 'supplier.example.com');
  for (const address of addresses) expect(openReturnPath(KEYS, address)).toBeNull();
  readReply(newWords(facts.text, 'Hei!'));
}
const KEYS = linkKeysFrom(['a secret that no fuzzed mail knows']);

test(`${MAILS} spoilt mails (seed ${seed}): each ends in time, with a verdict or a reason`, {
  timeout: PATIENCE,
}, async () => {
  const ends = { read: 0, unread: 0 };
  const howFar = sayHowFar('fuzzed incoming mails', MAILS);
  for (let n = 0; n < MAILS; n++) {
    howFar(n);
    const raw = fuzzed();
    const started = performance.now();
    const parsed = await parser.parse(raw);
    const parsedAt = performance.now();
    mailKey(raw);
    if (parsed.ok)
      follow({ ...parsed.value, mailFrom: oneOf([null, '', 'anna@shop.example.com']), rcptTo: [] });
    ends[parsed.ok ? 'read' : 'unread'] += 1;
    if (parsedAt - started > LONGEST_MS || performance.now() - parsedAt > LONGEST_REST_MS)
      throw new Error(`mail ${n} of seed ${seed} took too long`);
  }
  expect(ends.read + ends.unread).toBe(MAILS);
  expect(ends.read).toBeGreaterThan(MAILS / 2);
  printProof({
    what: 'fuzzed incoming mails',
    howMany: `${ends.read} read, ${ends.unread} shown to a person, 0 uncaught`,
    ...{ lost: MAILS - ends.read - ends.unread, twice: 0, uncertain: null, seed },
  });
});

test(`${FOLLOWED} spoilt answers to a mail of ours (seed ${seed}): each has its effect or is shown to a person`, {
  timeout: PATIENCE,
}, async () => {
  const { db } = await createTestDatabase();
  const stand = incomingStand(db);
  const written = await stand.wroteTo('anna.virtanen@shop.example.com');
  const ourId = /<11111111-1111-4111-8111-111111111111@supplier.example.com>/g;
  const howFar = sayHowFar('fuzzed answers, followed', FOLLOWED);
  for (let n = 0; n < FOLLOWED; n++) {
    howFar(n);
    const raw = Buffer.from(fuzzed().toString('latin1').replace(ourId, mailId(written)), 'latin1');
    const mailFrom = oneOf([null, '', 'a\0b@x.fi', 'anna@shop.example.com']);
    await stand
      .receive(raw, { mailFrom, rcptTo: [oneOf([returnPath(written), 'x', '\0'])] })
      .catch((error) => {
        throw new Error(`mail ${n} of seed ${seed}`, { cause: error });
      });
  }
  const { rows } = await db.$client.query<{ all: number; lost: number }>(
    `select count(*)::int as all, (count(*) filter (where state = 'waiting' or kind is null))::int as lost from incoming_mail`,
  );
  const { all = 0, lost = 0 } = rows[0] ?? {};
  printProof({
    what: 'fuzzed incoming mails, followed through the database',
    howMany: `${FOLLOWED} mails, ${all} of them different`,
    ...{ lost, twice: 0, uncertain: null, seed },
  });
  expect(lost).toBe(0);
  expect(all).toBeGreaterThan(FOLLOWED / 2);
});
