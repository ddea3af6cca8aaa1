/**
 * Installs what is missing, so that a fresh clone needs one command only. Plain JavaScript without packages: it runs
 * before there are any.
 *   node src/install.mjs                      packages
 *   node src/install.mjs --tests COMMAND …    packages and what tests need besides, then COMMAND out of node_modules
 *                                             (--long anywhere among its words: the tests' long form)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const [flag, command, ...words] = process.argv.slice(2);
const args = words.filter((word) => word !== '--long');
const forTests = flag === '--tests';

/** Programs that tests use, and the Debian packages that hold them. */
const NEEDED_BY_TESTS = [
  { name: 'redis', files: ['redis-server'], packages: ['redis-server'], tests: 'the queue tests on Redis' },
  {
    name: 'dovecot',
    files: ['/usr/sbin/dovecot'],
    packages: ['dovecot-imapd'],
    tests: 'the tests of reading a mailbox',
  },
  {
    name: 'exim',
    files: ['/usr/sbin/exim4'],
    packages: ['exim4-daemon-light'],
    tests: 'the test with a bounce that a real mail server makes',
  },
  {
    name: 'spamassassin',
    files: ['spamassassin'],
    packages: ['spamassassin'],
    tests: 'the second opinion on sample mails',
  },
  {
    name: 'dkimpy',
    files: ['/usr/lib/python3/dist-packages/dkim/__init__.py'],
    packages: ['python3-dkim'],
    tests: 'the second opinion on sample mails and their signatures',
  },
  {
    name: 'chromium',
    files: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    packages: ['chromium', 'fonts-dejavu-core'],
    tests: 'the browser tests',
  },
];

checkNode();
if (!packagesAreThere()) installPackages();
if (forTests) process.exit(runTests(missingPrograms()));

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits)
    stop(
      `Rytmi needs Node 20.19+, 22.12+ or 24+; this is ${process.versions.node}. Get one from https://nodejs.org.`,
    );
}

/** Compares what npm wrote down when it installed with what package-lock.json asks for. */
function packagesAreThere() {
  const installed = readPackages(join('node_modules', '.package-lock.json'));
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      // Made for other machines, or not asked for.
      (!installed[path] &&
        (wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !forTests))),
  );
}

function readPackages(file) {
  const path = join(PROJECT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function installPackages() {
  console.error('Installing packages (once; about a minute) …');
  const status = run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) stop('npm ci failed; what it said stands above.');
}

function missingPrograms() {
  const missing = () => NEEDED_BY_TESTS.filter(({ files }) => !files.some(isOnPath));
  const packages = missing().flatMap((need) => need.packages);
  if (packages.length > 0 && process.getuid?.() === 0 && isOnPath('apt-get')) {
    console.error(`Installing ${packages.join(', ')} for the tests …`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  return missing();
}

function runTests(missing) {
  for (const { files, packages, tests } of missing)
    console.error(
      `Left out: ${tests}, since there is no ${files[0]} here. To run them: apt-get install ${packages.join(' ')} (or brew install ${files[0]}).`,
    );
  if (missing.length > 0 && process.env.CI) stop('With CI set, all tests must run.');
  if (words.includes('--long')) process.env.RYTMI_TEST_LONG = '1';
  process.env.TESTS_WITHOUT = missing.map(({ name }) => name).join(',');
  const file = process.platform === 'win32' ? `${command}.cmd` : command;
  return run(join(PROJECT, 'node_modules', '.bin', file), narrowest(args), 'inherit');
}

/** Without folders of which a part is named too: `tests/reliability tests/reliability/one.test.ts` is that one file. */
function narrowest(parameters) {
  return parameters.filter((word) => !parameters.some((other) => other.startsWith(`${word}/`)));
}

/** What installers say goes to standard error: standard output belongs to the command that was asked for. */
function run(file, parameters, stdout = 2) {
  const { status, error } = spawnSync(file, parameters, {
    cwd: PROJECT,
    stdio: ['inherit', stdout, 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (error) console.error(error.message);
  return status ?? 1;
}

function isOnPath(name) {
  if (name.startsWith('/')) return existsSync(name);
  return (process.env.PATH ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .some((folder) => existsSync(join(folder, name)));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
