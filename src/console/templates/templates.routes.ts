import type { FastifyInstance } from 'fastify';
import { shippedVariants } from '../../messages/templates/shipped-variants.ts';
import { readTemplateResults } from '../../messages/templates/template-results-store.ts';
import { openTrial, TRIAL_HEAP, TRIAL_THREAD } from '../../messages/templates/template-trial.ts';
import { readOpenVersions } from '../../messages/templates/template-version-store.ts';
import type { TrialAnswer, TrialTask } from '../../messages/templates/trial.ts';
import { openKillableThread } from '../../platform/killable-thread.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { registerTemplateChanges } from './change-template.routes.ts';
import { registerEditor } from './editor.routes.ts';
import { registerPreview } from './preview.routes.ts';
import { SHIPPED_TEMPLATES } from './template-deps.ts';
import { TemplatesPage } from './templates.page.tsx';

/** What marketing writes: every template, its editor, its preview with real customers, and its publication. */
export function registerTemplates(app: FastifyInstance, consoleDeps: ConsoleDeps): void {
  const thread = openKillableThread<TrialTask, TrialAnswer | null>(TRIAL_THREAD, TRIAL_HEAP);
  const deps = { ...consoleDeps, shipped: SHIPPED_TEMPLATES, trial: openTrial(thread, SHIPPED_TEMPLATES) };
  app.addHook('onClose', () => deps.trial.close());
  app.get('/templates', async (request, reply) => {
    const [versions, results, shipped] = await Promise.all([
      readOpenVersions(deps.db),
      readTemplateResults(deps.db),
      shippedVariants(deps.shipped),
    ]);
    return sendPage(reply, TemplatesPage({ reader: readerOf(deps, request), versions, results, shipped }));
  });
  registerEditor(app, deps);
  registerPreview(app, deps);
  registerTemplateChanges(app, deps);
}
