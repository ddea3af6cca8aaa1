import { z } from 'zod';
import type { MessageKind } from '../decisions/message-kind.ts';
import { dayFromIso } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { Letter } from './letter.ts';
import type { MailLinks } from './message-links.ts';

const REASON = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('due'),
    usualGapDays: z.number(),
    daysSince: z.number(),
    purchases: z.number(),
    replacesProductId: z.number().nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('industry'),
    industry: z.string(),
    buyers: z.number(),
    customers: z.number(),
    lift: z.number(),
  }),
  z.strictObject({
    kind: z.literal('beside'),
    productId: z.number(),
    buyers: z.number(),
    similarity: z.number(),
  }),
  z.strictObject({ kind: z.literal('popular'), buyers: z.number() }),
]);

const SAMPLE = z.strictObject({
  decidedOn: z.iso.date(),
  customer: z.strictObject({ name: z.string(), industry: z.string().nullable() }),
  contact: z.strictObject({ name: z.string(), firstName: z.string().nullable() }),
  first: z.boolean(),
  items: z.array(
    z.strictObject({
      productName: z.string(),
      unit: z.string().nullable().default(null),
      otherProductName: z.string().nullable().default(null),
      quantity: z.number(),
      reason: REASON,
    }),
  ),
});

/** Reads a kind's `sample.json`. Throws a ZodError that names the field that is wrong. */
export function readSampleLetter(json: unknown, kind: MessageKind, language: Language): Letter {
  const sample = SAMPLE.parse(json);
  const decidedOn = dayFromIso(sample.decidedOn) ?? 0;
  return {
    id: '00000000-0000-4000-8000-000000000000',
    kind,
    language,
    decidedOn,
    expiresOn: decidedOn + 5,
    attempt: 0,
    first: sample.first,
    customer: { id: 1, ...sample.customer },
    contact: {
      ...sample.contact,
      id: 1,
      role: 'buyer',
      email: 'anna@example.com',
      addressHash: null,
      timeZone: null,
      country: null,
    },
    items: sample.items.map((item, index) => ({ productId: index + 1, ...item })),
  };
}

/** An invented supplier and links that lead nowhere, for looking at templates. */
export const SAMPLE_SUPPLIER: Supplier = {
  name: 'Pohjan Tukku Oy',
  businessId: '1234567-8',
  postalAddress: 'Satamakatu 1, 00100 Helsinki',
  phone: '+358 9 123 4567',
  senderName: 'Liisa Koskinen',
  senderAddress: 'liisa@example.com',
  replyTo: 'liisa@example.com',
  bounceAddress: null,
  orderDeskAddress: 'orders@example.com',
  country: 'FI',
  timeZone: 'Europe/Helsinki',
  currency: 'EUR',
  language: 'fi',
};

export const SAMPLE_LINKS: MailLinks = {
  unsubscribe: 'https://example.com/unsubscribe/sample',
  unsubscribeMailto: 'mailto:liisa@example.com?subject=unsubscribe',
  preferences: 'https://example.com/preferences/sample',
  reorder: 'https://example.com/reorder/sample',
  answer: 'https://example.com/answer/sample',
};
