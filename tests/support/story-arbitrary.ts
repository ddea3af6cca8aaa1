import fc from 'fast-check';
import { CONSENT_BASES, type Facts, LEGAL_CLASSES } from '../../src/decisions/facts.ts';
import { MESSAGE_KINDS } from '../../src/decisions/message-kind.ts';
import { A_CONTACT, aFacts, daysAgo, NO_BASE, NO_SUGGESTIONS, TODAY, type ToldLine } from './story.ts';

const ago = fc.integer({ min: 1, max: 700 });
const ahead = fc.option(fc.integer({ min: TODAY - 30, max: TODAY + 30 }), { nil: null });

const anyLine: fc.Arbitrary<ToldLine> = fc.record({
  productId: fc.integer({ min: 1, max: 6 }),
  day: ago.map((days) => daysAgo(days)),
  orderId: fc.integer({ min: 1, max: 500 }),
  quantity: fc.integer({ min: -20, max: 500 }),
  amountCents: fc.integer({ min: -50_000, max: 500_000 }),
});

const anyContact = fc.record({
  legalClass: fc.constantFrom(...LEGAL_CLASSES),
  basis: fc.constantFrom(...CONSENT_BASES),
  hasAddress: fc.boolean(),
  suppressed: fc.boolean(),
  pausedUntil: ahead,
  cadenceDays: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
  addressLastMessageOn: fc.option(
    ago.map((days) => daysAgo(days)),
    { nil: null },
  ),
});

const group = { usualGapDays: 35, spreadDays: 25, gaps: 400 };

/** Bases that know everything or nothing. */
const anyBase = fc.boolean().map((knows) =>
  knows
    ? {
        ...NO_BASE,
        itemInterval: () => ({ interval: group, source: 'product' as const }),
        customerInterval: () => ({ interval: group, source: 'all' as const }),
        seasonOfMonth: (month: number) => month / 6.5,
        closures: [{ from: daysAgo(60), to: daysAgo(50) }],
      }
    : NO_BASE,
);

const suggestions = {
  ...NO_SUGGESTIONS,
  besideProduct: () => [{ productId: 7, similarity: 0.3, buyers: 9 }],
};

/** Any customer at all: orders and returns without pattern, contacts of every standing, complaints, mails and calls. */
const anyStory = fc.record({
  orders: fc.array(anyLine, { maxLength: 60 }),
  contacts: fc.array(anyContact, { maxLength: 3 }),
  complaints: fc.array(fc.record({ openedOn: ago.map((days) => daysAgo(days)), closedOn: ahead }), {
    maxLength: 4,
  }),
  messages: fc.array(
    fc.record({
      kind: fc.constantFrom(...MESSAGE_KINDS),
      day: ago.map((days) => daysAgo(days)),
      counts: fc.boolean(),
      productIds: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  calls: fc.record({
    openSince: fc.constantFrom(null, daysAgo(3)),
    coolDownUntil: ahead,
    leavingSince: fc.constantFrom(null, daysAgo(2), daysAgo(200)),
  }),
  customer: fc.record({ closed: fc.boolean(), leaveAloneUntil: ahead }),
  base: anyBase,
});

export const anyFacts: fc.Arbitrary<Facts> = anyStory.map((story) =>
  aFacts({
    ...story,
    contacts: story.contacts
      .map((contact) => ({ ...A_CONTACT, ...contact }))
      .map((one, i) => ({ ...one, id: 11 + i })),
    suggestions,
    products: { 2: { category: 'a', packSize: 6 }, 3: { category: 'b', left: true, replacementId: 4 } },
  }),
);
