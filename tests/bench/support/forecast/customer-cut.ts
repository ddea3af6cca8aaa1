import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { saleDays } from './sale-days.ts';

export interface BuyingCustomer {
  customerId: number;
  /** Days it bought on before the cut, ascending. */
  days: readonly Day[];
}

export interface CustomerCut {
  day: Day;
  horizonDays: number;
  /** Everyone who had bought: what a model of the whole base learns from. */
  everyone: readonly BuyingCustomer[];
  /** Those who are judged: with three order days a silence begins to say something. */
  judged: readonly BuyingCustomer[];
  /** 1 where a judged customer bought nothing within the horizon. */
  silent: Uint8Array;
}

const LEAST_ORDER_DAYS = 3;

export function customerCut(books: readonly CustomerBook[], day: Day, horizonDays: number): CustomerCut {
  const everyone: BuyingCustomer[] = [];
  const judged: BuyingCustomer[] = [];
  const silent: number[] = [];
  for (const { customerId, history } of books) {
    const days = saleDays(history.items.flatMap((item) => item.purchases));
    const customer = { customerId, days: days.filter((one) => one < day) };
    if (customer.days.length > 0) everyone.push(customer);
    if (customer.days.length < LEAST_ORDER_DAYS) continue;
    judged.push(customer);
    silent.push(days.some((one) => one >= day && one < day + horizonDays) ? 0 : 1);
  }
  return { day, horizonDays, everyone, judged, silent: Uint8Array.from(silent) };
}
