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

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: LEFT_OUT.flatMap((program) => TESTS_WITH[program] ?? []),
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
