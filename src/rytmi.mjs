#!/usr/bin/env node
/** Brings the compiled form up to date and runs it. `start`, `web` and `worker` are programs of their own; the rest is the CLI. */
const asked = process.argv[2];
const isProgram = ['start', 'web', 'worker'].includes(asked) && process.argv.length === 3;

// What people say first on a fresh clone, where nothing is installed yet.
if (asked === 'start' || asked === 'demo') await import('./install.mjs');

const { compiled } = await import('./platform/compile.mjs');
await import(await compiled(new URL(isProgram ? `./${asked}.ts` : './cli.ts', import.meta.url)));
