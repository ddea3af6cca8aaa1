import type { Day } from '../../shared/calendar-day.ts';
import { type Chooser, createChooser } from './chooser.ts';
import type { Cancellation } from './customer-trace.ts';
import type { DemoCustomer } from './demo-customer.ts';
import { type ComplaintSubject, INVENTION_LISTS } from './invention-lists.ts';
import { productName } from './product-name.ts';
import type { OrderTraces } from './trace-orders.ts';

export interface DemoComplaint {
  externalId: string;
  customer: string;
  order: string | null;
  product: string | null;
  about: ComplaintSubject;
  words: string;
  openedOn: Day;
  closedOn: Day | null;
}

/** Those that name a product; `service` is left for the ones made up from nothing. */
const SUBJECTS = ['broken', 'wrong', 'quality', 'late', 'invoice'] as const;
/** Not every cancelled order was a complaint: some were ordered twice, some not needed after all. */
const CANCELLATIONS_COMPLAINED = 0.45;
/** Days until a person had closed it. */
const SHORTEST_CLOSE_DAYS = 2;
const CLOSE_SPREAD_DAYS = 9;
/** Customers that get an open complaint made up from nothing: about one in thirty of those that ordered lately. */
const INVENTED_SHARE = 1 / 30;
const LATELY_DAYS = 60;
const OPENED_WITHIN_DAYS = 20;

/** Derives complaints from the real cancellations and adds a few open ones. Days are those of the order file. */
export function inventComplaints(traces: OrderTraces, customers: readonly DemoCustomer[]): DemoComplaint[] {
  return customers.flatMap((customer) => {
    const trace = traces.customers.get(customer.externalId);
    if (!trace) return [];
    const derived = [...trace.cancellations.values()].flatMap((cancellation) =>
      complaintOf(customer, cancellation, traces.lastDay),
    );
    const chooser = createChooser(`complaint ${customer.externalId}`);
    const isRecent = traces.lastDay - trace.lastDay < LATELY_DAYS;
    if (isRecent && chooser.fraction('open') < INVENTED_SHARE)
      derived.push(openComplaint(chooser, customer, traces.lastDay));
    return derived;
  });
}

function complaintOf(customer: DemoCustomer, cancellation: Cancellation, lastDay: Day): DemoComplaint[] {
  const chooser = createChooser(`complaint ${cancellation.invoice}`);
  if (chooser.fraction('complained') >= CANCELLATIONS_COMPLAINED) return [];
  const about = chooser.pick('subject', SUBJECTS);
  const closedOn = cancellation.day + SHORTEST_CLOSE_DAYS + chooser.whole('closing', CLOSE_SPREAD_DAYS);
  return [
    {
      externalId: `complaint-${cancellation.invoice}`,
      customer: customer.externalId,
      order: cancellation.invoice,
      product: cancellation.stockCode,
      about,
      words: chooser
        .pick('words', INVENTION_LISTS[customer.home.language].complaints[about])
        .replace('{product}', productName(cancellation.product)),
      openedOn: cancellation.day,
      closedOn: closedOn > lastDay ? null : closedOn,
    },
  ];
}

function openComplaint(chooser: Chooser, customer: DemoCustomer, lastDay: Day): DemoComplaint {
  return {
    externalId: `complaint-open-${customer.externalId}`,
    customer: customer.externalId,
    order: null,
    product: null,
    about: 'service',
    words: chooser.pick('words', INVENTION_LISTS[customer.home.language].complaints.service),
    openedOn: lastDay - chooser.whole('opened', OPENED_WITHIN_DAYS),
    closedOn: null,
  };
}
