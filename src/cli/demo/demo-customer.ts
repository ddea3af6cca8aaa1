import type { CareLevel } from '../../decisions/care-model.ts';
import type { ConsentBasis, ContactRole, LegalClass } from '../../decisions/facts.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Home } from './invent-home.ts';

/** A company as invented around a real order history. */
export interface DemoCustomer {
  externalId: string;
  name: string;
  /** Where its addresses are: a name under a domain reserved for examples. */
  domain: string;
  home: Home;
  city: string;
  industry: string | null;
  employees: number | null;
  careLevel: CareLevel;
  namedPerson: string | null;
  closedOn: Day | null;
  contacts: DemoContact[];
}

export interface DemoContact {
  externalId: string;
  firstName: string;
  lastName: string;
  role: ContactRole;
  /** Null: only a phone number is known. */
  email: string | null;
  phone: string;
  legalClass: LegalClass;
  basis: ConsentBasis;
}
