import type { Deps } from '../platform/deps.ts';
import { inspectRedis } from '../platform/inspect-redis.ts';
import { openNames } from '../platform/names.ts';
import { tryMailServer } from '../platform/try-mail-server.ts';
import { tryPage } from '../platform/try-page.ts';
import type { DoctorDeps } from './doctor-deps.ts';

/** The doctor with the real world to look at. */
export function openDoctor({ db, now, config, publicUrl }: Deps): DoctorDeps {
  return {
    ...{ db, now, config, publicUrl },
    names: openNames(config.dnsServers),
    ...{ tryMailServer, tryPage, inspectRedis },
  };
}
