import type { ContactFacts } from '../../decisions/facts.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { DayOrder } from './replay-talk.ts';
import type { ReplayedCustomer } from './replayed-customer.ts';

/** Keeps when each address was last written to, at whichever customer. */
export interface AddressBook {
  hear(order: Pick<DayOrder, 'written' | 'unsent'>): void;
}

interface Address {
  /** Before the replay. */
  before: Day | null;
  days: Day[];
  contacts: ContactFacts[];
}

export function addressBook(customers: readonly ReplayedCustomer[]): AddressBook {
  const addresses = new Map<string, Address>();
  for (const { given, contacts } of customers) {
    for (const [i, { address }] of given.contacts.entries()) {
      const contact = contacts[i] as ContactFacts;
      if (address === null) continue;
      const known = addresses.get(address);
      if (known) known.contacts.push(contact);
      else addresses.set(address, { before: contact.addressLastMessageOn, days: [], contacts: [contact] });
    }
  }
  return {
    hear({ written, unsent }) {
      for (const { act, day } of written) {
        if (act.kind === 'message') change(act.address, (days) => [...days, day]);
      }
      for (const { address, decidedOn } of unsent)
        change(address, (days) => days.filter((day) => day !== decidedOn));
    },
  };

  function change(name: string | null, by: (days: Day[]) => Day[]): void {
    const address = name === null ? undefined : addresses.get(name);
    if (!address) return;
    address.days = by(address.days);
    for (const contact of address.contacts)
      contact.addressLastMessageOn = address.days.at(-1) ?? address.before;
  }
}
