/** A card on somebody's desk, so that nobody else rings the same customer. */
export interface Claim {
  /** Staff user; UUID. */
  by: string;
  name: string;
  /** When the card was taken, or last saved by whoever has it; ISO with its zone. */
  at: string;
}

/** A long call with its note; whoever has gone home without putting the card back holds nobody up longer. */
export const CLAIM_IDLE_MS = 30 * 60_000;

/** Whether somebody else has the card now. */
export function isTaken(claim: Claim | null, me: string | null, now: Date): claim is Claim {
  return claim !== null && claim.by !== me && isFresh(claim, now);
}

/** Whether the card lies on one's own desk. */
export function isMine(claim: Claim | null, me: string | null, now: Date): boolean {
  return claim !== null && claim.by === me && isFresh(claim, now);
}

function isFresh(claim: Claim, now: Date): boolean {
  return Date.parse(claim.at) > now.getTime() - CLAIM_IDLE_MS;
}
