import { createPace } from '../messages/pace/create-pace.ts';
import type { Pace } from '../messages/pace/pace.ts';
import { unpaced } from '../messages/pace/unpaced.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import type { Deps } from '../platform/deps.ts';
import { keptMark } from '../platform/kept-mark.ts';
import { openNames } from '../platform/names.ts';
import { wait } from '../platform/wait.ts';

/** The pace that the settings ask for. What stays in the built-in inbox needs none. */
export function openPace({ config, db, now, log, supplier }: Deps): Pace {
  const { smtpUrl, smtpConnections: connections, dnsServers, databaseUrl, home } = config;
  if (smtpUrl === null) return unpaced(db);
  return createPace({
    ...{ db, now, log, supplier, connections, wait },
    relay: new URL(smtpUrl).host,
    findMailServers: openNames(dnsServers).mailServers,
    rules: async () => (await readCareModel(db)).settings.pace,
    keptMark: keptMark(home),
    embedded: databaseUrl === null,
  });
}
