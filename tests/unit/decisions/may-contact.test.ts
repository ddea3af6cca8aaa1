import { expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { CONSENT_BASES, LEGAL_CLASSES } from '../../../src/decisions/facts.ts';
import { hasConsent } from '../../../src/decisions/has-consent.ts';
import { type DeliveryMoment, type MayContactInput, mayContact } from '../../../src/decisions/may-contact.ts';
import { A_CONTACT, day, TODAY } from '../../support/story.ts';

const THURSDAY_NOON: DeliveryMoment = {
  localDay: TODAY,
  localHour: 12,
  holiday: false,
  orderedSinceDecision: false,
};

function input(changes: Partial<MayContactInput> = {}): MayContactInput {
  return {
    today: TODAY,
    messageKind: 'reorder-reminder',
    customer: {
      careLevel: 'small',
      closed: false,
      leaveAloneUntil: null,
      openComplaint: false,
      openServiceCall: false,
      leaving: false,
      lastMessageOn: null,
    },
    contact: A_CONTACT,
    careModel: DEFAULT_CARE_MODEL,
    delivery: THURSDAY_NOON,
    ...changes,
  };
}

function at(moment: Partial<DeliveryMoment>) {
  return mayContact(input({ delivery: { ...THURSDAY_NOON, ...moment } }));
}

test('an ordinary contact may be written to on a Thursday at noon', () => {
  expect(mayContact(input())).toEqual({ allowed: true });
});

test('before the hours it waits for them, after them for the next working day', () => {
  expect(at({ localHour: 7 })).toEqual({ allowed: false, because: 'outside-hours', until: TODAY });
  expect(at({ localHour: 8 }).allowed).toBe(true);
  expect(at({ localHour: 15 }).allowed).toBe(true);
  expect(at({ localHour: 16 })).toMatchObject({ because: 'outside-hours', until: TODAY + 1 });
  const friday = day('2011-07-01');
  expect(at({ localDay: friday, localHour: 17 })).toMatchObject({ until: day('2011-07-04') });
});

test('weekends and public holidays wait for the next sending day', () => {
  const saturday = day('2011-07-02');
  expect(at({ localDay: saturday })).toMatchObject({ because: 'outside-weekdays', until: day('2011-07-04') });
  expect(at({ holiday: true })).toMatchObject({ because: 'holiday', until: TODAY + 1 });
  const sending = { ...DEFAULT_CARE_MODEL.sending, respectHolidays: false };
  const careModel = { ...DEFAULT_CARE_MODEL, sending };
  expect(mayContact(input({ careModel, delivery: { ...THURSDAY_NOON, holiday: true } })).allowed).toBe(true);
});

test('who has ordered since the decision is not asked to buy or said goodbye to, but may still be welcomed', () => {
  const delivery = { ...THURSDAY_NOON, orderedSinceDecision: true };
  for (const messageKind of ['reorder-reminder', 'check-in', 'farewell', 'first-weeks'] as const)
    expect(mayContact(input({ delivery, messageKind }))).toMatchObject({
      because: 'ordered-since',
      until: null,
    });
  expect(mayContact(input({ delivery, messageKind: 'welcome' })).allowed).toBe(true);
});

test.each([
  ['complaint', { openComplaint: true }, 'open-complaint'],
  ['service call', { openServiceCall: true }, 'open-service-call'],
])('an open %s stops what sells or asks and lets a welcome pass', (_, open, because) => {
  const customer = { ...input().customer, ...open };
  expect(mayContact(input({ customer }))).toMatchObject({ because });
  expect(mayContact(input({ customer, messageKind: 'question' }))).toMatchObject({ because });
  expect(mayContact(input({ customer, messageKind: 'welcome' })).allowed).toBe(true);
});

test('a leaving customer gets a farewell and nothing else', () => {
  const customer = { ...input().customer, leaving: true };
  const careModel = { ...DEFAULT_CARE_MODEL, kindsOn: ['welcome', 'farewell'] as const };
  expect(mayContact(input({ customer, careModel, messageKind: 'welcome' }))).toMatchObject({
    because: 'leaving',
  });
  expect(mayContact(input({ customer, careModel, messageKind: 'farewell' })).allowed).toBe(true);
});

test('the cap counts days from the last message, whichever contact got it', () => {
  const sent = (days: number) =>
    mayContact(input({ customer: { ...input().customer, lastMessageOn: TODAY - days } }));
  expect(sent(13)).toEqual({ allowed: false, because: 'customer-had-message', until: TODAY + 1 });
  expect(sent(14).allowed).toBe(true);
});

test('a contact may wish for fewer mails than the cap, not for more', () => {
  const wish = (cadenceDays: number) =>
    mayContact(input({ contact: { ...A_CONTACT, cadenceDays, addressLastMessageOn: TODAY - 13 } }));
  expect(wish(30)).toMatchObject({ because: 'address-had-message', until: TODAY + 1 });
  expect(wish(1)).toMatchObject({ because: 'address-had-message', until: TODAY + 1 });
  const later = mayContact(
    input({ contact: { ...A_CONTACT, cadenceDays: 30, addressLastMessageOn: TODAY - 20 } }),
  );
  expect(later).toMatchObject({ because: 'cadence', until: TODAY + 10 });
});

test('who may be written to on which basis', () => {
  const allowed = LEGAL_CLASSES.map((legalClass) => [
    legalClass,
    CONSENT_BASES.filter((basis) => hasConsent({ legalClass, basis })),
  ]);
  expect(Object.fromEntries(allowed)).toEqual({
    'legal-person': ['consent', 'existing-customer', 'opt-out'],
    role: ['consent', 'existing-customer', 'opt-out'],
    natural: ['consent', 'existing-customer'],
    unknown: ['consent', 'existing-customer'],
  });
});

test('the gravest reason is named', () => {
  const contact = { ...A_CONTACT, suppressed: true, pausedUntil: TODAY + 5 };
  const customer = { ...input().customer, closed: true, openComplaint: true };
  expect(mayContact(input({ contact, customer }))).toMatchObject({ because: 'closed' });
  expect(mayContact(input({ contact }))).toMatchObject({ because: 'suppressed' });
});
