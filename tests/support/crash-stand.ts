import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayInZone } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';
import { type CrashPlace, type CrashPoint, SILENT } from './crash-points.ts';
import { type CrashScene, SCENES } from './crash-scenes.ts';
import { setLedgerTrap } from './ledger-trap.ts';
import { openScriptedServer, type ScriptedServer } from './scripted-server.ts';
import { cloneDatabase } from './test-database.ts';
import { waitUntil } from './wait-until.ts';
import { middayZone, openWorkers, type StartingWorker } from './worker-process.ts';

/** From a process's start to the place at which it is to die, on a machine with much else to do. */
const REACHED_WITHIN_MS = 180_000;
const ENDED_WITHIN_MS = 240_000;

/** One installation, small and with all its parts, in which one process dies at one place. */
export interface CrashStand {
  db: Database;
  server: ScriptedServer;
  /** Starts a process and kills it where it stands at the place. */
  killThere(): Promise<void>;
  /** A fresh process does what is left. Resolves with its exit code, and what it logged. */
  finish(): Promise<{ code: number | null; said: string }>;
  close(): Promise<void>;
}

export async function openCrashStand(point: CrashPoint, redisUrl: string | null): Promise<CrashStand> {
  const scene: CrashScene = SCENES[point.scene];
  const { db, url, drop } = await cloneDatabase();
  const server = await openScriptedServer();
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-crash-'));
  const workers = openWorkers({ databaseUrl: url, redisUrl, smtpUrl: server.url });
  const words = scene.command?.(folder);
  server.play(scene.script ?? {});
  await scene.seed(db, dayInZone(new Date(), middayZone()), folder);
  return {
    db,
    server,
    async killThere() {
      const trap = await setTrap(point.place, url, server, scene);
      const victim = workers.start(words);
      await waitUntil(
        `a process stands there: ${point.name}`,
        () => isThere(trap, victim),
        REACHED_WITHIN_MS,
      );
      await victim.end('SIGKILL');
      await trap.release();
    },
    async finish() {
      const fresh = workers.start(words);
      // Where nothing is left to do, all is done before it could hear a signal.
      if (!words) await fresh.ready;
      await waitUntil(`all is done after: ${point.name}`, () => isTrue(db, scene.ended), ENDED_WITHIN_MS);
      const { code } = words ? await fresh.ended : await fresh.end('SIGTERM');
      return { code, said: fresh.said() };
    },
    async close() {
      workers.close();
      await server.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether all was done once, and whole. */
export function isSound({ db }: CrashStand, point: CrashPoint): Promise<boolean> {
  return isTrue(db, SCENES[point.scene].sound);
}

interface Trap {
  isSprung(): Promise<boolean> | boolean;
  release(): Promise<void> | void;
}

async function setTrap(
  place: CrashPlace,
  url: string,
  server: ScriptedServer,
  scene: CrashScene,
): Promise<Trap> {
  if ('table' in place) {
    const trap = await setLedgerTrap(url, place);
    return { isSprung: trap.isSprung, release: () => trap.release(place.work) };
  }
  let sprung = false;
  const { step, act = SILENT } = place;
  server.play((recipient) => {
    // The server's own look at whether mails arrive is not what is waited for.
    if (step !== 'mail' && recipient === '') return {};
    return {
      get [step]() {
        sprung = true;
        return act;
      },
    };
  });
  return {
    isSprung: () => sprung,
    release: () => {
      server.hangUp();
      server.play(scene.script ?? {});
    },
  };
}

async function isThere(trap: Trap, victim: StartingWorker): Promise<boolean> {
  const { exitCode } = victim.child;
  if (exitCode !== null)
    throw new Error(`The process ended (${exitCode}) before it came there: ${victim.said()}`);
  return trap.isSprung();
}

async function isTrue(db: Database, condition: string): Promise<boolean> {
  const { rows } = await db.$client.query<{ answer: boolean }>(`select ${condition} as answer`);
  return rows[0]?.answer === true;
}
