import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { forecastAll, type Horizons } from './forecast-all.ts';
import { loadBooks } from './load-books.ts';

/** What one day's work takes, in a process of its own. */
export interface OneDay {
  readSeconds: number;
  fitSeconds: number;
  forecastSeconds: number;
  /** Most memory the process held at any time, in megabytes. */
  peakMegabytes: number;
}

interface Asked extends Horizons {
  orders: string;
  profile: string;
  on: Day;
}

/** Reads the file, fits once and forecasts everybody. Null with too little history. */
export async function timeOneDay(asked: Asked): Promise<OneDay | null> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(asked)], {
    execArgv: ['--import', 'tsx'],
  });
  const [answer] = (await once(child, 'message')) as [OneDay | null];
  return answer;
}

export function describeOneDay(day: OneDay): string {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return `One fit ${seconds(day.fitSeconds)}, all forecasts of a day ${seconds(day.forecastSeconds)}, reading the file ${seconds(day.readSeconds)}; at most ${Math.round(day.peakMegabytes)} MB`;
}

async function work({ orders, profile, on, ...horizons }: Asked): Promise<OneDay | null> {
  const startedAt = performance.now();
  const { books } = await loadBooks(orders, profile);
  const readSeconds = (performance.now() - startedAt) / 1000;
  const { forecasts, fitSeconds, forecastSeconds } = await forecastAll(books, on, horizons);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return forecasts && { readSeconds, fitSeconds, forecastSeconds, peakMegabytes };
}

const [, program, asked] = process.argv;
if (program === fileURLToPath(import.meta.url) && asked) process.send?.(await work(JSON.parse(asked)));
