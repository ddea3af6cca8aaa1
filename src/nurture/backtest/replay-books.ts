import type {
  CallFacts,
  ComplaintFacts,
  ContactFacts,
  CustomerFacts,
  ItemWish,
  MessageFacts,
  ProductFacts,
} from '../../decisions/facts.ts';
import type { ForecastModel } from '../../forecast/forecast-model.ts';
import type { PurchaseColumns } from '../../rhythm/purchase-columns.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { GivenAnswer } from '../../signals/answer.ts';
import type { OpenCall } from './open-call.ts';

/** A contact as the review sees it; `address` is the same for all contacts that share one. */
export interface ReplayContact {
  facts: ContactFacts;
  address: string | null;
}

/** One customer, as it stood when the replay begins. Complaints are all there are, later ones too. */
export interface ReplayCustomer {
  facts: CustomerFacts;
  closedOn: Day | null;
  contacts: readonly ReplayContact[];
  complaints: readonly ComplaintFacts[];
  messages: readonly MessageFacts[];
  /** Given before the replay begins; the questions that it asks are answered by nobody. */
  answers: readonly GivenAnswer[];
  itemWishes: readonly ItemWish[];
  calls: CallFacts;
}

/** A forecast that stood from a day on. */
export interface StandingForecast {
  madeOn: Day;
  model: ForecastModel;
}

/** All that a replay is made of, in a form that goes over to another thread. */
export interface ReplayBooks {
  /** By customer. Every line there is: what lies after a day is not seen on it, and judges it afterwards. */
  lines: PurchaseColumns;
  customers: readonly ReplayCustomer[];
  products: ReadonlyMap<number, ProductFacts & { externalId?: string }>;
  /** Ascending. */
  forecasts: readonly StandingForecast[];
  /** Calls open when the replay begins. */
  openCalls: readonly OpenCall[];
}
