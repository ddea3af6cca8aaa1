import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { deliverNight } from '../../src/cli/demo/deliver-night.ts';
import { readCareModel } from '../../src/nurture/care-model-store.ts';
import {
  change,
  follow,
  look,
  mend,
  openDemoMorning,
  openMail,
  press,
  takePicture,
  told,
  withSlips,
} from '../support/demo-morning.ts';

/** A whole working day of a supplier with the demo's real orders: each test goes on where the one before left it. */
const { db, demo, office, signIn, invite, ask, firstMail, wait } = await openDemoMorning();
const JOHAN = 'johan.lindqvist@supplier.example.com';
const ELINA = 'elina.korhonen@supplier.example.com';
const MAIJA = 'maija.salonen@supplier.example.com';
/** Many pages, and a replay of eight weeks, on a machine that does other things as well. */
vi.setConfig({ testTimeout: 300_000 });

test('Today says what waits for whom, and leads to it', async () => {
  const page = await signIn(MAIJA, '/console');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Today');
  expect(await page.locator('.next .button, .next button').count()).toBe(1);
  expect(await page.locator('.todo a').count()).toBeGreaterThan(1);
  await takePicture(page, 'today');
  await page.context().close();
});

test('care staff take, make and close three calls by keyboard, one of them handed over with a note', async () => {
  const johan = await signIn(JOHAN, '/console/calls');
  await look(johan);
  await takePicture(johan, 'morning-list');
  await press(johan, 'Take the next call');
  await johan.waitForURL(/calls\/\d+$/);
  await look(johan);
  await takePicture(johan, 'call-card');
  for (const key of ['1', '5', 'n']) await johan.keyboard.press(key);
  await johan.keyboard.type('All well again, orders on Friday.');
  await johan.keyboard.press('Control+Enter');
  await johan.waitForURL('**/console/calls?told=*');

  await press(johan, 'Take the next call');
  await johan.waitForURL(/calls\/\d+$/);
  await johan.keyboard.press('2');
  await johan.keyboard.press('Control+Enter');
  await johan.waitForURL('**/console/calls?told=*');
  expect(await told(johan)).toContain('comes back in a few days');

  await press(johan, 'Take the next call');
  await johan.waitForURL(/calls\/\d+$/);
  const card = new URL(johan.url()).pathname;
  await johan.locator('summary', { hasText: /Hand over|Who takes it/ }).press('Enter');
  await johan.locator('select[name="to"]').selectOption({ label: 'Elina Korhonen' });
  await johan.getByLabel('What they should know').fill('Wants to hear about Friday deliveries.');
  await johan.getByRole('button', { name: 'Hand over', exact: true }).press('Enter');
  await johan.getByText(/changed hands/).waitFor();

  const elina = await signIn(ELINA, '/console/calls');
  await elina.goto(office + card);
  expect(await elina.locator('.hand-note').textContent()).toContain('Friday deliveries');
  expect(await elina.locator('.hand-note').textContent()).toContain('Johan Lindqvist');
  await look(elina);
  await press(elina, /Ota (tämä )?soitto/);
  await elina.getByLabel('Tavoitettiin').waitFor();
  await elina.keyboard.press('1');
  await elina.keyboard.press('Control+Enter');
  await elina.waitForURL('**/console/calls?told=*');
  expect(await ask('select reached, mood, note from call_outcome order by id')).toEqual([
    { reached: 'reached', mood: 'neutral', note: 'All well again, orders on Friday.' },
    { reached: 'not-reached', mood: null, note: null },
    { reached: 'reached', mood: null, note: null },
  ]);
  await johan.context().close();
  await elina.context().close();
});

test('two care people who race for one card: one gets it, the other reads who has it', async () => {
  const [task] = await ask<{ id: number }>(
    `select id from call_task where state = 'open' and assigned_to is null order by id limit 1`,
  );
  const card = `/console/calls/${task?.id}`;
  const people = await Promise.all([signIn(JOHAN, card), signIn(ELINA, card)]);
  await Promise.all(people.map((page) => press(page, /Take this call|Ota tämä soitto/)));
  await Promise.all(people.map((page) => page.waitForLoadState()));
  await expect
    .poll(async () =>
      (await Promise.all(people.map((page) => page.locator('form.outcome').count()))).toSorted(),
    )
    .toEqual([0, 1]);
  const forms = await Promise.all(people.map((page) => page.locator('form.outcome').count()));
  const loser = people[forms.indexOf(0)] as Page;
  expect(await loser.getByRole('alert').textContent()).toMatch(/Somebody else has this call now|toisella/);
  await Promise.all(people.map((page) => page.context().close()));
});

test('marketing sees a changed Finnish template fail for a named customer, mends it, and asks for publication', async () => {
  const place = '/console/templates/reorder-reminder/fi';
  const page = await invite('marketing', place);
  await page.locator('.cm-content').waitFor();
  await page.frameLocator('iframe').getByRole('link').first().waitFor();
  await takePicture(page, 'template-editor');
  await change(page, 'subject: "{{#each items}}{{name}}, {{name}}, {{name}}. {{/each}}"');
  await page.getByRole('link', { name: 'Check against everyone' }).click();
  const failing = page.getByRole('listitem').filter({ hasText: 'Fails' }).first();
  expect(await failing.textContent()).toMatch(/the subject has \d+/);
  const name = (await failing.getByRole('link').textContent())?.trim() ?? '';
  expect(await ask("select name from customer where $1 like name || '%' limit 1", [name])).toHaveLength(1);
  await look(page);
  await failing.getByRole('link').click();
  await page.locator('.cm-content').waitFor();
  await change(page, 'subject: "Aika täydentää, {{contact.firstName}}?"');
  await page.getByRole('link', { name: 'Check against everyone' }).click();
  await page.waitForLoadState();
  expect(await page.getByRole('listitem').filter({ hasText: 'Fails' }).count()).toBe(0);
  await page.goto(office + place);
  await page.getByRole('button', { name: 'Ask for publication' }).click();
  expect(await told(page)).toContain('A publisher has been asked');
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  await page.context().close();
});

