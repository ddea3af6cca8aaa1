import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { checkTemplates } from '../messages/check-templates.ts';
import { TEMPLATE_KINDS } from '../messages/message-context.ts';
import { faultLine } from '../messages/template-fault.ts';
import { openSlot } from '../messages/templates/open-slot.ts';
import { shippedVariants } from '../messages/templates/shipped-variants.ts';
import { slotName } from '../messages/templates/template-slot.ts';
import { openTrial, TRIAL_HEAP, TRIAL_THREAD } from '../messages/templates/template-trial.ts';
import { readOpenVersions } from '../messages/templates/template-version-store.ts';
import type { TrialAnswer, TrialTask } from '../messages/templates/trial.ts';
import type { Deps } from '../platform/deps.ts';
import { openKillableThread } from '../platform/killable-thread.ts';
import { LANGUAGES } from '../shared/language.ts';
import { Mistake } from '../shared/mistake.ts';
import { pushTemplates } from './templates/push-templates.ts';
import { writeTemplateFile } from './templates/template-files.ts';

const SHIPPED = fileURLToPath(new URL('../../templates/emails', import.meta.url));

/** Mail templates as files: checked without a database, pulled from it and pushed to it. */
export function registerTemplates(program: Command, open: () => Promise<Deps>): void {
  const templates = program.command('templates').description('the mail templates');
  templates
    .command('check')
    .description('fill every template with its sample, and name what is wrong by file and line')
    .option('--dir <folder>', 'another folder than the one that is used')
    .action((options: { dir?: string }) => check(options.dir ?? SHIPPED));
  templates
    .command('pull')
    .description('write the templates that go out now to files, to keep them in git')
    .argument('<folder>', 'where to; files there are written over')
    .action(async (folder: string) => pull(await open(), folder));
  templates
    .command('push')
    .description('make drafts of the files that differ from what goes out now')
    .argument('<folder>', 'as pull wrote it: welcome/fi.md.hbs, welcome/fi.owner.md.hbs for one role')
    .requiredOption('--by <name>', 'who wrote them')
    .option('--publish', 'and let them go out at once', false)
    .action(async (folder: string, options: { by: string; publish: boolean }) =>
      push(await open(), { folder, ...options }),
    );
}

async function check(directory: string): Promise<void> {
  const { faults, rendered } = await checkTemplates(directory);
  if (faults.length > 0) throw new Mistake(faults.map(faultLine).join('\n'));
  for (const [name, { subject, html }] of rendered)
    console.log(
      `${name.padEnd(24)} ${String(Math.ceil(Buffer.byteLength(html) / 1000)).padStart(3)} kB  ${subject}`,
    );
  console.log(`All ${rendered.size} templates are in order.`);
}

async function pull({ db }: Deps, folder: string): Promise<void> {
  const shared = TEMPLATE_KINDS.flatMap((kind) =>
    LANGUAGES.map((language) => ({ kind, language, role: null })),
  );
  const variants = (await readOpenVersions(db)).filter(
    ({ role, publishedAt }) => role !== null && publishedAt,
  );
  const own = variants.map(({ kind, language, role }) => ({ kind, language, role }));
  const taken = new Set(own.map(slotName));
  const shipped = (await shippedVariants(SHIPPED)).filter((slot) => !taken.has(slotName(slot)));
  const slots = [...shared, ...own, ...shipped];
  for (const slot of slots) {
    const { current } = await openSlot({ db, shipped: SHIPPED }, slot);
    await writeTemplateFile(folder, { slot, source: current });
  }
  console.log(`${slots.length} templates written to ${folder}`);
}

async function push(deps: Deps, options: Parameters<typeof pushTemplates>[1]): Promise<void> {
  const thread = openKillableThread<TrialTask, TrialAnswer | null>(TRIAL_THREAD, TRIAL_HEAP);
  const trial = openTrial(thread, SHIPPED);
  try {
    const pushed = await pushTemplates({ ...deps, trial, shipped: SHIPPED }, options);
    for (const name of pushed) console.log(`${name}: ${options.publish ? 'published' : 'a draft'}`);
    if (pushed.length === 0) console.log('Nothing differs from what goes out now.');
  } finally {
    await trial.close();
  }
}
