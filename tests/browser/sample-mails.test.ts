import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { startChromium } from '../support/chromium.ts';
import { sampleMails } from '../support/sample-mails.ts';

const browser = await startChromium();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const samples = await sampleMails();

/** A mail is shown inside a mail program: what axe asks of a page that stands alone does not concern it. */
const AS_MAIL = `axe.run({ rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } } })
  .then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | ')))`;

/** No background of white, and no ink of black, where the reader has asked for a dark page. */
const LIGHTEST_BACKGROUND = `Math.max(...[...document.querySelectorAll('body *')]
  .filter((one) => one.getClientRects().length > 0 && !one.closest('.full'))
  .map((one) => getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number))
  .filter(([, , , alpha = 1]) => alpha > 0)
  .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue))`;

test.each([
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'dark', width: 1280 },
] as const)(
  'every kind of mail is readable in every language: $colorScheme, $width wide',
  async (look) => {
    const { colorScheme, width } = look;
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const { name, outgoing } of samples) {
      await page.setContent(outgoing.html);
      expect(await page.title(), name).toBe(outgoing.subject);
      await page.evaluate(axe);
      expect(await page.evaluate(AS_MAIL), name).toEqual([]);
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        name,
      ).toBeLessThanOrEqual(0);
      if (colorScheme === 'dark') expect(await page.evaluate(LIGHTEST_BACKGROUND), name).toBeLessThan(64);
    }
    await page.close();
  },
  120_000,
);

test('a mail asks for nothing from elsewhere, so that it reads the same with images off', async () => {
  const context = await browser.newContext();
  const asked: string[] = [];
  await context.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  for (const { name, outgoing } of samples) {
    await page.setContent(outgoing.html, { waitUntil: 'load' });
    const shown = (await page.textContent('body')) ?? '';
    for (const word of ['Pohjan Tukku Oy', '1234567-8', 'Satamakatu 1'])
      expect(shown, `${name}: ${word}`).toContain(word);
  }
  expect(asked).toEqual([]);
  await context.close();
});
