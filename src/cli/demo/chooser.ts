import { createHash } from 'node:crypto';

/** Answers made up from a key: the same key and purpose always get the same answer, whatever else was asked before. */
export interface Chooser {
  /** 0 to 1, evenly spread. */
  fraction(purpose: string): number;
  /** A whole number from 0 to `below − 1`. */
  whole(purpose: string, below: number): number;
  pick<T>(purpose: string, list: readonly T[]): T;
}

/** 48 bits of the hash are read: as many as `readUIntBE` takes, and more than any list here needs. */
const HASH_BYTES = 6;
const HASH_RANGE = 2 ** (8 * HASH_BYTES);

export function createChooser(key: string): Chooser {
  const fraction = (purpose: string) =>
    createHash('sha256').update(`${purpose}:${key}`).digest().readUIntBE(0, HASH_BYTES) / HASH_RANGE;
  const whole = (purpose: string, below: number) => Math.floor(fraction(purpose) * below);
  return {
    fraction,
    whole,
    pick<T>(purpose: string, list: readonly T[]): T {
      if (list.length === 0) throw new Error(`Nothing to pick from for ${purpose}`);
      return list[whole(purpose, list.length)] as T;
    },
  };
}
