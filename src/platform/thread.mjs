/**
 * The beginning of every worker thread (start-thread.ts). Where the program itself is read as TypeScript, as tests do, the
 * thread runs the compiled form of its file.
 */
import { workerData } from 'node:worker_threads';
import { compiled } from './compile.mjs';

const { file } = workerData;
await import(file.endsWith('.ts') ? await compiled(file) : file);
