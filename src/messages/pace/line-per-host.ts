import { type NamedGate, OPEN_GATE } from './gate.ts';
import { passGate } from './pass-gate.ts';

/** A message that goes back in line and may ask again at `again`, milliseconds since 1970. */
export interface Later<One> {
  claim: One;
  again: number;
  because: string;
}

interface Place {
  /** By message id. */
  hosts: ReadonlyMap<string, string>;
  gates: readonly NamedGate[];
  now: number;
  /** To one host. */
  mailsPerSecond: number;
}

interface Line<One> {
  turns: { claim: One; at: number }[];
  later: Later<One>[];
  gates: NamedGate[];
}

/**
 * Leads claimed messages through the relay's gate and their hosts'. What the relay has no room for asks no host, so that
 * nothing is counted as under way that does not go.
 */
export function linePerHost<One extends { id: string }>(claims: readonly One[], at: Place): Line<One> {
  const relay = at.gates.find(({ kind }) => kind === 'relay');
  const ask = { now: at.now, mailsPerSecond: Number.POSITIVE_INFINITY };
  const room = passGate(relay?.gate ?? OPEN_GATE, { ...ask, wanted: claims.length });
  const noRoom = claims
    .slice(room.turns.length)
    .map((claim, nth) => backFrom(relay?.name ?? '', claim, room.again[nth] ?? at.now));
  const line: Line<One> = { turns: [], later: noRoom, gates: [] };
  for (const [host, ofHost] of groupByHost(claims.slice(0, room.turns.length), at.hosts))
    passHost(line, host, ofHost, at);
  line.turns.sort((a, b) => a.at - b.at);
  if (relay)
    line.gates.push({ ...relay, gate: passGate(relay.gate, { ...ask, wanted: line.turns.length }).gate });
  return line;
}

function passHost<One>(line: Line<One>, host: string | null, claims: readonly One[], at: Place): void {
  // A message without an address is led by nobody: what prepares it says why it cannot go.
  if (host === null) return void line.turns.push(...claims.map((claim) => ({ claim, at: at.now })));
  const known = at.gates.find(({ kind, name }) => kind === 'host' && name === host)?.gate ?? OPEN_GATE;
  const { now, mailsPerSecond } = at;
  const passage = passGate(known, { now, wanted: claims.length, mailsPerSecond });
  line.gates.push({ kind: 'host', name: host, gate: passage.gate });
  const { turns, again } = passage;
  claims.forEach((claim, nth) => {
    const turn = turns[nth];
    if (turn !== undefined) line.turns.push({ claim, at: turn });
    else line.later.push(backFrom(host, claim, again[nth - turns.length] ?? now));
  });
}

function backFrom<One>(name: string, claim: One, again: number): Later<One> {
  return { claim, again, because: `waits for its turn at ${name}` };
}

function groupByHost<One extends { id: string }>(
  claims: readonly One[],
  hosts: ReadonlyMap<string, string>,
): Map<string | null, One[]> {
  const groups = new Map<string | null, One[]>();
  for (const claim of claims) {
    const host = hosts.get(claim.id) ?? null;
    groups.set(host, [...(groups.get(host) ?? []), claim]);
  }
  return groups;
}
