/**
 * Keeps `dist` level with `src`: each TypeScript file becomes the JavaScript file of the same name beside the same
 * neighbours, and what was not touched since the last time is not done again. So programs start in half the time that
 * reading TypeScript takes, and nobody has to remember a build step. Plain JavaScript: it runs before anything is compiled.
 *   node src/platform/compile.mjs     compiles, for images whose files cannot be written to afterwards
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';

/** `src`, or `dist` where the compiled form runs. */
const HERE = join(dirname(fileURLToPath(import.meta.url)), '..');
const PROJECT = join(HERE, '..');
const SOURCE = join(PROJECT, 'src');
const COMPILED = join(PROJECT, 'dist');
const LEDGER = join(COMPILED, 'compiled.json');
/** Ends the name of a file being written: threads share their process's number. */
const HALF = `.half-${process.pid}-${threadId}`;
/** What decides how a file is compiled, besides the file itself. */
const RULES = [fileURLToPath(import.meta.url), join(PROJECT, 'tsconfig.json'), join(PROJECT, 'package.json')];

/** Answers where the compiled form of a file of ours is, having brought everything up to date. `file` is a file URL. */
export async function compiled(file) {
  await compile().catch(explain);
  const inside = fileURLToPath(file).slice(HERE.length + 1);
  return pathToFileURL(join(COMPILED, jsName(inside))).href;
}

/** Two at once do the same work twice and end in the same files: each file is put in its place whole. */
async function compile() {
  const known = readLedger();
  const rules = hashOf(RULES.map((path) => readFileSync(path, 'utf8')).join());
  const before = known.rules === rules ? known.files : {};
  const now = {};
  const stale = [];
  for (const file of readdirSync(SOURCE, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.name.endsWith('.d.ts')) continue;
    const name = join(file.parentPath, file.name).slice(SOURCE.length + 1);
    now[name] = markOf(name, before[name]);
    if (now[name] !== before[name] && now[name].hash !== before[name]?.hash) stale.push(name);
  }
  const gone = Object.keys(known.files).filter((name) => !now[name]);
  if (stale.length === 0 && gone.length === 0) return;
  await compileFiles(stale);
  for (const name of gone) rmSync(join(COMPILED, jsName(name)), { force: true });
  put(LEDGER, JSON.stringify({ rules, files: now }));
}

/** A file not touched since keeps its mark unread; one copied or checked out anew is known by its contents. */
function markOf(name, before) {
  const path = join(SOURCE, name);
  const { mtimeMs, size } = statSync(path);
  if (before && before.mtimeMs === mtimeMs && before.size === size) return before;
  return { mtimeMs, size, hash: hashOf(readFileSync(path)) };
}

async function compileFiles(names) {
  const isScript = (name) => /\.tsx?$/.test(name);
  for (const name of names.filter((name) => !isScript(name))) {
    const path = join(COMPILED, name);
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(join(SOURCE, name), `${path}${HALF}`);
    renameSync(`${path}${HALF}`, path);
  }
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: names.filter(isScript).map((name) => join(SOURCE, name)),
    outdir: COMPILED,
    outbase: SOURCE,
    write: false,
    bundle: true,
    plugins: [ONE_FILE_EACH],
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    tsconfig: join(PROJECT, 'tsconfig.json'),
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) put(path, contents);
}

/** Imports stay imports; those of our own files, and the addresses of thread files, say .js instead of .ts. */
const ONE_FILE_EACH = {
  name: 'one-file-each',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'entry-point'
        ? undefined
        : { external: true, path: path.startsWith('.') ? jsName(path) : path },
    );
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /new URL\('([^']+\.ts)', import\.meta\.url\)/g,
        (_url, file) => `new URL('${jsName(file)}', import.meta.url)`,
      ),
      loader: extname(path).slice(1),
    }));
  },
};

function jsName(name) {
  return name.replace(/\.tsx?$/, '.js');
}

function readLedger() {
  const nothing = { rules: '', files: {} };
  return existsSync(LEDGER) ? JSON.parse(readFileSync(LEDGER, 'utf8')) : nothing;
}

function put(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}${HALF}`, contents);
  renameSync(`${path}${HALF}`, path);
}

function hashOf(contents) {
  return createHash('sha256').update(contents).digest('base64');
}

function explain(error) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  console.error(
    `Rytmi cannot write ${error.path}, where its compiled form is kept. Run node src/platform/compile.mjs once as whoever owns the folder.`,
  );
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile();
