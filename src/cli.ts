import { Command, CommanderError } from 'commander';
import { loadConfig } from './platform/config.ts';
import { type Deps, openDeps } from './platform/deps.ts';
import { reportFailure } from './platform/report-failure.ts';

const EXIT_MISTAKE = 1;
/** As shells count a program ended by Ctrl-C. */
const EXIT_INTERRUPTED = 130;

type Register = (program: Command, open: () => Promise<Deps>) => void;

/** In the order of `rytmi --help`: as a newcomer comes to need them. Read only when asked for: most are not, each time. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  demo: async () => (await import('./cli/demo.ts')).registerDemo,
  status: async () => (await import('./cli/status/status.ts')).registerStatus,
  doctor: async () => (await import('./cli/doctor.ts')).registerDoctor,
  import: async () => (await import('./cli/import.ts')).registerImport,
  imports: async () => (await import('./cli/imports.ts')).registerImports,
  review: async () => (await import('./cli/review.ts')).registerReview,
  explain: async () => (await import('./cli/explain.ts')).registerExplain,
  forecast: async () => (await import('./cli/forecast.ts')).registerForecast,
  forecasts: async () => (await import('./cli/forecasts.ts')).registerForecasts,
  messages: async () => (await import('./cli/messages.ts')).registerMessages,
  incoming: async () => (await import('./cli/incoming.ts')).registerIncoming,
  suppressions: async () => (await import('./cli/suppressions.ts')).registerSuppressions,
  greetings: async () => (await import('./cli/greetings.ts')).registerGreetings,
  customers: async () => (await import('./cli/customers.ts')).registerCustomers,
  calls: async () => (await import('./cli/calls.ts')).registerCalls,
  report: async () => (await import('./cli/report.ts')).registerReport,
  backtest: async () => (await import('./cli/backtest.ts')).registerBacktest,
  'why-allowed': async () => (await import('./cli/why-allowed.ts')).registerWhyAllowed,
  webhooks: async () => (await import('./cli/webhooks.ts')).registerWebhooks,
  staff: async () => (await import('./cli/staff.ts')).registerStaff,
  'api-keys': async () => (await import('./cli/api-keys.ts')).registerApiKeys,
  people: async () => (await import('./cli/people.ts')).registerPeople,
  person: async () => (await import('./cli/person.ts')).registerPerson,
  retention: async () => (await import('./cli/retention.ts')).registerRetention,
  templates: async () => (await import('./cli/templates.ts')).registerTemplates,
  'care-model': async () => (await import('./cli/care-model.ts')).registerCareModel,
  backup: async () => (await import('./cli/backup.ts')).registerBackup,
  restore: async () => (await import('./cli/restore.ts')).registerRestore,
  db: async () => (await import('./cli/db.ts')).registerDb,
  migrate: async () => (await import('./cli/migrate.ts')).registerMigrate,
};

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

async function buildProgram(asked: string | undefined): Promise<Command> {
  const program = new Command('rytmi')
    .description('Nurtures small customers: rhythm from their orders, personal mails, calls for people.')
    .showHelpAfterError('Say rytmi --help, or rytmi COMMAND --help, for what there is.')
    .exitOverride();
  program.command('start').description('run the web and a worker program, as npm start does');
  program.command('web').description('serve the console and the customers’ pages');
  program.command('worker').description('review, deliver and everything else that happens by the clock');
  const known = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  for (const load of known ? [known] : Object.values(COMMANDS)) (await load())(program, open);
  return program;
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return reportFailure(error);
  return error.exitCode === 0 ? 0 : EXIT_MISTAKE;
}

process.once('SIGINT', () => void close().finally(() => process.exit(EXIT_INTERRUPTED)));
try {
  await (await buildProgram(process.argv[2])).parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
} finally {
  await close();
}
