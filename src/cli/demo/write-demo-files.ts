import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { DemoContact, DemoCustomer } from './demo-customer.ts';
import { guessCategory } from './guess-category.ts';
import { type DemoComplaint, inventComplaints } from './invent-complaints.ts';
import { inventCustomers } from './invent-customers.ts';
import { productName } from './product-name.ts';
import { nameOf, type ProductTrace, packSizeOf } from './product-trace.ts';
import { readOrderLines } from './read-order-lines.ts';
import { shiftOrders } from './shift-orders.ts';
import { traceOrders } from './trace-orders.ts';
import { type Row, writeTable } from './write-table.ts';

const ORIGIN = 'invented for the demo';

/**
 * Writes the five files of the demo into a folder, in the columns that the import takes by default (orders in those of
 * the `online-retail` profile). Every day is moved by the same number of days, so that the last order day is `lastDay`.
 * The order file is read twice; `onBytes` hears how much of both readings is done.
 */
export async function writeDemoFiles(
  orders: string,
  lastDay: Day,
  folder: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const traces = await traceOrders(readOrderLines(orders, onBytes));
  const shift = lastDay - traces.lastDay;
  const customers = inventCustomers(traces);
  const tables: Readonly<Record<string, Row[]>> = {
    customers: customers.map((customer) => customerRow(customer, shift)),
    contacts: customers.flatMap((customer) =>
      customer.contacts.map((contact) => contactRow(customer, contact)),
    ),
    products: [...traces.products.values()].map(productRow),
    complaints: inventComplaints(traces, customers).map((complaint) => complaintRow(complaint, shift)),
  };
  for (const [name, rows] of Object.entries(tables)) {
    await writeTable(join(folder, `${name}.csv`), Object.keys(rows[0] ?? {}), rows);
  }
  const { size } = await stat(orders);
  const again = readOrderLines(orders, (bytes) => onBytes(size + bytes));
  await shiftOrders(again, shift, join(folder, 'orders.csv'));
}

function customerRow(customer: DemoCustomer, shift: number): Row {
  return {
    id: customer.externalId,
    name: customer.name,
    careLevel: customer.careLevel,
    namedPerson: customer.namedPerson,
    industry: customer.industry,
    employees: customer.employees,
    country: customer.home.country,
    city: customer.city,
    closedOn: isoOrNothing(customer.closedOn, shift),
  };
}

function contactRow(customer: DemoCustomer, contact: DemoContact): Row {
  return {
    id: contact.externalId,
    customer: customer.externalId,
    name: `${contact.firstName} ${contact.lastName}`,
    firstName: contact.firstName,
    role: contact.role,
    email: contact.email,
    phone: contact.phone,
    language: customer.home.language,
    country: customer.home.country,
    timeZone: customer.home.timeZone,
    legalClass: contact.legalClass,
    origin: ORIGIN,
    basis: contact.basis,
  };
}

function productRow(product: ProductTrace): Row {
  const name = nameOf(product);
  return {
    id: product.stockCode,
    name: productName(name),
    category: guessCategory(name),
    packSize: packSizeOf(product),
  };
}

function complaintRow(complaint: DemoComplaint, shift: number): Row {
  return {
    id: complaint.externalId,
    customer: complaint.customer,
    order: complaint.order,
    product: complaint.product,
    about: complaint.about,
    words: complaint.words,
    openedOn: isoFromDay(complaint.openedOn + shift),
    closedOn: isoOrNothing(complaint.closedOn, shift),
  };
}

function isoOrNothing(day: Day | null, shift: number): string | null {
  return day === null ? null : isoFromDay(day + shift);
}
