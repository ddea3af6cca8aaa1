import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CONTACT_ROLES } from '../../decisions/facts.ts';
import { isTemplateKind } from '../../messages/message-context.ts';
import { slotName, type TemplateSlot } from '../../messages/templates/template-slot.ts';
import { LANGUAGES } from '../../shared/language.ts';

const FILE = /^([\w-]+)\/(\w+)(?:\.(\w+))?\.md\.hbs$/;

export interface TemplateFile {
  slot: TemplateSlot;
  source: string;
}

/** Every template of a folder, `welcome/fi.md.hbs` or `welcome/fi.owner.md.hbs`; whatever else lies there is left alone. */
export async function readTemplateFiles(folder: string): Promise<TemplateFile[]> {
  const paths = await readdir(folder, { recursive: true });
  const found = paths.sort().map(async (path) => {
    const slot = slotOfPath(path.replaceAll('\\', '/'));
    return slot ? [{ slot, source: await readFile(join(folder, path), 'utf8') }] : [];
  });
  return (await Promise.all(found)).flat();
}

export async function writeTemplateFile(folder: string, { slot, source }: TemplateFile): Promise<void> {
  const path = join(folder, `${slotName(slot)}.md.hbs`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, source);
}

function slotOfPath(path: string): TemplateSlot | null {
  const [, kind = '', language, role] = FILE.exec(path) ?? [];
  const spoken = LANGUAGES.find((one) => one === language);
  const forRole = CONTACT_ROLES.find((one) => one === role) ?? null;
  if (!isTemplateKind(kind) || !spoken || (role !== undefined && forRole === null)) return null;
  return { kind, language: spoken, role: forRole };
}
