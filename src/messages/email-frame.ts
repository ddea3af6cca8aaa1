import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What all mails share: the layout around the text, and the pieces that a text may call. */
export interface EmailFrame {
  /** Each as MJML for the HTML part and as plain text. */
  layout: { mjml: string; text: string };
  pieces: ReadonlyMap<string, { mjml: string; text: string }>;
}

export async function readEmailFrame(directory: string): Promise<EmailFrame> {
  const pieceFiles = await readdir(join(directory, 'pieces'));
  const names = pieceFiles
    .filter((file) => file.endsWith('.mjml'))
    .map((file) => file.slice(0, -'.mjml'.length));
  const pieces = names.map(async (name) => [name, await readBoth(join(directory, 'pieces', name))] as const);
  return { layout: await readBoth(join(directory, 'layout')), pieces: new Map(await Promise.all(pieces)) };
}

async function readBoth(path: string): Promise<{ mjml: string; text: string }> {
  const [mjml, text] = await Promise.all([readFile(`${path}.mjml`, 'utf8'), readFile(`${path}.txt`, 'utf8')]);
  return { mjml, text };
}
