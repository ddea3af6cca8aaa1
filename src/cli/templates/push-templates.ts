import { faultLine } from '../../messages/template-fault.ts';
import { openSlot } from '../../messages/templates/open-slot.ts';
import { publishTemplate } from '../../messages/templates/publish-template.ts';
import { saveDraft } from '../../messages/templates/save-draft.ts';
import { slotName } from '../../messages/templates/template-slot.ts';
import type { TemplateTrial } from '../../messages/templates/template-trial.ts';
import { requestPublication } from '../../messages/templates/template-version-store.ts';
import type { Deps } from '../../platform/deps.ts';
import { Mistake } from '../../shared/mistake.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { cliActor } from '../cli-actor.ts';
import { readTemplateFiles, type TemplateFile } from './template-files.ts';

interface Push {
  folder: string;
  by: string;
  publish: boolean;
}

type PushDeps = Pick<Deps, 'db' | 'now' | 'supplier'> & { trial: TemplateTrial; shipped: string };

/** Makes drafts of the files that differ from what goes out, and publishes them if asked to. With one fault in any of them, nothing. */
export async function pushTemplates(deps: PushDeps, push: Push): Promise<string[]> {
  const files = await readTemplateFiles(push.folder);
  if (files.length === 0)
    throw new Mistake(
      `There is no template in ${push.folder}. Get them with: rytmi templates pull ${push.folder}`,
    );
  await refuseFaults(deps, files);
  const pushed: string[] = [];
  for (const file of files) {
    const open = await openSlot(deps, file.slot);
    if (file.source === open.current) continue;
    await pushOne(deps, push, file, open.draft?.revision ?? 0);
    pushed.push(slotName(file.slot));
  }
  return pushed;
}

async function refuseFaults({ trial, supplier }: PushDeps, files: readonly TemplateFile[]): Promise<void> {
  const lines: string[] = [];
  for (const { slot, source } of files) {
    const { faults } = await trial.run({ ...slot, source, supplier, letters: [], show: false });
    lines.push(...faults.map(faultLine));
  }
  if (lines.length > 0) throw new Mistake(lines.join('\n'));
}

async function pushOne(
  deps: PushDeps,
  { by, publish }: Push,
  { slot, source }: TemplateFile,
  seen: number,
): Promise<void> {
  const name = slotName(slot);
  const subjects = { template: [name] };
  const changed = () => new Mistake(`Somebody else is changing ${name} in the console just now. Push again.`);
  const revision = await saveDraft(deps, { slot, source, revision: seen, by });
  if (revision === null) throw changed();
  await recordChange(deps, { by: cliActor(by), kind: 'template-saved', subjects, after: { revision } });
  if (!publish) return;
  await requestPublication(deps.db, slot, { by, at: deps.now(), revision });
  const published = await publishTemplate(
    {
      ...deps,
      record: (tx, version, before) =>
        recordChange(
          { db: tx, now: deps.now },
          {
            ...{ by: cliActor(by), kind: 'template-published', subjects },
            ...{ before: { published: before?.number ?? 0 }, after: { published: version.number } },
          },
        ),
    },
    { slot, revision, by },
  );
  if (!published.ok) throw changed();
}
