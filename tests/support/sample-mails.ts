import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMessageLinks } from '../../src/messages/create-message-links.ts';
import type { DeliverDeps } from '../../src/messages/delivery.ts';
import type { Letter } from '../../src/messages/letter.ts';
import { TEMPLATE_KINDS } from '../../src/messages/message-context.ts';
import { readSampleLetter, SAMPLE_SUPPLIER } from '../../src/messages/sample-letter.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { writeMail } from '../../src/messages/write-mail.ts';
import type { OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { TEST_KEYS, TUESDAY_TEN } from './message-stand.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));

/** A supplier with names that a mail filter has nothing against. */
const SUPPLIER = {
  ...SAMPLE_SUPPLIER,
  senderAddress: 'liisa@tukku.example.com',
  replyTo: 'liisa@tukku.example.com',
  bounceAddress: 'bounce@tukku.example.com',
};

export interface SampleMail {
  /** `reorder-reminder/fi`, and `… (first)` for a contact's first mail. */
  name: string;
  outgoing: OutgoingMail;
}

/** What it takes to write a mail as real ones are written, with the templates that ship. */
export async function mailWriter(): Promise<Pick<DeliverDeps, 'supplier' | 'templates' | 'links'>> {
  const links = createMessageLinks({
    publicUrl: 'https://orders.example.com',
    keys: TEST_KEYS,
    unsubscribeAddress: SUPPLIER.replyTo,
    bounceAddress: SUPPLIER.bounceAddress,
    now: () => TUESDAY_TEN,
  });
  return { supplier: SUPPLIER, templates: await templateLibrary(TEMPLATES), links };
}

/** The letter in every kind's `sample.json`, in every language. */
export async function sampleLetters(): Promise<Letter[]> {
  const letters = TEMPLATE_KINDS.map(async (kind) => {
    const sample: unknown = JSON.parse(await readFile(join(TEMPLATES, kind, 'sample.json'), 'utf8'));
    return LANGUAGES.map((language) => readSampleLetter(sample, kind, language));
  });
  return (await Promise.all(letters)).flat();
}

/** Every sample letter as a contact's first mail and as a later one, by the way that real mails go. */
export async function sampleMails(): Promise<SampleMail[]> {
  const deps = await mailWriter();
  return (await sampleLetters()).flatMap((letter) =>
    [false, true].map((first) => ({
      name: `${letter.kind}/${letter.language}${first ? ' (first)' : ''}`,
      outgoing: writeMail(deps, { ...letter, first }).outgoing,
    })),
  );
}
