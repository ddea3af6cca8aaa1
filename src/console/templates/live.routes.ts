import type { FastifyInstance } from 'fastify';
import { saveDraft } from '../../messages/templates/save-draft.ts';
import { readTrialLetters } from '../../nurture/trial-letter-store.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { sayFault } from './fault-list.tsx';
import type { LiveAnswer } from './island/live-answer.ts';
import { recordTemplateChange } from './record-template-change.ts';
import { readSlotAddress } from './slot-address.ts';
import type { TemplateDeps } from './template-deps.ts';
import { readForm, WRITING } from './template-forms.ts';

/** With the customer whose mail is shown beside it; none where there is nobody it could go to. */
const LIVE = WRITING.extend({ customer: rowNumber.optional().catch(undefined) });

/** For the editor's script: saves the draft as it is written, and tells what is wrong with it and how the mail begins. */
export function registerLive(app: FastifyInstance, deps: TemplateDeps): void {
  app.post('/templates/:kind/:place/live', async (request, reply) => {
    const slot = readSlotAddress(request.params);
    if (!slot) return reply.code(404).send({});
    const { source, revision, customer } = readForm(LIVE, request);
    const reader = readerOf(deps, request);
    const saved = await saveDraft(deps, { slot, source, revision, by: actorOf(request).name });
    if (saved !== null && saved !== revision)
      await recordTemplateChange(
        deps,
        { request, slot },
        { kind: 'template-saved', before: { revision }, after: { revision: saved } },
      );
    const wish = { slot, today: reader.today, only: customer ?? 0, limit: 1 };
    const { faults, mails } = await deps.trial.run({
      ...{ ...slot, source, supplier: deps.supplier, show: false },
      letters: await readTrialLetters(deps.db, wish),
    });
    const answer: LiveAnswer = {
      revision: saved,
      faults: faults.map((fault) => ({ line: fault.line, words: sayFault(fault, reader) })),
      subject: mails[0]?.subject ?? null,
      preheader: mails[0]?.preheader ?? null,
    };
    return answer;
  });
}
