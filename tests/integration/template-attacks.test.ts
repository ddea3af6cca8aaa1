import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  openTrial,
  type TemplateTrial,
  TRIAL_HEAP,
  TRIAL_THREAD,
} from '../../src/messages/templates/template-trial.ts';
import type { TrialAnswer, TrialTask } from '../../src/messages/templates/trial.ts';
import { tryTemplate } from '../../src/messages/templates/try-template.ts';
import { openKillableThread } from '../../src/platform/killable-thread.ts';
import { ATTACKS, HEAVY_ATTACKS } from '../support/attack-templates.ts';
import { expectHarmless, templateWith, trialOf } from '../support/try-attack.ts';
import { whenFileEnds } from '../support/when-file-ends.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));

test(`${ATTACKS.length} attacks: each is refused by name, or comes out as harmless text`, async () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(300);
  let refused = 0;
  for (const attack of ATTACKS) {
    const answer = await tryTemplate(trialOf(templateWith(attack)));
    if (!expectHarmless(answer, attack.slice(0, 200))) refused += 1;
  }
  console.log(`attack templates: ${refused} refused, ${ATTACKS.length - refused} harmless`);
  expect(refused).toBeGreaterThan(ATTACKS.length / 2);
}, 240_000);

test('the same words without an attack make a mail', async () => {
  const answer = await tryTemplate(trialOf(templateWith('{{customer.name}} [order]({{link "reorder"}})')));
  expect(answer.faults).toEqual([]);
  expectHarmless(answer, 'plain');
  expect(answer.mails[0]?.mail?.html).toContain('href="https://preview.invalid/reorder"');
});

test(`${HEAVY_ATTACKS.length} templates that would take all time or memory: each is refused, ended or small`, async () => {
  const thread = openKillableThread<TrialTask, TrialAnswer | null>(TRIAL_THREAD, TRIAL_HEAP);
  const trial = openTrial(thread, TEMPLATES);
  for (const attack of HEAVY_ATTACKS)
    expectHarmless(await trial.run(trialOf(templateWith(attack))), attack.slice(0, 99));
  await trial.close();
}, 120_000);

test('a task that takes too long is ended, and the next is tried as if nothing had been', async () => {
  const thread = openKillableThread<TrialTask, TrialAnswer | null>(TRIAL_THREAD, TRIAL_HEAP);
  whenFileEnds(() => thread.close());
  const task = trialOf(templateWith('{{customer.name}}'));
  expect(await thread.ask(task, 0)).toEqual({ ok: false, problem: 'too-slow' });
  const answer = await thread.ask(task, 60_000);
  expect(answer.ok && answer.value?.faults).toEqual([]);
}, 120_000);

test('what ended the thread is told as a fault of the template', async () => {
  const dying: TemplateTrial = openTrial(
    { ask: async () => ({ ok: false, problem: 'too-slow' }), close: async () => undefined },
    TEMPLATES,
  );
  expect((await dying.run(trialOf(templateWith('x')))).faults).toEqual([
    expect.objectContaining({ problem: { kind: 'too-slow', values: { seconds: 2 } } }),
  ]);
});
