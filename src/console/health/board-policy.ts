import { POLICY } from '../guard/policy.ts';

/**
 * As everywhere in the console, but for two things that Bull Board's page needs: it finds its files by a base address,
 * which must be on this server, and its first moments and charts carry styles of their own. Scripts stay in files.
 */
export const BOARD_POLICY = {
  ...POLICY,
  directives: { ...POLICY.directives, baseUri: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"] },
};
