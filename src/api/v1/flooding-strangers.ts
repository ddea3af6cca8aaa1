import { hashOfKey } from '../../staff/api-keys/api-key.ts';

/** Addresses remembered at once; beyond them the first is forgotten, and asks the database once more. */
const MOST_ADDRESSES = 10_000;

/** Remembers which addresses bring wrong keys too often, so that theirs are refused before the database is asked. */
export class FloodingStrangers {
  readonly #now: () => Date;
  /** Until when, in milliseconds since 1970. */
  readonly #until = new Map<string, number>();
  /** Hashes of keys that held: whoever brings one of them is not shut out by others at the same address. */
  readonly #held = new Set<string>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Seconds for which nobody new is let in from there; 0 for no flood, or for a key that held before. */
  secondsLeft(address: string, secret: string | undefined): number {
    const until = this.#until.get(address);
    if (until === undefined) return 0;
    const left = (until - this.#now().getTime()) / 1_000;
    if (left <= 0) this.#until.delete(address);
    const isKnown = secret !== undefined && this.#held.has(hashOfKey(secret));
    return isKnown ? 0 : Math.max(0, Math.ceil(left));
  }

  note(address: string, seconds: number): void {
    const [first] = this.#until.keys();
    if (first !== undefined && this.#until.size >= MOST_ADDRESSES) this.#until.delete(first);
    this.#until.set(address, this.#now().getTime() + seconds * 1_000);
  }

  noteHeld(secret: string): void {
    this.#held.add(hashOfKey(secret));
  }
}
