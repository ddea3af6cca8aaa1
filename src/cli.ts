import { Command, CommanderError } from 'commander';
import { registerMigrate } from './cli/migrate.ts';
import { loadConfig } from './platform/config.ts';
import { type Deps, openDeps } from './platform/deps.ts';
import { Mistake } from './shared/mistake.ts';

const EXIT_MISTAKE = 1;
const EXIT_FAULT = 2;
/** As shells count a program ended by Ctrl-C. */
const EXIT_INTERRUPTED = 130;

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
  registerMigrate(program, open);
  return program;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_MISTAKE;
  if (error instanceof Mistake) {
    console.error(error.message);
    return EXIT_MISTAKE;
  }
  console.error(error);
  return EXIT_FAULT;
}

process.once('SIGINT', () => void close().finally(() => process.exit(EXIT_INTERRUPTED)));
try {
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
} finally {
  await close();
}
