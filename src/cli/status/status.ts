import type { Command } from 'commander';
import { findReport } from '../../doctor/doctor-store.ts';
import { readStatus } from '../../nurture/status-store.ts';
import type { Deps } from '../../platform/deps.ts';
import { nextSteps } from './next-steps.ts';

export function registerStatus(program: Command, open: () => Promise<Deps>): void {
  program
    .command('status')
    .description('say how the installation stands, and what to do next')
    .option('--json', 'for programs')
    .action(async (options: { json?: boolean }) => {
      const deps = await open();
      const status = await readStatus(deps.db, deps.now());
      console.log(options.json ? JSON.stringify(status) : nextSteps(status, deps, await findReport(deps.db)));
    });
}
