#!/usr/bin/env node
/** Runs Rytmi's TypeScript as it stands. `start`, `web` and `worker` are programs of their own; the rest is the CLI. */
const asked = process.argv[2];
const isProgram = ['start', 'web', 'worker'].includes(asked) && process.argv.length === 3;

// What people say first on a fresh clone, where nothing is installed yet.
if (asked === 'start' || asked === 'demo') await import('./install.mjs');

const { register } = await import('tsx/esm/api');
register();
await import(isProgram ? `./${asked}.ts` : './cli.ts');
