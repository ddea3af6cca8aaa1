import { nextSteps } from './cli/status/next-steps.ts';
import { findReport } from './doctor/doctor-store.ts';
import { readStatus } from './nurture/status-store.ts';
import { loadConfig } from './platform/config.ts';
import { openDeps, publicUrlOf } from './platform/deps.ts';
import { endOnSignal, LONGEST_END_MS } from './platform/end-on-signal.ts';
import { reportFailure } from './platform/report-failure.ts';
import { type RunningPrograms, runPrograms } from './platform/run-programs.ts';
import { inviteFirstAdministrator } from './staff/invites/invite-first-administrator.ts';
import { INVITE_HOLDS_HOURS } from './staff/invites/invite-staff.ts';

/** `npm start`: one web and one worker program under one roof. */
async function main(): Promise<void> {
  const deps = await openDeps(loadConfig(), { name: 'start', connections: 2 });
  let programs: RunningPrograms | undefined;
  endOnSignal(deps.log, {
    withinMs: LONGEST_END_MS.supervisor,
    close: async () => {
      await programs?.stop();
      await deps.close();
    },
    atOnce: () => programs?.kill(),
  });
  try {
    programs = await runPrograms(deps);
  } catch (error) {
    await deps.close();
    throw error;
  }
  const there = { ...deps, publicUrl: await publicUrlOf(deps.config) };
  console.log(nextSteps(await readStatus(deps.db, deps.now()), there, await findReport(deps.db)));
  const link = await inviteFirstAdministrator(there);
  if (link !== null)
    console.log(
      `\nNobody can sign in yet. Open this link to become the administrator; it works once, for ${INVITE_HOLDS_HOURS} hours:\n  ${link}`,
    );
}

main().catch((error) => process.exit(reportFailure(error)));
