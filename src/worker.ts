import { fileURLToPath } from 'node:url';
import { examine } from './doctor/examine.ts';
import { openDoctor } from './doctor/open-doctor.ts';
import { settingsMark } from './doctor/settings-mark.ts';
import { ALL_JOBS } from './jobs/all-jobs.ts';
import { keepNoes } from './jobs/keep-noes.ts';
import { keepSweeping } from './jobs/keep-sweeping.ts';
import { keepTraces } from './jobs/keep-traces.ts';
import { openIncoming } from './jobs/open-incoming.ts';
import { openJournal } from './jobs/open-journal.ts';
import { openPace } from './jobs/open-pace.ts';
import { openReviewers } from './jobs/open-reviewers.ts';
import { refuseWeakSecrets } from './jobs/refuse-weak-secrets.ts';
import { startWorker } from './jobs/start-worker.ts';
import { createMessageLinks } from './messages/create-message-links.ts';
import { linkKeysFrom } from './messages/sign-link.ts';
import { templateLibrary } from './messages/template-library.ts';
import { createRecheck } from './nurture/recheck-contact.ts';
import { loadConfig } from './platform/config.ts';
import { type Deps, openDeps } from './platform/deps.ts';
import { endOnSignal, LONGEST_END_MS } from './platform/end-on-signal.ts';
import { openQueue } from './platform/open-queue.ts';
import { outgoingFrom } from './platform/outgoing/outgoing-from.ts';
import { reportFailure } from './platform/report-failure.ts';
import { uploadsFolder } from './platform/uploads-folder.ts';

const TEMPLATES = fileURLToPath(new URL('../templates/emails', import.meta.url));

/** `rytmi worker`: everything that happens by the clock. Any number may run, on any number of machines. */
async function main(): Promise<void> {
  const config = loadConfig();
  const { workerConcurrency: concurrency, redisUrl } = config;
  // A job holds up to two connections (one streams, one writes); the planner needs one beside them.
  const deps = await openDeps(config, { name: 'worker', connections: 2 * concurrency + 2 });
  await refuseWeakSecrets(deps);
  const queue = await openQueue({ databaseUrl: deps.databaseUrl, redisUrl, concurrency }, deps.log);
  const { databaseUrl, supplier, log } = deps;
  const reviewers = openReviewers({ databaseUrl, supplier, atOnce: concurrency, log });
  const traces = keepTraces(deps);
  const lives = traces.lives;
  const worker = await startWorker({ ...(await jobDeps(deps)), lives, queue, reviewers }, ALL_JOBS, {
    concurrency,
  });
  const noes = keepNoes({ ...deps, journal: openJournal(deps) });
  const sweeping = keepSweeping({ ...deps, builtInInbox: config.smtpUrl === null });
  endOnSignal(deps.log, {
    withinMs: LONGEST_END_MS.supervised,
    close: async () => {
      await worker.stop();
      await Promise.all([noes.stop(), sweeping.stop(), traces.stop()]);
      await reviewers.close();
      await queue.close();
      await deps.close();
    },
  });
  deps.log.info({ queue: redisUrl ? 'redis' : 'postgres', concurrency }, 'worker is ready');
  process.send?.('ready');
}

async function jobDeps(deps: Deps) {
  const { config, db, now, log, supplier, publicUrl, secrets, mailOut } = deps;
  const links = createMessageLinks({
    publicUrl,
    keys: linkKeysFrom(secrets),
    unsubscribeAddress: supplier.replyTo,
    bounceAddress: supplier.bounceAddress,
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
    pace: openPace(deps),
    journal: openJournal(deps),
    uploads: uploadsFolder(config.home),
    importFolder: config.importDir,
    builtInInbox: config.smtpUrl === null,
    secrets,
    outgoing: outgoingFrom(config),
    alertWebhook: config.alertWebhook,
    examine: () => examine(openDoctor(deps)),
    mailSettings: settingsMark(deps),
    ...(await openIncoming({ config, db, secrets })),
  };
}

main().catch((error) => process.exit(reportFailure(error)));
