import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands on the way to a server, and can fall silent as a broken network does: nothing is refused and nothing is closed. */
export interface TcpRelay {
  port: number;
  /** Not a byte goes either way from now on; who connects is taken and hears nothing. */
  hush(): void;
  /** Those connected now hear nothing any more; who connects anew is served. Answers the ports at which the server knew them. */
  strand(): number[];
  /** Connections taken so far. */
  readonly taken: number;
  /** Bytes go again. `forgets`: as a firewall does that no longer knows the connections it had; each breaks at its next word. */
  speak(forgets: boolean): void;
  close(): Promise<void>;
}

export async function startTcpRelay(to: { host: string; port: number }): Promise<TcpRelay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  let taken = 0;
  const server = createServer((near) => {
    taken += 1;
    const far = connect(to);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [socket, other] of [pair, [far, near] as const]) {
      socket.on('data', (bytes: Buffer) => void other.write(bytes));
      // Either end's trouble is the other's.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
      if (isSilent) socket.pause();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const strand = () =>
    [...pairs].map(([near, far]) => {
      near.pause();
      far.pause();
      return far.localPort ?? 0;
    });
  return {
    port: (server.address() as AddressInfo).port,
    hush() {
      isSilent = true;
      strand();
    },
    strand,
    get taken() {
      return taken;
    },
    speak(forgets) {
      isSilent = false;
      for (const [near, far] of pairs) {
        if (forgets) near.resetAndDestroy();
        near.resume();
        far.resume();
      }
    },
    async close() {
      for (const [near] of pairs) near.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
