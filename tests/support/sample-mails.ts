import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMessageLinks } from '../../src/messages/create-message-links.ts';
import { TEMPLATE_KINDS } from '../../src/messages/message-context.ts';
import { readSampleLetter, SAMPLE_SUPPLIER } from '../../src/messages/sample-letter.ts';
import { type TemplateLibrary, templateLibrary } from '../../src/messages/template-library.ts';
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

/** The sample of every kind in every language, as a contact's first mail and as a later one, by the way that real mails go. */
export async function sampleMails(): Promise<SampleMail[]> {
  const templates = await templateLibrary(TEMPLATES);
  const samples = TEMPLATE_KINDS.map((kind) => samplesOf(kind, templates));
  return (await Promise.all(samples)).flat();
}

async function samplesOf(
  kind: (typeof TEMPLATE_KINDS)[number],
  templates: TemplateLibrary,
): Promise<SampleMail[]> {
  const sample: unknown = JSON.parse(await readFile(join(TEMPLATES, kind, 'sample.json'), 'utf8'));
  const links = createMessageLinks({
    publicUrl: 'https://orders.example.com',
    keys: TEST_KEYS,
    unsubscribeAddress: SUPPLIER.replyTo,
    bounceAddress: SUPPLIER.bounceAddress,
    now: () => TUESDAY_TEN,
  });
  return LANGUAGES.flatMap((language) =>
    [false, true].map((first) => ({
      name: `${kind}/${language}${first ? ' (first)' : ''}`,
      outgoing: writeMail(
        { supplier: SUPPLIER, templates, links },
        { ...readSampleLetter(sample, kind, language), first },
      ).outgoing,
    })),
  );
}
