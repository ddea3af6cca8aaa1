import { keepInboxMail } from '../../messages/inbox-store.ts';
import { inboxPortFile } from '../../platform/deps.ts';
import { listenPort } from '../../platform/kept-port.ts';
import { openMailIn } from '../../platform/mail-in.ts';
import { openMailOut } from '../../platform/mail-out.ts';
import { nameProblem } from '../../shared/name-problem.ts';
import type { DemoDeps } from './demo-step.ts';

/**
 * Does the work while the built-in mail server is open in this very process; later the web program opens it. Mails go
 * over connections of their own: the server closes only after them.
 */
export async function withInbox<Answer>(
  deps: DemoDeps,
  work: (deps: DemoDeps) => Promise<Answer>,
): Promise<Answer> {
  const inbox = await openMailIn({
    port: await listenPort(inboxPortFile(deps.config)),
    keep: (mail) => keepInboxMail(deps.db, mail),
    onError: (error) => deps.log.error({ problem: nameProblem(error) }, 'the built-in inbox'),
  });
  const mailOut = openMailOut({ url: inbox.url, connections: deps.config.smtpConnections });
  try {
    return await work({ ...deps, mailOut: () => mailOut });
  } finally {
    await mailOut.close();
    await inbox.close();
  }
}
