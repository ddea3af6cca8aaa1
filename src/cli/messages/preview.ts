import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { previewMessage } from '../../messages/preview-message.ts';
import { templateLibrary } from '../../messages/template-library.ts';
import type { Deps } from '../../platform/deps.ts';
import { Mistake } from '../../shared/mistake.ts';
import { parseMessageId } from './parse-message-id.ts';

const TEMPLATES = fileURLToPath(new URL('../../../templates/emails', import.meta.url));

/** `rytmi messages preview`: the mail as it would go now; sends nothing. */
export function registerPreview(messages: Command, open: () => Promise<Deps>): void {
  messages
    .command('preview')
    .description('the mail as it would go now, with links that lead nowhere')
    .argument('<id>', 'its beginning is enough')
    .option('--html <file>', 'also write the HTML part to a file')
    .action(async (id: string, options: { html?: string }) => preview(await open(), id, options.html));
}

async function preview(deps: Deps, typed: string, file: string | undefined): Promise<void> {
  const id = await parseMessageId(deps.db, typed);
  const templates = await templateLibrary(TEMPLATES);
  const mail = await previewMessage({ ...deps, templates }, id);
  if (!mail) throw new Mistake('There is no template for this kind and language. See: rytmi templates check');
  console.log(`${mail.subject}\n\n${mail.body}`);
  if (file === undefined) return;
  await writeFile(file, mail.html);
  console.log(`HTML written to ${file}`);
}
