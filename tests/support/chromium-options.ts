import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** How to start the system's Chromium without a window. Throws when there is none. */
export function chromiumOptions() {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is missing. npm test says how to get it.');
  // As root Chromium has no sandbox; only pages of our own are opened.
  return { executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] };
}
