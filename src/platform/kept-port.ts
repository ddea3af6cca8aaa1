import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort, isPortFree } from './free-port.ts';

/** The port written in `file`; one that is free now is chosen and written if there is none. For whoever connects to it. */
export async function keptPort(file: string, preferred?: number): Promise<number> {
  return readPort(file) ?? (await otherPort(file, preferred));
}

/** The same, for whoever is about to listen: another is chosen and written if somebody else took the kept one. */
export async function listenPort(file: string, preferred?: number): Promise<number> {
  const kept = readPort(file);
  return kept !== null && (await isPortFree(kept)) ? kept : otherPort(file, preferred);
}

/** A port that is free now, written in place of the kept one, which somebody else was quicker to take. */
export async function otherPort(file: string, preferred?: number): Promise<number> {
  const port = preferred && (await isPortFree(preferred)) ? preferred : await freePort();
  writeFileSync(file, String(port));
  return port;
}

function readPort(file: string): number | null {
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  return Number.isInteger(port) && port > 0 ? port : null;
}
