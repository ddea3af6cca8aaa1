import type { Cents } from '../../shared/money.ts';
import { TOP_STEPS } from './collect-worth.ts';
import { divisionOf } from './peers.ts';
import { type SizeBand, sizeBandOf } from './size-band.ts';
import type { PeerRow, WorthContents } from './worth-contents.ts';

/** What the whole base says about worth, as lookups. */
export interface WorthBase {
  /** The narrowest group that a customer belongs to; null where too few are like it. */
  peersOf(industry: string | null, employees: number | null): PeerRow | null;
  /** A year's value from which on customers together bring a share (0–1) of all revenue; null without revenue. */
  topFrom(share: number): Cents | null;
}

/** Stored contents → lookups. */
export function worthBaseFrom({ groups, tops }: WorthContents): WorthBase {
  const byName = new Map(groups.map((group) => [nameOf(group.industry, group.size), group]));
  return {
    peersOf(industry, employees) {
      if (industry === null) return null;
      const size = sizeBandOf(employees);
      const division = divisionOf(industry);
      const names = [
        [industry, size],
        [division, size],
        [industry, null],
        [division, null],
      ] as const;
      for (const [code, band] of names) {
        const group = byName.get(nameOf(code, band));
        if (group) return group;
      }
      return null;
    },
    topFrom: (share) => tops[Math.round(share * TOP_STEPS) - 1] ?? null,
  };
}

function nameOf(industry: string, size: SizeBand | null): string {
  return `${industry}/${size}`;
}
