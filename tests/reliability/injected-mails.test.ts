import { simpleParser } from 'mailparser';
import { beforeAll, expect, test } from 'vitest';
import type { DeliverDeps } from '../../src/messages/delivery.ts';
import type { Letter } from '../../src/messages/letter.ts';
import { RenderFailure } from '../../src/messages/render-failure.ts';
import { writeMail } from '../../src/messages/write-mail.ts';
import { buildMail } from '../../src/platform/build-mail.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { MailNotTaken, type OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import { packMail } from '../../src/platform/packed-mail.ts';
import { wireAddress } from '../../src/platform/wire-address.ts';
import { isMailAddress } from '../../src/shared/mail-address.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { nastyAddress, nastyText } from '../support/nasty-text.ts';
import { sayProof } from '../support/print-proof.ts';
import { mailWriter, sampleLetters } from '../support/sample-mails.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { seededRandom } from '../support/seeded-random.ts';

const MAILS = howOften({ short: 10_000, long: 200_000 });
const DIALOGUES = howOften({ short: 300, long: 5_000 });
const PATIENCE = howPatient({ short: 180_000, long: 3_600_000 });
const NOW = new Date('2026-11-10T08:00:00Z');

/** All fields of every mail; each stands there once. */
const FIELDS = [
  ...[
    'auto-submitted',
    'content-type',
    'date',
    'feedback-id',
    'from',
    'list-unsubscribe',
    'list-unsubscribe-post',
  ],
  ...['message-id', 'mime-version', 'reply-to', 'subject', 'to', 'x-auto-response-suppress'],
];

const seed = testSeed();
const random = seededRandom(seed);
const server = await startScriptedServer();
let writer: Pick<DeliverDeps, 'supplier' | 'templates' | 'links'>;
let letters: Letter[] = [];

beforeAll(async () => {
  writer = await mailWriter();
  letters = await sampleLetters();
});

/** A real letter with every field that comes from a file, a customer or the supplier's settings turned against us. */
function nastyLetter(): { deps: typeof writer; letter: Letter } {
  const sample = letters[Math.floor(random() * letters.length)] as Letter;
  const contact = { ...sample.contact, name: nastyText(random), firstName: nastyText(random) };
  const items = sample.items.map((item) => ({
    ...item,
    productName: nastyText(random),
    unit: random() < 0.5 ? nastyText(random) : null,
    otherProductName: item.otherProductName && nastyText(random),
  }));
  return {
    deps: { ...writer, supplier: { ...writer.supplier, senderName: nastyText(random) } },
    letter: {
      ...sample,
      contact: random() < 0.2 ? { ...contact, email: nastyAddress(random) } : contact,
      customer: { ...sample.customer, name: nastyText(random) },
      items,
    },
  };
}

function nastyMail(): OutgoingMail {
  for (;;) {
    const { deps, letter } = nastyLetter();
    const outgoing = writtenOrTooLong(deps, letter);
    if (outgoing) return random() < 0.3 ? { ...outgoing, subject: nastyText(random) } : outgoing;
  }
}

function writtenOrTooLong(deps: typeof writer, letter: Letter): OutgoingMail | null {
  try {
    return writeMail(deps, letter).outgoing;
  } catch (error) {
    if (error instanceof RenderFailure && /^(mail-too-large|subject-too-long)$/.test(error.problem.kind))
      return null;
    throw error;
  }
}

/** The mail's bytes, or null where it is refused before any server hears of it. */
function builtOrRefused(mail: OutgoingMail): Buffer | null {
  try {
    return buildMail(packMail(mail), NOW, null);
  } catch (error) {
    if (error instanceof MailNotTaken && error.trouble.step === 'local') return null;
    throw error;
  }
}

function canBeWrittenTo(address: string): boolean {
  return isMailAddress(address) && wireAddress(address) !== null;
}

/** Breaks unless another program's reading of the mail is one mail, from one person, to one person, with our fields only. */
async function expectOneMail(raw: Buffer | string, mail: OutgoingMail): Promise<void> {
  const parsed = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
  });
  const addressesIn = (field: 'to' | 'from' | 'replyTo') =>
    [parsed[field] ?? []]
      .flat()
      .flatMap(({ value }) => value.map((one) => wireAddress(one.address ?? `group ${one.name}`)));
  expect(addressesIn('to')).toEqual([wireAddress(mail.to.address)]);
  expect(addressesIn('from')).toEqual([mail.from.address]);
  expect(addressesIn('replyTo')).toEqual([mail.replyTo]);
  const fields = parsed.headerLines.map(({ key }) => key).toSorted();
  expect(fields.filter((field) => field !== 'subject')).toEqual(
    FIELDS.filter((field) => field !== 'subject'),
  );
  expect(fields.filter((field) => field === 'subject').length).toBeLessThanOrEqual(1);
  expect(parsed.attachments).toEqual([]);
  expect((parsed.text ?? '').trimEnd()).toBe(wellFormed(mail.text));
}

/** As it comes out of UTF-8, with the line ends of a mail program. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString().replace(/\r\n/g, '\n').trimEnd();
}

test(`${MAILS} mails made of hostile names, subjects and addresses (seed ${seed}): one receiver, no field of theirs`, {
  timeout: PATIENCE,
}, async () => {
  const ends = { built: 0, refused: 0 };
  const howFar = sayHowFar('header and recipient injection', MAILS);
  for (let n = 0; n < MAILS; n++) {
    howFar(n);
    const mail = nastyMail();
    const raw = builtOrRefused(mail);
    ends[raw ? 'built' : 'refused'] += 1;
    expect(raw !== null, `mail ${n} of seed ${seed}: ${mail.to.address}`).toBe(
      canBeWrittenTo(mail.to.address),
    );
    if (raw)
      await expectOneMail(raw, mail).catch((error: Error) => {
        throw new Error(`mail ${n} of seed ${seed}: ${error.message}`, { cause: error });
      });
  }
  sayProof(
    `proof | header and recipient injection | ${MAILS} mails | ${ends.refused} refused, ${ends.built} sent to one receiver, extra fields 0, extra receivers 0 | seed ${seed}`,
  );
  expect(ends.built).toBeGreaterThan(MAILS / 2);
  expect(ends.refused).toBeGreaterThan(MAILS / 20);
});

test(`${DIALOGUES} of them through a mail server (seed ${seed}): it hears of one receiver each, and of none that was refused`, {
  timeout: PATIENCE,
}, async () => {
  const mailOut = openMailOut({ url: server.url, connections: 2, threads: 1 });
  let refused = 0;
  for (let n = 0; n < DIALOGUES; n++) {
    server.recipients.length = 0;
    server.mails.length = 0;
    const mail = nastyMail();
    const taken = await mailOut.send(mail).then(
      () => true,
      (error: MailNotTaken) => {
        expect(error.trouble.step).toBe('local');
        return false;
      },
    );
    refused += taken ? 0 : 1;
    expect(server.recipients).toEqual(taken ? [wireAddress(mail.to.address)] : []);
    expect(server.mails).toHaveLength(taken ? 1 : 0);
    if (taken) await expectOneMail(Buffer.from(server.mails[0] ?? '', 'latin1'), mail);
  }
  await mailOut.close();
  sayProof(
    `proof | injection through SMTP | ${DIALOGUES} mails | ${refused} refused, RCPT exactly one for each other | seed ${seed}`,
  );
});
