import { findCustomers, type NamedCustomer } from '../nurture/customer-name-store.ts';
import type { Database } from '../platform/database.ts';
import { Mistake } from '../shared/mistake.ts';

/** The one customer meant by an id or a part of its name. Throws a Mistake that names the candidates where there are several. */
export async function findOneCustomer(db: Database, text: string): Promise<NamedCustomer> {
  const found = await findCustomers(db, text);
  const [only, second] = found;
  if (!only) throw new Mistake(`No customer has the id “${text}”, or a name with that in it.`);
  if (second) {
    throw new Mistake(
      `Several customers fit “${text}”; say which by id:\n${found.map((one) => `  ${one.externalId}  ${one.name}`).join('\n')}`,
    );
  }
  return only;
}
