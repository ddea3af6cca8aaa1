import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/**
 * Logs hold ids, codes and counts; never names, addresses, texts, phones or tokens. They go to standard error, so that
 * standard output holds a command's answer and nothing else. Pretty on a terminal.
 */
export function createLogger(level: string, name: string): Logger {
  const options = { level, name, base: { name, pid: process.pid } };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(
    options,
    pretty({ destination: 2, sync: true, singleLine: true, ignore: 'pid', translateTime: 'HH:MM:ss' }),
  );
}
