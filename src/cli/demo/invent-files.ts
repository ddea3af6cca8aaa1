import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoStep } from './demo-step.ts';
import { isLoaded } from './demo-store.ts';
import { writeDemoFiles } from './write-demo-files.ts';

/** The CSV files that a user would bring; they stay there to be looked at. */
export const inventFiles: DemoStep = {
  title: 'Example files',
  async run({ db, config, record }, show) {
    if (await isLoaded(db, 'orders')) return null;
    const folder = demoFilesFolder(config.home);
    await mkdir(folder, { recursive: true });
    const { size } = await stat(record.orders);
    // Read once to learn who the customers could be, and once to move the days.
    const percent = (bytes: number) => Math.floor((100 * bytes) / (2 * size));
    await show(100, (advance) =>
      writeDemoFiles(record.orders, record.today - 1, folder, (bytes) => advance(percent(bytes))),
    );
    return `real orders, invented people, in ${folder}`;
  },
};

export function demoFilesFolder(home: string): string {
  return join(home, 'files');
}
