import { defineConfig } from 'vitest/config';
import { LEFT_OUT } from './tests/support/left-out.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: LEFT_OUT.includes('chromium') ? ['tests/browser/**'] : [],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
