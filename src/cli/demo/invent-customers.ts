import type { Day } from '../../shared/calendar-day.ts';
import { assignCareLevels } from './assign-care-levels.ts';
import { type Chooser, createChooser } from './chooser.ts';
import { type CustomerTrace, industryTally } from './customer-trace.ts';
import type { DemoCustomer } from './demo-customer.ts';
import { guessIndustry } from './guess-industry.ts';
import { inventCompany } from './invent-company.ts';
import { inventContacts } from './invent-contacts.ts';
import { inventEmployees } from './invent-employees.ts';
import { inventHome } from './invent-home.ts';
import type { OrderTraces } from './trace-orders.ts';

/** Of the customers that have not ordered for this long, some are known to have closed down. */
const CLOSED_AFTER_DAYS = 270;
const CLOSED_SHARE = 0.2;

/** Invents who the customers are; the same orders always give the same people. Ascending by id. */
export function inventCustomers(traces: OrderTraces): DemoCustomer[] {
  const all = [...traces.customers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const care = assignCareLevels(all);
  const shares = sharesOfAll(all);
  const taken = new Set<string>();
  return all.map((trace) => {
    const chooser = createChooser(trace.id);
    const home = inventHome(chooser, trace.country);
    const industry = guessIndustry(industryTally(trace), shares);
    const company = inventCompany(chooser, home.language, industry, taken);
    return {
      externalId: trace.id,
      name: company.name,
      domain: company.domain,
      home,
      city: company.city,
      industry,
      employees: inventEmployees(chooser, company),
      ...(care.get(trace.id) ?? { careLevel: 'small', namedPerson: null }),
      closedOn: inventClosing(chooser, trace, traces.lastDay),
      contacts: inventContacts(chooser, trace.id, company, home),
    };
  });
}

/** Share of all lines that speak for each industry. */
function sharesOfAll(traces: readonly CustomerTrace[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  let lines = 0;
  for (const trace of traces) {
    lines += trace.lines;
    for (const [code, count] of trace.byIndustry) sums.set(code, (sums.get(code) ?? 0) + count);
  }
  return new Map([...sums].map(([code, count]) => [code, count / lines]));
}

function inventClosing(chooser: Chooser, trace: CustomerTrace, lastDay: Day): Day | null {
  const silent = lastDay - trace.lastDay;
  if (silent < CLOSED_AFTER_DAYS || chooser.fraction('closed') >= CLOSED_SHARE) return null;
  return trace.lastDay + CLOSED_AFTER_DAYS;
}
