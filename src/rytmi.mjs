#!/usr/bin/env node
/** Runs Rytmi's TypeScript as it stands. `start`, `web` and `worker` are programs of their own; the rest is the CLI. */
import { fileURLToPath } from 'node:url';

const asked = process.argv[2];
const isProgram = ['start', 'web', 'worker'].includes(asked) && process.argv.length === 3;

// What people say first on a fresh clone, where nothing is installed yet.
if (asked === 'start' || asked === 'demo') await import('./install.mjs');

const { register } = await import('tsx/esm/api');
// Named, or tsx would take whatever tsconfig.json lies where rytmi is called from.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
await import(isProgram ? `./${asked}.ts` : './cli.ts');
