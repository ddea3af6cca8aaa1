import { fileURLToPath } from 'node:url';
import { ALL_JOBS } from './jobs/all-jobs.ts';
import { openIncoming } from './jobs/open-incoming.ts';
import { startWorker } from './jobs/start-worker.ts';
import { createMessageLinks } from './messages/create-message-links.ts';
import { createPace } from './messages/pace/create-pace.ts';
import { unpaced } from './messages/pace/unpaced.ts';
import { linkKeysFrom } from './messages/sign-link.ts';
import { templateLibrary } from './messages/template-library.ts';
import { readCareModel } from './nurture/care-model-store.ts';
import { createRecheck } from './nurture/recheck-contact.ts';
import { loadConfig } from './platform/config.ts';
import { type Deps, openDeps } from './platform/deps.ts';
import { endOnSignal, LONGEST_END_MS } from './platform/end-on-signal.ts';
import { openNames } from './platform/names.ts';
import { openQueue } from './platform/open-queue.ts';
import { reportFailure } from './platform/report-failure.ts';
import { wait } from './platform/wait.ts';

const TEMPLATES = fileURLToPath(new URL('../templates/emails', import.meta.url));

/** `rytmi worker`: everything that happens by the clock. Any number may run, on any number of machines. */
async function main(): Promise<void> {
  const config = loadConfig();
  const { workerConcurrency: concurrency, redisUrl } = config;
  // A job holds up to two connections (one streams, one writes); the planner needs one beside them.
  const deps = await openDeps(config, { name: 'worker', connections: 2 * concurrency + 2 });
  const queue = await openQueue({ databaseUrl: deps.databaseUrl, redisUrl, concurrency }, deps.log);
  const worker = await startWorker({ ...(await jobDeps(deps)), queue }, ALL_JOBS, { concurrency });
  endOnSignal(deps.log, {
    withinMs: LONGEST_END_MS.supervised,
    close: async () => {
      await worker.stop();
      await queue.close();
      await deps.close();
    },
  });
  deps.log.info({ queue: redisUrl ? 'redis' : 'postgres', concurrency }, 'worker is ready');
  process.send?.('ready');
}

async function jobDeps({ config, db, now, log, supplier, publicUrl, secrets, mailOut }: Deps) {
  const links = createMessageLinks({
    publicUrl,
    keys: linkKeysFrom(secrets),
    unsubscribeAddress: supplier.replyTo,
    now,
  });
  const templates = await templateLibrary(TEMPLATES);
  const recheck = createRecheck({ now, supplier });
  return {
    db,
    now,
    log,
    supplier,
    publicUrl,
    links,
    templates,
    recheck,
    mailOut: mailOut(),
    pace: paceOf({ config, db, now, log, supplier }),
    builtInInbox: config.smtpUrl === null,
    ...(await openIncoming({ config, db, secrets })),
  };
}

/** What stays in the built-in inbox needs no pace. */
function paceOf({
  config,
  db,
  now,
  log,
  supplier,
}: Pick<Deps, 'config' | 'db' | 'now' | 'log' | 'supplier'>) {
  const { smtpUrl, smtpConnections: connections, dnsServers } = config;
  if (smtpUrl === null) return unpaced(db);
  const findMailServers = openNames(dnsServers).mailServers;
  const rules = async () => (await readCareModel(db)).settings.pace;
  const relay = new URL(smtpUrl).host;
  return createPace({ db, now, log, supplier, relay, connections, rules, findMailServers, wait });
}

main().catch((error) => process.exit(reportFailure(error)));
