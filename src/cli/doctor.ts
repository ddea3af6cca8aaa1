import type { Command } from 'commander';
import { saveReport } from '../doctor/doctor-store.ts';
import { examine } from '../doctor/examine.ts';
import { faultsOf } from '../doctor/find-faults.ts';
import type { Finding } from '../doctor/finding.ts';
import { openDoctor } from '../doctor/open-doctor.ts';
import { sendTestMail } from '../doctor/send-test-mail.ts';
import { settingsMark } from '../doctor/settings-mark.ts';
import type { Deps } from '../platform/deps.ts';
import { isMailAddress } from '../shared/mail-address.ts';
import { Mistake } from '../shared/mistake.ts';
import { describeFindings } from './doctor/describe-findings.ts';

const EXIT_FAULTS = 1;

export function registerDoctor(program: Command, open: () => Promise<Deps>): void {
  program
    .command('doctor')
    .description('look at all that mails need to arrive, and say how to mend what is wrong')
    .option('--to <address>', 'send a test mail there, too')
    .option('--json', 'for programs')
    .action(async (options: { to?: string; json?: boolean }) => {
      if (options.to !== undefined && !isMailAddress(options.to))
        throw new Mistake(`“${options.to}” is not a mail address.`);
      const findings = await look(await open(), options.to);
      console.log(options.json ? JSON.stringify(findings, null, 2) : describeFindings(findings));
      if (findings.some(({ state }) => state === 'fault' || state === 'unknown'))
        process.exitCode = EXIT_FAULTS;
    });
}

async function look(deps: Deps, to: string | undefined): Promise<Finding[]> {
  const findings = await examine(openDoctor(deps));
  const report = {
    at: deps.now(),
    fit: faultsOf({ findings }).length === 0,
    findings,
    settings: settingsMark(deps),
  };
  // What was mended holds at once for the workers, too.
  await saveReport(deps.db, report);
  return to === undefined ? findings : [...findings, await sendTestMail(deps.mailOut(), deps.supplier, to)];
}
