import { expect, test } from 'vitest';
import { orderLines } from '../support/import-text.ts';
import { openWatchedStand } from '../support/watched-stand.ts';

const { db, look, lay, there, runs } = await openWatchedStand();
const CUSTOMERS = 'id,name\nC1,Kahvila Aamu\nC2,Lounas Oy\n';

test('the same bytes under another name are not imported twice, unless the import was undone', async () => {
  lay('customers-monday.csv', CUSTOMERS);
  await look();
  lay('customers-tuesday.csv', CUSTOMERS);
  await look();
  expect(await runs()).toEqual(['customers customers-monday.csv done 2']);
  expect(there('done')).toEqual(['customers-monday.csv', 'customers-tuesday.csv']);
  await db.$client.query('update import_run set undone_at = now()');
  lay('customers-again.csv', CUSTOMERS);
  await look();
  expect(await runs()).toHaveLength(2);
});

test('customers as they were before a correction count anew', async () => {
  lay('customers.csv', CUSTOMERS);
  await look();
  lay('customers.csv', CUSTOMERS.replace('Lounas', 'Iltapala'));
  await look();
  lay('customers.csv', CUSTOMERS);
  await look();
  const { rows } = await db.$client.query(`select name from customer where external_id = 'C2'`);
  expect(rows).toEqual([{ name: 'Lounas Oy' }]);
  expect(there('done')).toEqual(['customers-2.csv', 'customers-3.csv', 'customers.csv']);
});

test('orders put back to what they were are as they were; those that only came again are not imported twice', async () => {
  const orders = (quantity: number) =>
    `order,customer,product,date,quantity,amount\nO1,C1,P1,2026-11-20,${quantity},10.00\n`;
  lay('customers.csv', CUSTOMERS);
  lay('products.csv', 'id,name\nP1,Kahvi\n');
  lay('orders-1.csv', orders(5));
  await look();
  lay('orders-2.csv', orders(3));
  await look();
  lay('orders-3.csv', orders(5));
  await look();
  expect(await orderLines(db)).toEqual(['C1 P1 O1 2026-11-20 1 5 1000']);
  lay('orders-4.csv', orders(5).replaceAll('O1', 'O2'));
  await look();
  lay('orders-5.csv', orders(5));
  await look();
  expect((await runs()).filter((run) => run.startsWith('orders'))).toEqual([
    ...['orders orders-1.csv done 1', 'orders orders-2.csv done 0', 'orders orders-3.csv done 0'],
    'orders orders-4.csv done 1',
  ]);
});
