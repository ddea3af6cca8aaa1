import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test, vi } from 'vitest';
import { registerTemplates } from '../../src/cli/templates.ts';
import { readOpenVersions } from '../../src/messages/templates/template-version-store.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { TUESDAY_TEN } from '../support/message-stand.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const deps = { db, supplier: TEST_SUPPLIER, now: () => TUESDAY_TEN } as Deps;

async function templates(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const program = new Command().exitOverride();
  registerTemplates(program, async () => deps);
  try {
    await program.parseAsync(['templates', ...args], { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

test('what goes out is pulled into files, changed there, pushed as a draft, and published when asked to', async () => {
  const folder = await scratchFolder();
  expect(await templates('pull', folder)).toContain(`templates written to ${folder}`);
  expect(await templates('push', folder, '--by', 'Maria')).toBe('Nothing differs from what goes out now.');
  const file = join(folder, 'welcome/fi.md.hbs');
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace('{{contact.firstName}}', '{{contact.firstNme}}'));
  await expect(templates('push', folder, '--by', 'Maria')).rejects.toThrow(
    /welcome\/fi\.md\.hbs:\d+: .*firstName/,
  );
  expect(await readOpenVersions(db)).toEqual([]);

  await writeFile(file, `${source}\nPS. Mukavaa päivää!\n`);
  await writeFile(join(folder, 'welcome/fi.owner.md.hbs'), `${source}\nPS. Omistajalle.\n`);
  expect(await templates('push', folder, '--by', 'Maria')).toBe(
    'welcome/fi: a draft\nwelcome/fi.owner: a draft',
  );
  expect((await readOpenVersions(db)).map(({ publishedAt }) => publishedAt)).toEqual([null, null]);
  await templates('push', folder, '--by', 'Maria', '--publish');
  expect((await readOpenVersions(db)).map(({ role, publishedBy }) => [role, publishedBy])).toEqual([
    [null, 'Maria'],
    ['owner', 'Maria'],
  ]);
  const kinds = (await db.select().from(auditEntryTable)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'template-published')).toHaveLength(2);

  const again = await scratchFolder();
  await templates('pull', again);
  expect(await readFile(join(again, 'welcome/fi.owner.md.hbs'), 'utf8')).toContain('PS. Omistajalle.');
  expect(await templates('push', again, '--by', 'Maria')).toBe('Nothing differs from what goes out now.');
}, 60_000);
