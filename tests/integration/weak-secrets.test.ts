import { expect, test } from 'vitest';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { runRytmi } from '../support/run-rytmi.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { createTestDatabase } from '../support/test-database.ts';

test('in mode auto the worker does not start with a secret that can be guessed', async () => {
  const { db, url } = await createTestDatabase();
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, mode: 'auto' }, 'Liisa');
  const environment = { DATABASE_URL: url, RYTMI_SECRET: 'x'.repeat(64), RYTMI_DIR: scratchFolder() };
  expect(await runRytmi(['worker'], environment)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('secret that can be guessed: RYTMI_SECRET'),
  });
});
