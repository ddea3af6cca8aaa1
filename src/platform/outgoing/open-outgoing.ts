import { no } from '../../shared/result.ts';
import type { Outgoing } from './outgoing.ts';
import { postTo } from './post-to.ts';
import { hostOf, readTarget } from './read-target.ts';
import { openResolve, resolveTarget } from './resolve-target.ts';

/** From the connection to the last byte read; the webhook specification asks for 15 to 30 s. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * The one way out for requests to addresses that people typed in. A name is looked up once and the connection made to what was
 * found and checked, so that it cannot mean another machine a moment later; https only; redirects are answers, not followed.
 */
export function openOutgoing(options: {
  dnsServers: readonly string[];
  /** For trying things out: this machine, over http too. */
  mayUseLoopback: boolean;
  answerWithinMs?: number;
}): Outgoing {
  const { mayUseLoopback, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const resolve = openResolve(options.dnsServers);
  return {
    check: (url) => readTarget(url, mayUseLoopback),
    post: async (post) => {
      const read = readTarget(post.url, mayUseLoopback);
      if (!read.ok) return read;
      const targets = await resolveTarget(hostOf(read.value), resolve, mayUseLoopback);
      if (!targets.ok) return no(targets.problem);
      return postTo(read.value, targets.value, { ...post, answerWithinMs });
    },
  };
}
