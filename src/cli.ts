import { Command, CommanderError } from 'commander';
import { registerBacktest } from './cli/backtest.ts';
import { registerCalls } from './cli/calls.ts';
import { registerCareModel } from './cli/care-model.ts';
import { registerCustomers } from './cli/customers.ts';
import { registerDemo } from './cli/demo.ts';
import { registerDoctor } from './cli/doctor.ts';
import { registerExplain } from './cli/explain.ts';
import { registerForecast } from './cli/forecast.ts';
import { registerForecasts } from './cli/forecasts.ts';
import { registerImport } from './cli/import.ts';
import { registerImports } from './cli/imports.ts';
import { registerIncoming } from './cli/incoming.ts';
import { registerMessages } from './cli/messages.ts';
import { registerMigrate } from './cli/migrate.ts';
import { registerPeople } from './cli/people.ts';
import { registerPerson } from './cli/person.ts';
import { registerReport } from './cli/report.ts';
import { registerRetention } from './cli/retention.ts';
import { registerReview } from './cli/review.ts';
import { registerStaff } from './cli/staff.ts';
import { registerStatus } from './cli/status/status.ts';
import { registerSuppressions } from './cli/suppressions.ts';
import { registerTemplates } from './cli/templates.ts';
import { registerWhyAllowed } from './cli/why-allowed.ts';
import { loadConfig } from './platform/config.ts';
import { type Deps, openDeps } from './platform/deps.ts';
import { reportFailure } from './platform/report-failure.ts';

const EXIT_MISTAKE = 1;
/** As shells count a program ended by Ctrl-C. */
const EXIT_INTERRUPTED = 130;

/** In the order of `rytmi --help`: as a newcomer comes to need them. */
const COMMANDS = [
  registerDemo,
  registerStatus,
  registerDoctor,
  registerImport,
  registerImports,
  registerReview,
  registerExplain,
  registerForecast,
  registerForecasts,
  registerMessages,
  registerIncoming,
  registerSuppressions,
  registerCustomers,
  registerCalls,
  registerReport,
  registerBacktest,
  registerWhyAllowed,
  registerStaff,
  registerPeople,
  registerPerson,
  registerRetention,
  registerTemplates,
  registerCareModel,
  registerMigrate,
];

const opened: Deps[] = [];

/** Commands open what they need when they run: `--help` starts no database. */
async function open(): Promise<Deps> {
  const deps = await openDeps(loadConfig(), { name: 'cli' });
  opened.push(deps);
  return deps;
}

async function close(): Promise<void> {
  await Promise.all(opened.splice(0).map((deps) => deps.close()));
}

function buildProgram(): Command {
  const program = new Command('rytmi')
    .description('Nurtures small customers: rhythm from their orders, personal mails, calls for people.')
    .showHelpAfterError('Say rytmi --help, or rytmi COMMAND --help, for what there is.')
    .exitOverride();
  program.command('start').description('run the web and a worker program, as npm start does');
  program.command('web').description('serve the console and the customers’ pages');
  program.command('worker').description('review, deliver and everything else that happens by the clock');
  for (const register of COMMANDS) register(program, open);
  return program;
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return reportFailure(error);
  return error.exitCode === 0 ? 0 : EXIT_MISTAKE;
}

process.once('SIGINT', () => void close().finally(() => process.exit(EXIT_INTERRUPTED)));
try {
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
} finally {
  await close();
}
