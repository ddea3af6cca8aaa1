import { fileURLToPath } from 'node:url';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { registerMetrics } from './api/metrics/register-metrics.ts';
import { registerCalendar } from './api/register-calendar.ts';
import { registerHealth } from './api/register-health.ts';
import { registerIncoming } from './api/register-incoming.ts';
import { registerShops } from './api/register-shops.ts';
import { registerApi } from './api/v1/register-api.ts';
import { SERVER_OPTIONS } from './api/v1/server-options.ts';
import { registerConsole } from './console/register-console.ts';
import { keepFiguresReady } from './console/results/keep-figures-ready.ts';
import { openWaker } from './jobs/open-waker.ts';
import { keepReceived } from './messages/incoming/keep-received.ts';
import { linkKeysFrom } from './messages/sign-link.ts';
import { templateLibrary } from './messages/template-library.ts';
import { type Config, loadConfig } from './platform/config.ts';
import { type Deps, inboxPortFile, openDeps, USUAL_WEB_PORT, webPortFile } from './platform/deps.ts';
import { endOnSignal, LONGEST_END_MS } from './platform/end-on-signal.ts';
import { ensureHome } from './platform/home.ts';
import { listenPort, otherPort } from './platform/kept-port.ts';
import { listenForVisitors, PortTaken } from './platform/listen-for-visitors.ts';
import { type MailIn, openMailIn } from './platform/mail-in.ts';
import { openQueue, openShownQueue } from './platform/open-queue.ts';
import { outgoingFrom } from './platform/outgoing/outgoing-from.ts';
import { reportFailure } from './platform/report-failure.ts';
import { uploadsFolder } from './platform/uploads-folder.ts';
import { registerPublicPages } from './public/register-public-pages.ts';
import { nameProblem } from './shared/name-problem.ts';

const TEMPLATES = fileURLToPath(new URL('../templates/emails', import.meta.url));

/** Whoever starts at the same moment may be quicker with the same free port; nobody is so all the time. */
const MOST_PORTS = 5;

/** `rytmi web`: the console, the customers' pages, and the built-in inbox where no SMTP_URL is set. */
async function main(): Promise<void> {
  const config = loadConfig();
  ensureHome(config.home);
  // Chosen before all else is opened, since links lead to it.
  let port = config.port ?? (await listenPort(webPortFile(config), USUAL_WEB_PORT));
  for (let tries = 1; ; tries++)
    try {
      return await open(config, port);
    } catch (error) {
      if (!(error instanceof PortTaken) || config.port !== null || tries === MOST_PORTS) throw error;
      port = await otherPort(webPortFile(config));
    }
}

async function open(config: Config, port: number): Promise<void> {
  const deps = await openDeps(config, { name: 'web' });
  try {
    await serve(deps, port);
  } catch (error) {
    await deps.close();
    throw error;
  }
}

async function serve(deps: Deps, port: number): Promise<void> {
  const inbox = deps.config.smtpUrl === null ? await openInbox(deps) : null;
  const app = await buildWeb(deps);
  const closeDoors = async () => {
    await app.close();
    await inbox?.close();
  };
  try {
    await listenForVisitors(app, deps.config.host, port);
  } catch (error) {
    await closeDoors();
    throw error;
  }
  endOnSignal(deps.log, {
    withinMs: LONGEST_END_MS.supervised,
    close: async () => {
      await closeDoors();
      await deps.close();
    },
  });
  deps.log.info({ port, inbox: inbox?.url }, 'web is ready');
  process.send?.('ready');
}

async function buildWeb(deps: Deps): Promise<FastifyInstance> {
  // As the type that plugins expect, or every one of them would have to name pino.
  const loggerInstance: FastifyBaseLogger = deps.log;
  // Request lines would hold addresses and tokens.
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({
    ...SERVER_OPTIONS,
    loggerInstance,
    logController,
    forceCloseConnections: 'idle',
    // Visits and guesses at passwords are counted by who makes them; anybody could claim to be somebody else.
    trustProxy: deps.config.trustedProxies.length > 0 ? [...deps.config.trustedProxies] : false,
  });
  registerHealth(app, deps);
  registerMetrics(app, { ...deps, metricsToken: deps.config.metricsToken });
  await registerIncoming(app, { ...deps, incomingSecret: deps.config.incomingSecret });
  await registerApi(app, deps);
  await registerCalendar(app, deps);
  const templates = await templateLibrary(TEMPLATES);
  const queuePlace = { databaseUrl: deps.databaseUrl, redisUrl: deps.config.redisUrl, concurrency: 1 };
  const waker = openWaker(
    () => openQueue(queuePlace, deps.log),
    (problem) => deps.log.warn({ problem }, 'no worker could be woken'),
  );
  app.addHook('onClose', () => waker.close());
  await registerShops(app, { ...deps, shops: deps.config.shops, wakeWorker: waker.wake });
  const { home, smtpUrl } = deps.config;
  const machine = { home, uploads: uploadsFolder(home), outgoing: outgoingFrom(deps.config) };
  const queue = { wakeWorker: waker.wake, openShownQueue: () => openShownQueue(queuePlace, deps.log) };
  await registerConsole(app, { ...deps, ...machine, ...queue, hasInbox: smtpUrl === null, templates });
  keepFiguresReady(app, deps);
  await registerPublicPages(app, { ...deps, keys: linkKeysFrom(deps.secrets) });
  return app;
}

async function openInbox(deps: Deps): Promise<MailIn> {
  return openMailIn({
    port: await listenPort(inboxPortFile(deps.config)),
    keep: (mail) => keepReceived(deps, mail),
    onError: (error) => deps.log.warn({ problem: nameProblem(error) }, 'the inbox could not take a mail'),
  });
}

main().catch((error) => process.exit(reportFailure(error)));
