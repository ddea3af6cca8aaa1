import type { FastifyInstance } from 'fastify';
import { type TokenRequest, tokenOf } from './token-of.ts';

/** How many visits a minute are taken for a person's, or for a mail scanner's. */
export interface VisitLimits {
  /** From one address. */
  ofVisitor: number;
  /** To one link that holds. */
  ofLink: number;
}

/**
 * Behind one address may stand a whole company, or a scanner that opens every link of the morning's mails. One link is pressed a few
 * times by a person and opened some ten times by scanners.
 */
export const USUAL_LIMITS: VisitLimits = { ofVisitor: 600, ofLink: 60 };

const PER_MS = 60_000;

/** Counts a visit, and says whether there have been too many of its kind within this minute. */
export type IsTooOften = (request: TokenRequest, visit: { holds: boolean }) => Promise<boolean>;

/** Counted in the memory of each web process: a limit on floods, not a rule that must hold to the last visit. */
export function limitVisits(app: FastifyInstance, limits: VisitLimits): IsTooOften {
  const countVisitor = app.createRateLimit({ max: limits.ofVisitor, timeWindow: PER_MS });
  const countLink = app.createRateLimit({
    max: limits.ofLink,
    timeWindow: PER_MS,
    keyGenerator: ({ params }) => `link ${tokenOf({ params: params as TokenRequest['params'] })}`,
  });
  return async (request, { holds }) => {
    const visitor = await countVisitor(request);
    // Forged ones are without number and would push the others out of the memory kept for it.
    const link = holds ? await countLink(request) : visitor;
    return [visitor, link].some((count) => !count.isAllowed && count.isExceeded);
  };
}
