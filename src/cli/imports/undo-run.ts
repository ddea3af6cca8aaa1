import { undoImport } from '../../nurture/undo/undo-import.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { Mistake } from '../../shared/mistake.ts';
import { sayUndo } from '../../words/say-undo.ts';
import { sayWhyNotUndone } from '../../words/say-why-not-undone.ts';
import { speakerFor } from '../../words/speaker.ts';
import { cliActor } from '../cli-actor.ts';

/** `rytmi imports undo [N]`: the last import where no number is given. */
export async function undoRun(deps: Deps, number: string | undefined, options: { by?: string; json?: true }) {
  const speaker = speakerFor(deps.supplier.language);
  if (number !== undefined && !/^\d{1,9}$/.test(number))
    throw new Mistake(speaker.say('imports:show.unknown', { run: number }));
  const runId = number === undefined ? null : Number(number);
  const today = dayInZone(deps.now(), deps.supplier.timeZone);
  const undone = await undoImport(deps, { runId, by: cliActor(options.by), today });
  if (!undone.ok) throw new Mistake(sayWhyNotUndone(undone.problem, speaker));
  console.log(
    options.json ? JSON.stringify(undone.value, null, 2) : sayUndo(undone.value, speaker).join('\n'),
  );
}
