import type { Command } from 'commander';
import {
  type CareModelChange,
  type Change,
  compareCareModels,
} from '../../nurture/backtest/compare-care-models.ts';
import { handInThread } from '../../nurture/backtest/hand-in-thread.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { startThread } from '../../platform/start-thread.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';
import { changeSetting } from './change-setting.ts';

export function registerTry(careModel: Command, open: () => Promise<Deps>): void {
  careModel
    .command('try')
    .description('what changing one setting would have changed in the last eight weeks; nothing is saved')
    .argument('<name>', 'name as shown, with a dot before the inner part')
    .argument('<value>', 'text, number, true, false or JSON')
    .option('--json', 'for programs')
    .action(async (name: string, value: string, { json }: { json?: true }) => {
      const deps = await open();
      const { settings } = await readCareModel(deps.db);
      const change = await compareCareModels(
        { ...deps, openHand: (task) => handInThread(startThread, task) },
        {
          today: dayInZone(deps.now(), deps.supplier.timeZone),
          proposed: changeSetting(settings, name, value),
        },
      );
      const speaker = speakerFor(deps.supplier.language);
      console.log(json ? JSON.stringify(change, null, 2) : describeChange(change, speaker));
    });
}

function describeChange(change: CareModelChange | null, speaker: Speaker): string {
  if (!change) return speaker.say('backtest:change.nothing');
  const { mails, calls, kinds, purposes, customers } = change;
  const line = (name: string, { now, proposed }: Change) =>
    `  ${speaker.say('backtest:change.one', { name, now: speaker.number(now, 1), after: speaker.number(proposed, 1) })}`;
  const counts = { mailsNow: speaker.number(mails.now), callsNow: speaker.number(calls.now) };
  return [
    speaker.say('backtest:change.sum', {
      ...{ mails: difference(mails, speaker), calls: difference(calls, speaker) },
      ...counts,
    }),
    ...kinds.map((one) => line(speaker.say(`calls:message.kind.${one.kind}`), one)),
    ...purposes.map((one) => line(speaker.say(`calls:purpose.${one.purpose}`), one)),
    ...(customers.replayed < customers.all
      ? [
          speaker.say('backtest:change.part', {
            replayed: speaker.number(customers.replayed),
            all: speaker.number(customers.all),
          }),
        ]
      : []),
  ].join('\n');
}

function difference({ now, proposed }: Change, speaker: Speaker): string {
  const more = Math.round(proposed - now);
  if (more === 0) return '±0';
  return `${more < 0 ? '−' : '+'}${speaker.number(Math.abs(more))}`;
}
