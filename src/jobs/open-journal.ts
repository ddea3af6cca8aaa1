import type { JournalLine, SentJournal } from '../messages/restored/sent-journal.ts';
import type { Deps } from '../platform/deps.ts';
import { keptJournal } from '../platform/kept-journal.ts';

/** What this machine sends and hears refused, kept beside the database. One that cannot be written stops no mail. */
export function openJournal({ config, log }: Pick<Deps, 'config' | 'log'>): SentJournal {
  return keptJournal<JournalLine>(config.home, (problem) =>
    log.error({ problem }, 'the journal is not written'),
  );
}
