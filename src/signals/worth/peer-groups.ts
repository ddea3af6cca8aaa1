import type { Cents } from '../../shared/money.ts';
import { divisionOf, type Peer } from './peers.ts';
import { type Level, shrinkLevel, upperLevel } from './upper-level.ts';
import type { LevelRow, PeerRow } from './worth-contents.ts';

/** Fewer of a division say nothing about any of them; a narrower group leans on its division and may be smaller. */
const LEAST_OF_DIVISION = 8;
const LEAST_OF_GROUP = 3;
/** Fewer that were there a year before say nothing about a growth. */
const LEAST_GROWING = 8;
/** One firm's doubling is not its industry's: no customer counts for more than so many times the usual one. */
const USUAL_TIMES = 5;

interface Group {
  row: Omit<PeerRow, 'levels'>;
  levels: ReadonlyMap<string, Level>;
}

/** Peers → groups: every division, and within it each size, each code, and each code and size. */
export function peerGroups(peers: readonly Peer[]): PeerRow[] {
  const rows: PeerRow[] = [];
  for (const [division, members] of groupBy(peers, ({ industry }) => divisionOf(industry))) {
    if (members.length < LEAST_OF_DIVISION) continue;
    const whole = groupOf(members, { industry: division, size: null }, null);
    const sizes = narrower(members, whole, ({ size }) =>
      size === null ? null : { industry: division, size },
    );
    const codes = narrower(members, whole, ({ industry }) =>
      industry === division ? null : { industry, size: null },
    );
    const parts = [...sizes].flatMap((size) =>
      narrower(
        members.filter((one) => one.size === size.row.size),
        size,
        ({ industry }) => (industry === division ? null : { industry, size: size.row.size }),
      ),
    );
    rows.push(...[whole, ...sizes, ...codes, ...parts].map(rowOf));
  }
  return rows;
}

type Name = Pick<PeerRow, 'industry' | 'size'>;

function narrower(peers: readonly Peer[], wider: Group, nameOf: (peer: Peer) => Name | null): Group[] {
  const named = peers.filter((peer) => nameOf(peer) !== null);
  return [...groupBy(named, (peer) => `${nameOf(peer)?.industry}/${nameOf(peer)?.size}`).values()]
    .filter((members) => members.length >= LEAST_OF_GROUP)
    .map((members) => groupOf(members, nameOf(members[0] as Peer) as Name, wider));
}

function groupOf(members: readonly Peer[], name: Name, wider: Group | null): Group {
  const customers = members.length;
  const amounts = new Map<string, Cents[]>();
  for (const { byCategory } of members)
    for (const [category, cents] of byCategory) {
      const known = amounts.get(category);
      if (known) known.push(cents);
      else amounts.set(category, [cents]);
    }
  const levels = new Map<string, Level>();
  for (const category of new Set([...amounts.keys(), ...(wider?.levels.keys() ?? [])])) {
    const own = upperLevel(
      (amounts.get(category) ?? []).sort((a, b) => a - b),
      customers,
    );
    const level = wider ? shrinkLevel(own, wider.levels.get(category) ?? NOTHING, customers) : own;
    if (level.high >= 1) levels.set(category, level);
  }
  const growth = growthOf(members) ?? wider?.row.growth ?? null;
  return { row: { ...name, customers, growth }, levels };
}

const NOTHING: Level = { low: 0, level: 0, high: 0 };

function growthOf(members: readonly Peer[]): number | null {
  const there = members.filter(({ beforeCents }) => beforeCents !== null && beforeCents > 0);
  if (there.length < LEAST_GROWING) return null;
  const sizes = there.map(({ totalCents }) => totalCents).sort((a, b) => a - b);
  const most = USUAL_TIMES * (sizes[Math.floor(sizes.length / 2)] as number);
  let recent = 0;
  let before = 0;
  for (const { beforeCents, recentCents } of there) {
    const share = Math.min(1, most / Math.max(1, beforeCents ?? 0, recentCents));
    recent += share * recentCents;
    before += share * (beforeCents ?? 0);
  }
  return Math.round((recent / before - 1) * 1000) / 1000;
}

function rowOf({ row, levels }: Group): PeerRow {
  const rows = [...levels].map(
    ([category, { low, level, high }]): LevelRow => [
      category,
      ...([low, level, high].map(Math.round) as [number, number, number]),
    ],
  );
  return { ...row, levels: rows.sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)) };
}

function groupBy<One>(list: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
