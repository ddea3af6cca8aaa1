import type { Facts } from '../../decisions/facts.ts';
import { withHeldOut } from '../held-out-rest.ts';
import type { ReviewContext } from '../review-context.ts';
import type { ReplayBooks } from './replay-books.ts';
import type { ReplayedCustomer } from './replayed-customer.ts';

/** What all customers share on a day of a replay. */
export interface MorningContext extends Omit<ReviewContext, 'careModelVersion' | 'products'> {
  products: ReplayBooks['products'];
  product: Facts['product'];
  today: Facts['today'];
}

/** The facts of a customer on the morning of a day, as gather-facts.ts has them for the night's review. */
export function morningFacts(one: ReplayedCustomer, context: MorningContext): Facts {
  const { today, careModel, base, trends, worth, forecast, suggestions, product } = context;
  const { customer, contacts, complaints, messages, answers, given, growing } = one;
  return {
    today,
    customer,
    contacts,
    complaints,
    messages,
    history: growing.history,
    answers,
    itemWishes: given.itemWishes,
    calls: withHeldOut(one.calls, one.heldOutCallOn, careModel.calls),
    product,
    base,
    trends,
    worth,
    forecast,
    suggestions,
    careModel,
  };
}
