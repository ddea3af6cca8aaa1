import type { BounceSeverity } from './incoming-kind.ts';

/** What a bounce says about one receiver. */
export interface BounceReport {
  /** RFC 3464: failed, delayed, delivered, relayed, expanded; empty where the mail has no such field. */
  action: string;
  /** Enhanced code; null when none is named. */
  status: string | null;
  /** The server's words. */
  answer: string;
}

/** Enhanced codes of an address that is wrong or gone. */
const DEAD_ADDRESS = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);
/** Codes that say nothing by themselves: then the words decide. */
const VAGUE = /^5\.(0\.0|1\.0|5\.0|4\.4|1\.4|3\.0|2\.0)$/;
/** Said of us: our name, our server, our mail. Asked before anything else, since a policy may wear any code. */
const ABOUT_US =
  /\bspam|\bblack ?list|\bblock ?list|\bblocked|\bdnsbl|\brbl\b|reputation|polic(y|ies)|\bdmarc|\bdkim|\bspf\b|unsolicited|sender.{0,40}(reject|denied|not allowed|refused)|not authori[sz]ed|relay(ing)?\b.{0,30}(denied|not permitted|not allowed|prohibited)|unable to relay|content.{0,20}(reject|filter)|\bvirus|malware|\bbanned|throttl|rate.?limit|at a rate|too many|suspicious|access denied|greylist|\bTSS?0\d|\bprohibited\b/i;
const TOO_LARGE = /too large|message size|size limit|exceeds.{0,30}(size|limit)/i;
const FULL =
  /quota|mailbox (is )?full|mail ?box.{0,20}full|over.?quota|insufficient (disk|storage|system storage)|storage.{0,20}exceeded|postilaatikko.{0,20}täynnä|brevlåda.{0,20}full|postfach.{0,20}voll/i;
const NO_SUCH_ADDRESS =
  /\b(user|mailbox|recipient|account|address|alias|customer|person)\b.{0,60}\b(unknown|not found|not known|not listed|does(n't| not) (exist|have)|disabled|no longer|inactive|unavailable|invalid|not exist|rejected: undeliverable)|\b(no such|unknown|invalid|nonexistent|bad) (user|mailbox|recipient|person|address|account|local)|no mailbox here|not listed in|recipient.?not.?found|user doesn't have|does not like recipient|unrouteable address|no longer (on server|available|valid)|not our customer|unknown local.?part/i;
const NO_SUCH_DOMAIN =
  /(host|domain)( or domain name)?.{0,20}not found|no such (domain|host)|domain.{0,30}(does not exist|doesn't exist|not exist|nonexistent)|nxdomain|couldn't find any host|all relevant mx records point to non-existent/i;

/** How grave a bounce is for the address. In doubt it is soft, which needs five of a kind to stop an address. */
export function judgeBounce({ action, status, answer }: BounceReport): BounceSeverity {
  if (action === 'delayed') return 'delayed';
  if (status !== null && /^[45]\.7\./.test(status)) return 'policy';
  if (status === '5.2.3' || status === '5.3.4' || /^5\.6\./.test(status ?? '')) return 'policy';
  if (/^[45]\.2\.2$/.test(status ?? '') || FULL.test(answer)) return 'full';
  if (ABOUT_US.test(answer) || TOO_LARGE.test(answer)) return 'policy';
  if (status?.startsWith('4.')) return 'soft';
  if (status !== null && DEAD_ADDRESS.has(status)) return 'hard';
  if (status !== null && !VAGUE.test(status)) return 'soft';
  return NO_SUCH_ADDRESS.test(answer) || NO_SUCH_DOMAIN.test(answer) ? 'hard' : 'soft';
}
