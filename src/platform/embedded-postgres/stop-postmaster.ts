import type { Cluster } from './cluster.ts';
import { binary } from './postgres-binaries.ts';
import { runBinary } from './run-binary.ts';

/** Stops the cluster's server cleanly: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  await runBinary(
    binary(cluster.native, 'pg_ctl'),
    ['stop', '-w', '-t', '60', '-m', 'fast', '-D', cluster.data],
    { runAs: cluster.runAs, folder: cluster.folder },
  );
}
