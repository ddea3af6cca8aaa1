import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ISLAND = fileURLToPath(new URL('./island/editor-island.ts', import.meta.url));

let bundle: Promise<{ script: string; address: string }> | undefined;

/**
 * The editor's script out of its sources and CodeMirror, made in memory when it is first asked for: a clean clone needs no build step
 * that could be forgotten. Its address changes with its contents, so that browsers may keep it for good.
 */
export function editorBundle(): Promise<{ script: string; address: string }> {
  bundle ??= makeBundle();
  return bundle;
}

async function makeBundle(): Promise<{ script: string; address: string }> {
  const { outputFiles } = await build({
    entryPoints: [ISLAND],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'inline',
  });
  const script = outputFiles[0]?.text ?? '';
  const mark = createHash('sha256').update(script).digest('hex').slice(0, 12);
  return { script, address: `/console/templates/editor.js?${mark}` };
}
