import { type Logger, pino } from 'pino';

export type { Logger };

/** Logs hold ids, codes and counts; never names, addresses, texts, phones or tokens. Pretty on a terminal. */
export function createLogger(level: string, name: string): Logger {
  const options = { level, name, base: { name, pid: process.pid } };
  return process.stdout.isTTY ? pino({ ...options, transport: { target: 'pino-pretty' } }) : pino(options);
}
