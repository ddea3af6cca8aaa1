import type { Command } from 'commander';
import { handOverCustomer } from '../nurture/hand-over-customer.ts';
import { takeBackCustomer } from '../nurture/take-back-customer.ts';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import { findOneCustomer } from './find-one-customer.ts';

/** Who is cared for by whom. */
export function registerCustomers(program: Command, open: () => Promise<Deps>): void {
  const customers = program.command('customers').description('who is cared for by whom');
  customers
    .command('hand-over')
    .description('give a customer to a person: it gets no automatic mail or call any more')
    .argument('<customer>', 'its id in your system, or its name')
    .requiredOption('--to <name>', 'the person who cares for it from now on')
    .option('--by <who>', 'who does it, for the record', 'command line')
    .action(async (text: string, { to, by }: { to: string; by: string }) => {
      const person = to.trim();
      if (person === '') throw new Mistake('--to needs the name of a person.');
      const deps = await open();
      const { id, name } = await findOneCustomer(deps.db, text);
      const done = await handOverCustomer(deps, { customerId: id, person, by });
      if (!done) throw new Mistake(`Customer ${text} has just been removed.`);
      const { withdrawn, callsWithdrawn } = done;
      console.log(
        `${person} now cares for ${name}. Messages taken back: ${withdrawn}. Calls taken off the list: ${callsWithdrawn}.`,
      );
    });
  customers
    .command('take-back')
    .description('put a customer handed over before back into its care level')
    .argument('<customer>', 'its id in your system, or its name')
    .option('--by <who>', 'who does it, for the record', 'command line')
    .action(async (text: string, { by }: { by: string }) => {
      const deps = await open();
      const { id, name } = await findOneCustomer(deps.db, text);
      if (!(await takeBackCustomer(deps, { customerId: id, by })))
        throw new Mistake(`${name} has not been handed over to anybody.`);
      console.log(`${name} is back in its care level.`);
    });
}
