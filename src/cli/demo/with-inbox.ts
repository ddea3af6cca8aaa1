import { keepInboxMail } from '../../messages/inbox-store.ts';
import { type Deps, inboxPortFile } from '../../platform/deps.ts';
import { listenPort } from '../../platform/kept-port.ts';
import { openMailIn } from '../../platform/mail-in.ts';

/** Does the work while the built-in mail server is open in this very process; later the web program opens it. */
export async function withInbox<Answer>(deps: Deps, work: () => Promise<Answer>): Promise<Answer> {
  const inbox = await openMailIn({
    port: await listenPort(inboxPortFile(deps.config)),
    keep: (mail) => keepInboxMail(deps.db, mail),
    onError: (error) => deps.log.error({ problem: error.message }, 'the built-in inbox'),
  });
  try {
    return await work();
  } finally {
    await inbox.close();
  }
}
