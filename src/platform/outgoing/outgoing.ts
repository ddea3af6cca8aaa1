import type { Result } from '../../shared/result.ts';

/** Why an address that somebody typed is none that we send to. */
export type AddressFault =
  | 'not-an-address'
  | 'not-https'
  | 'names-a-user'
  | 'odd-port'
  | 'not-a-public-name'
  | 'not-public';

/** Why no answer came. All but the address's own faults may pass. */
export type OutgoingFault =
  | AddressFault
  | 'unknown-name'
  | 'unreachable'
  | 'not-trusted'
  | 'too-slow'
  | 'broken-off';

export interface OutgoingPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Ends the request early, as when the worker stops. */
  signal?: AbortSignal;
}

/** `status` as the server said it, 3xx too: no redirect is followed. `retryAfter` is that header as it stood. */
export interface OutgoingAnswer {
  status: number;
  retryAfter: string | null;
}

/** Requests that leave the installation for addresses that people typed in. */
export interface Outgoing {
  /** Whether an address may be sent to, as far as its text tells; its name is looked up at each post. */
  check(url: string): Result<URL, AddressFault>;
  post(post: OutgoingPost): Promise<Result<OutgoingAnswer, OutgoingFault>>;
}
