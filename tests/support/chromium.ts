import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from './chromium-options.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** The system's Chromium without a window, closed when the test file ends. */
export async function startChromium(): Promise<Browser> {
  const browser = await chromium.launch(chromiumOptions());
  whenFileEnds(() => browser.close());
  return browser;
}
