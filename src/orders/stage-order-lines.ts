import type { CopyIn } from '../platform/copy-in.ts';
import type { OrderRow } from './rows/order-row.ts';
import { signedLine } from './signed-line.ts';

interface Named {
  no: number;
  name: string | null;
  country: string | null;
}

/**
 * Writes order lines to their staging tables. Customers and products become small numbers on the way, and the lines of an
 * order that stand together name it once: so the bulk is numbers, and memory holds names but no lines.
 */
export class OrderLineStager {
  readonly #copy: CopyIn;
  readonly #creditPrefix: string | undefined;
  readonly #customers = new Map<string, Named>();
  readonly #products = new Map<string, Named>();
  #orderNo = 0;
  #order = '';
  #customer = '';

  constructor(copy: CopyIn, creditPrefix: string | undefined) {
    this.#copy = copy;
    this.#creditPrefix = creditPrefix;
  }

  stage(row: OrderRow, line: number): void {
    const sameOrder = row.order === this.#order && row.customer === this.#customer;
    if (!sameOrder) {
      this.#orderNo += 1;
      this.#order = row.order;
      this.#customer = row.customer;
    }
    const customer = remember(this.#customers, row.customer, row.customerName, row.country);
    const product = remember(this.#products, row.product, row.productName, null);
    const { quantity, amount } = signedLine(row, this.#creditPrefix);
    this.#copy.put('stage_line', [
      line,
      this.#orderNo,
      sameOrder ? null : row.order,
      customer.no,
      product.no,
      row.date,
      row.line,
      quantity,
      amount,
    ]);
  }

  /** Names come last, since the latest of a product's many descriptions is the one to show. */
  finish(): void {
    for (const [id, { no, name, country }] of this.#customers) {
      this.#copy.put('stage_customer', [no, id, name ?? id, country]);
    }
    for (const [id, { no, name }] of this.#products) this.#copy.put('stage_product', [no, id, name ?? id]);
  }
}

function remember(
  known: Map<string, Named>,
  id: string,
  name: string | null,
  country: string | null,
): { no: number } {
  const old = known.get(id);
  if (!old) {
    const added = { no: known.size, name: detached(name), country };
    known.set(detached(id), added);
    return added;
  }
  if (name !== null && name !== old.name) old.name = detached(name);
  if (country !== null) old.country = country;
  return old;
}

/** A copy: what was cut out of a block of the file would otherwise keep the whole block in memory. */
function detached<Text extends string | null>(text: Text): Text {
  return (text === null ? null : Buffer.from(text).toString()) as Text;
}
