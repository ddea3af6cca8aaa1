import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { checkTemplates } from '../messages/check-templates.ts';
import { faultLine } from '../messages/template-fault.ts';
import { Mistake } from '../shared/mistake.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));

/** Mail templates as files. Needs no database. */
export function registerTemplates(program: Command): void {
  program
    .command('templates')
    .description('the mail templates')
    .command('check')
    .description('fill every template with its sample, and name what is wrong by file and line')
    .option('--dir <folder>', 'another folder than the one that is used')
    .action((options: { dir?: string }) => check(options.dir ?? TEMPLATES));
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
