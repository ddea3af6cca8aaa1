import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { chromiumOptions } from './chromium-options.ts';

/** The system's Chromium without a window, closed when the test file ends. */
export async function startChromium(): Promise<Browser> {
  const browser = await chromium.launch(chromiumOptions());
  afterAll(() => browser.close());
  return browser;
}
