import type { Config } from '../config.ts';
import { openOutgoing } from './open-outgoing.ts';
import type { Outgoing } from './outgoing.ts';

/** The way out as the settings have it. */
export function outgoingFrom(config: Pick<Config, 'dnsServers' | 'outgoingLoopback'>): Outgoing {
  return openOutgoing({ dnsServers: config.dnsServers, mayUseLoopback: config.outgoingLoopback });
}
