import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { dropNul } from '../platform/drop-nul.ts';
import { openSignIn } from '../staff/sign-in/open-sign-in.ts';
import { registerApiKeys } from './api-keys/api-keys.routes.ts';
import { registerAudit } from './audit/audit.routes.ts';
import { registerCall } from './calls/call.routes.ts';
import { registerCallList } from './calls/calls.routes.ts';
import { registerCareModel } from './care-model/care-model.routes.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { registerCustomers } from './customers/customers.routes.ts';
import { guardConsole } from './guard/guard-console.ts';
import { registerHealthPages } from './health/health.routes.ts';
import { registerQueueBoard } from './health/queue-board.routes.ts';
import { registerQueues } from './health/queues.routes.ts';
import { registerImports } from './imports/imports.routes.ts';
import { registerInbox } from './inbox/inbox.routes.ts';
import { registerIncomingMails } from './incoming/incoming.routes.ts';
import { registerMe } from './me/me.routes.ts';
import { registerMessages } from './messages/messages.routes.ts';
import { readerOf } from './reader-of.ts';
import { registerAssets } from './register-assets.ts';
import { openReplayDesk } from './replaying/replay-desk.ts';
import { registerCoverage } from './results/coverage.routes.ts';
import { registerEffect } from './results/effect/effect.routes.ts';
import { registerReasons } from './results/reasons/reasons.routes.ts';
import { registerReplay } from './results/replay/replay.routes.ts';
import { registerSatisfaction } from './results/satisfaction.routes.ts';
import { registerSignals } from './results/signals/signals.routes.ts';
import { registerStages } from './results/stages/stages.routes.ts';
import { registerTouchpoints } from './results/touchpoints/touchpoints.routes.ts';
import { answerFailure } from './shell/answer-failure.ts';
import { leaveByWholePage } from './shell/leave-by-whole-page.ts';
import { NotFoundPage } from './shell/not-found.page.tsx';
import { sendPage } from './shell/send-page.ts';
import { registerCompanySignIn } from './sign-in/company.routes.ts';
import { registerSignIn } from './sign-in/sign-in.routes.ts';
import { registerWelcome } from './sign-in/welcome.routes.ts';
import { registerStaff } from './staff/staff.routes.ts';
import { registerTemplates } from './templates/templates.routes.ts';
import { registerToday } from './today/today.routes.ts';
import { registerWebhooks } from './webhooks/webhooks.routes.ts';

/** A note of a call, several times over. */
const LARGEST_FORM_BYTES = 64_000;

/** Each states its routes, and guard/route-roles.ts who may. */
const SCREENS = [
  registerMe,
  registerToday,
  registerCallList,
  registerCall,
  registerMessages,
  registerIncomingMails,
  registerImports,
  registerInbox,
  registerCustomers,
  registerTemplates,
  registerCoverage,
  registerSatisfaction,
  registerEffect,
  registerStages,
  registerTouchpoints,
  registerSignals,
  registerReasons,
  registerStaff,
  registerApiKeys,
  registerWebhooks,
  registerAudit,
  registerHealthPages,
  registerQueues,
  registerQueueBoard,
];

/** The staff's pages, under /console. */
export async function registerConsole(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  const signIn = openSignIn({
    ...deps,
    secret: deps.secrets[0],
    onTrouble: (message) => app.log.error({ problem: message }, 'signing in is in trouble'),
  });
  app.get('/', (_request, reply) => reply.redirect('/console'));
  await registerAssets(app);
  await app.register(
    async (pages) => {
      answerFailure(pages, deps);
      await guardConsole(pages, deps, signIn);
      await pages.register(formBody, { bodyLimit: LARGEST_FORM_BYTES });
      dropNul(pages);
      leaveByWholePage(pages);
      pages.setNotFoundHandler((request, reply) =>
        sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps, request) })),
      );
      registerSignIn(pages, deps, signIn);
      registerCompanySignIn(pages, deps, signIn);
      registerWelcome(pages, deps, signIn);
      const replays = openReplayDesk({
        ...deps,
        onTrouble: (problem) => app.log.error({ problem }, 'a replay failed'),
      });
      pages.addHook('onClose', () => replays.close());
      registerCareModel(pages, { ...deps, replays });
      registerReplay(pages, { ...deps, replays });
      for (const register of SCREENS) register(pages, deps);
    },
    { prefix: '/console' },
  );
}
