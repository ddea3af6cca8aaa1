/** Order lines side by side: a million of them are a few buffers, quickly handed to another thread. */
export interface PurchaseColumns {
  customers: Int32Array;
  products: Int32Array;
  days: Int32Array;
  /** An id of the database may need more than 32 bits. */
  orders: Float64Array;
  /** Negative for returns and credit notes. */
  quantities: Float64Array;
  amountsCents: Float64Array;
}

/** Takes in order lines one by one. */
export interface PurchaseCollector {
  add(
    customer: number,
    product: number,
    day: number,
    order: number,
    quantity: number,
    amountCents: number,
  ): void;
  finish(): PurchaseColumns;
}

/** Room for the lines of a small supplier; doubled whenever it is full. */
const FIRST_ROOM = 65_536;

export function createPurchaseCollector(): PurchaseCollector {
  let columns = emptyColumns(FIRST_ROOM);
  let length = 0;
  return {
    add(customer, product, day, order, quantity, amountCents) {
      if (length === columns.days.length) columns = copyInto(emptyColumns(2 * length), columns);
      columns.customers[length] = customer;
      columns.products[length] = product;
      columns.days[length] = day;
      columns.orders[length] = order;
      columns.quantities[length] = quantity;
      columns.amountsCents[length] = amountCents;
      length += 1;
    },
    finish: () => copyInto(emptyColumns(length), cut(columns, length)),
  };
}

function emptyColumns(length: number): PurchaseColumns {
  return {
    customers: new Int32Array(length),
    products: new Int32Array(length),
    days: new Int32Array(length),
    orders: new Float64Array(length),
    quantities: new Float64Array(length),
    amountsCents: new Float64Array(length),
  };
}

function cut(columns: PurchaseColumns, length: number): PurchaseColumns {
  return {
    customers: columns.customers.subarray(0, length),
    products: columns.products.subarray(0, length),
    days: columns.days.subarray(0, length),
    orders: columns.orders.subarray(0, length),
    quantities: columns.quantities.subarray(0, length),
    amountsCents: columns.amountsCents.subarray(0, length),
  };
}

function copyInto(target: PurchaseColumns, source: PurchaseColumns): PurchaseColumns {
  target.customers.set(source.customers);
  target.products.set(source.products);
  target.days.set(source.days);
  target.orders.set(source.orders);
  target.quantities.set(source.quantities);
  target.amountsCents.set(source.amountsCents);
  return target;
}
