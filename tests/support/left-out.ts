/** Programs that this machine lacks: src/install.mjs says so out loud, and fails instead where CI is set. */
export const LEFT_OUT: readonly string[] = (process.env.TESTS_WITHOUT ?? '').split(',').filter(Boolean);
