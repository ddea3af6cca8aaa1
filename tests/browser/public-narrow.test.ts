import { expect, test } from 'vitest';
import { startChromium } from '../support/chromium.ts';
import { seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startPublicPages(db, { limits: { ofVisitor: 1e9, ofLink: 1e9 } });
const browser = await startChromium();
const address = await app.listen({ port: 0, host: '127.0.0.1' });
const NARROW = [
  { width: 390, scale: 1 },
  { width: 320, scale: 1 },
  { width: 390, scale: 2 },
];

/** One Finnish word is as long as an English sentence, and a unit as a word. */
test.each(NARROW)(
  'long names and units stay within $width px at $scale times the letters',
  async ({ width, scale }) => {
    const story = await seedPublicStory(db, 'fi');
    const names = ['Kertakäyttölautasliinateline, musta', 'Elintarvikemuovikelmuleikkuriterä'];
    for (const [index, name] of names.entries())
      await db.$client.query(
        `update message_item set product_name = $1, unit = 'pakkausta' where message_id = $2 and product_id = $3`,
        [name, story.messageId, story.productIds[index]],
      );
    const page = await browser.newPage({ viewport: { width, height: 844 }, bypassCSP: true });
    for (const purpose of ['reorder', 'preferences', 'unsubscribe', 'answer'] as const) {
      await page.goto(`${address}${story.path(purpose)}`);
      await page.addStyleTag({ content: `html { font-size: ${100 * scale}% }` });
      const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(beyond, purpose).toBeLessThanOrEqual(0);
    }
    await page.close();
  },
);
