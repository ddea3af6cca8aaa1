import { Command } from 'commander';
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerCareModel } from '../../src/cli/care-model.ts';
import { registerPeople } from '../../src/cli/people.ts';
import { registerStaff } from '../../src/cli/staff.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { acceptInvite } from '../../src/staff/invites/accept-invite.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const publicUrl = 'https://rytmi.example.com';
const deps = { db, supplier: TEST_SUPPLIER, now: () => new Date(), publicUrl } as Deps;

/** What a command prints; a mistake is thrown, as the program that prints it sees it. */
async function rytmi(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const program = new Command().exitOverride();
  for (const register of [registerStaff, registerPeople, registerCareModel])
    register(program, async () => deps);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

const changes = () => listEntries(db, { by: null, kind: null, olderThan: null, limit: 100 });

beforeEach(async () => {
  await emptyDatabase(db);
  await db.execute(sql`truncate staff_user, staff_invite cascade`);
});

async function join(email: string, role: string): Promise<void> {
  const link = await rytmi('staff', 'invite', email, '--role', role);
  const token = /https:\S+\/console\/welcome\/(\S+)/.exec(link)?.[1] ?? '';
  const chosen = {
    name: 'Ulla Uusi',
    email: null,
    password: 'a long phrase of our own',
    language: 'fi',
  } as const;
  expect(await acceptInvite(deps, { token, ...chosen })).toMatchObject({ ok: true });
}

test('staff are invited, listed, signed out and removed, each with its entry in the audit log', async () => {
  expect(await rytmi('staff', 'list')).toContain('Nobody may sign in yet');
  await join('ulla@supplier.example.com', 'owner');
  await rytmi('staff', 'invite', 'new@supplier.example.com', '--role', 'care', 'marketing');
  const listed = await rytmi('staff', 'list');
  expect(listed).toContain('Ulla Uusi <ulla@supplier.example.com>  owner');
  expect(listed).toContain('care, marketing  has not used the link yet');
  await rytmi('staff', 'sign-out', 'ULLA@supplier.example.com');
  await rytmi('staff', 'remove', 'ulla@supplier.example.com');
  expect(await rytmi('staff', 'list')).not.toContain('Ulla');
  const kinds = (await changes()).map(({ kind }) => kind).reverse();
  expect(kinds).toEqual([
    ...['staff-invited', 'staff-joined', 'staff-invited', 'staff-signed-out', 'staff-removed'],
  ]);
});

test('an invitation without a role, and the removal of the last administrator, are mistakes', async () => {
  await expect(rytmi('staff', 'invite', 'ulla@supplier.example.com')).rejects.toThrow('--role');
  await expect(rytmi('staff', 'remove', 'ulla@supplier.example.com')).rejects.toThrow('rytmi staff list');
  await join('ulla@supplier.example.com', 'administrator');
  await expect(rytmi('staff', 'remove', 'ulla@supplier.example.com')).rejects.toThrow('must remain');
});

test('somebody known gets a new link and keeps her roles', async () => {
  await join('ulla@supplier.example.com', 'owner');
  expect(await rytmi('staff', 'invite', 'ulla@supplier.example.com')).toContain('/console/welcome/');
  const other = await rytmi('staff', 'invite', 'ulla@supplier.example.com', '--role', 'care');
  expect(other).toContain('stays owner');
  expect(await rytmi('staff', 'list')).toContain('owner');
});

test('what other commands change is written down with what stood there before', async () => {
  await rytmi('care-model', 'set', 'mode', 'approve', '--author', 'Ulla');
  await rytmi('people', 'add', '--name', 'Pekka', '--email', 'pekka@supplier.example.com');
  await rytmi('people', 'remove', 'pekka@supplier.example.com');
  const [removed, added, saved] = await changes();
  expect(saved).toMatchObject({ before: { mode: 'observe' }, after: { mode: 'approve' }, staffId: null });
  expect(saved?.by).toMatch(/^Ulla \(rytmi, /);
  expect([added?.kind, removed?.kind]).toEqual(['care-person-added', 'care-person-removed']);
  expect(added?.subjects).toEqual(removed?.subjects);
});
