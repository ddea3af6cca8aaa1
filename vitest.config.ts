import { defineConfig } from 'vitest/config';
import { LEFT_OUT } from './tests/support/left-out.ts';

/** What cannot run without a program. */
const TESTS_WITH: Readonly<Record<string, string[]>> = {
  chromium: ['tests/browser/**'],
  dovecot: ['tests/integration/incoming/mailbox.test.ts'],
  dkimpy: ['tests/integration/second-opinion.test.ts'],
  spamassassin: ['tests/integration/second-opinion.test.ts'],
  exim: ['tests/integration/incoming/real-bounce.test.ts'],
};

/** Start whole programs, or need both cores for themselves: beside another file they would only wait for the machine. */
const ALONE = [
  'tests/browser/**/*.test.ts',
  'tests/reliability/**/*.test.ts',
  'tests/integration/{backtest,compile,demo,embedded-postgres,forecast-cli,import-cli,install,programs}.test.ts',
  'tests/integration/{second-opinion,templates-cli}.test.ts',
];

const shared = {
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // A second, as it would be, is soon gone on a machine with other work.
  expect: { poll: { timeout: 20_000 } },
};
const without = LEFT_OUT.flatMap((program) => TESTS_WITH[program] ?? []);

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'side by side',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...ALONE, ...without],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'alone',
          include: ALONE,
          exclude: without,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
