#!/usr/bin/env node
/** Runs Rytmi's TypeScript as it stands: `rytmi web`, `worker` and `start` are programs of their own, the rest is the CLI. */
import { register } from 'tsx/esm/api';

register();

const PROGRAMS = ['start', 'web', 'worker'];
const asked = process.argv[2];
const isProgram = PROGRAMS.includes(asked) && process.argv.length === 3;

await import(isProgram ? `./${asked}.ts` : './cli.ts');