test('a publisher publishes it and releases the batch, and every mail of it arrives', async () => {
  const page = await invite('publisher', '/console/templates/reorder-reminder/fi');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  expect(await told(page)).toContain('Published');
  for (const kind of ['reorder-reminder', 'question']) {
    await page.goto(`${office}/console/waiting/${kind}`);
    await look(page);
    await page.getByRole('button', { name: /^Send \d+ message/ }).click();
    expect(await told(page)).toMatch(/\d+ messages? (is|are) on (its|their) way/);
  }
  await page.context().close();
  await demo.play(deliverNight);
  expect(
    await ask(`select distinct state from message where kind in ('reorder-reminder', 'question')
        and because is distinct from 'address-had-message'`),
  ).toEqual([{ state: 'accepted' }]);
  const subjects = await ask<{ subject: string }>(
    `select subject from message where kind = 'reorder-reminder' and language = 'fi'`,
  );
  expect(subjects.length).toBeGreaterThan(3);
  for (const { subject } of subjects) expect(subject).toMatch(/^Aika täydentää, \p{Lu}.*\?$/u);
});

test('the owner reads the results, and changes capacity after seeing what that does', async () => {
  const page = await invite('owner', '/console');
  await page.getByRole('link', { name: 'Results' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Does it work?');
  await look(page);
  await page.goto(`${office}/console/care-model`);
  await page.getByLabel('Calls a person can make a day').fill('2');
  await page.getByRole('button', { name: 'See what this would change' }).click();
  await page.getByText(/^With this, .+ a week\.$/).waitFor({ timeout: 240_000 });
  expect((await readCareModel(db)).settings.calls.perPersonPerDay).toBe(8);
  await page.getByRole('button', { name: 'Save this' }).click();
  expect(await told(page)).toContain('Saved.');
  expect((await readCareModel(db)).settings.calls.perPersonPerDay).toBe(2);
  await page.context().close();
});

test('customers open their mails: one reorders and slows the mails, one is not content, and a call stands on the list', async () => {
  wait(1_800_000);
  const desk = await signIn(MAIJA, '/console/inbox');
  await openMail(desk, office, /and more: time to fill up\?/);
  await takePicture(desk, 'mail', 1200);
  const context = desk.context();
  const buyer = await firstMail('reorder-reminder');
  const order = await follow(context, { office, address: buyer.email, target: 'reorder' });
  await look(order);
  await order.getByRole('button', { name: 'Vahvista tilaus' }).click();
  expect(await order.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos, tilauksenne on perillä');
  await look(order);
  const wishes = await follow(context, { office, address: buyer.email, target: 'preferences' });
  await wishes.getByLabel('Enintään kerran kuukaudessa').check();
  await wishes.getByRole('button', { name: 'Tallenna' }).click();
  expect(await wishes.getByRole('status').textContent()).toContain('Valintanne on tallennettu');
  await look(wishes);

  const asked = await firstMail('question');
  const quote = 'Kaksi laatikkoa oli taas rikki.';
  const answer = await follow(context, { office, address: asked.email, target: 'answer' });
  await answer.getByRole('radio').first().check();
  await answer.getByLabel('Haluatteko kertoa lisää?').fill(quote);
  await look(answer);
  await answer.getByRole('button', { name: 'Lähetä vastaus' }).click();
  expect(await answer.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos vastauksestanne');
  await look(answer);

  await desk.goto(`${office}/console/calls`);
  await desk.getByRole('link', { name: asked.company }).first().click();
  await desk.getByText(quote).first().waitFor();
  await desk.goto(`${office}/console/customers/${buyer.id}`);
  expect(await desk.locator('.timeline').textContent()).toContain(
    `${buyer.name} asked for a mail at most every 30 days`,
  );
  await desk.goto(`${office}/console/customers/${asked.id}`);
  expect(await desk.locator('.timeline').textContent()).toContain(quote);
  await look(desk);
  await context.close();
});

const CUSTOMERS = 'select external_id, name, city, employees from customer order by id';

test('an import of the demo’s own customers with bad rows is mended, and undone', async () => {
  const before = await ask(CUSTOMERS);
  const page = await signIn(MAIJA, '/console/imports');
  await page.getByLabel('customers').check();
  const file = { name: 'asiakkaat.csv', mimeType: 'text/csv', buffer: Buffer.from(withSlips(demo.files)) };
  await page.locator('input[name="file"]').setInputFiles(file);
  await page.getByRole('button', { name: 'Look at the file' }).click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page
    .getByText(/Naantali/)
    .first()
    .waitFor();
  await look(page);
  await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
  await page.getByRole('heading', { name: '2 rows to mend' }).waitFor();
  await mend(page, 'Line 3', { field: 'name', value: 'Baari Ilta' });
  await page.getByText('Line 3 is in.').waitFor();
  await mend(page, 'Line 4', { field: 'employees', value: '311' });
  await page.getByText('Every rejected row has been mended.').waitFor();
  const names = (await ask<{ name: string }>(CUSTOMERS)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Baari Ilta', 'Kukkakauppa Orvokki']));
  await page.getByText('Undo this import').click();
  await page.getByRole('button', { name: /^Undo import/ }).click();
  await page
    .getByText(/is undone/)
    .first()
    .waitFor();
  await look(page);
  expect(await ask(CUSTOMERS)).toEqual(before);
  await page.context().close();
});
