import type { CareModel } from '../../decisions/care-model.ts';
import type { BacktestReport } from './backtest-report.ts';
import { checkReminders } from './check-reminders.ts';
import { checkFlags, checkSilences } from './check-silences.ts';
import { countCalls, countMails, countWeeks, mostDisturbed, sentMails } from './count-acts.ts';
import { orderBook } from './order-book.ts';
import type { ReplayBooks } from './replay-books.ts';
import type { ReplayLog } from './replay-days.ts';

interface Measured {
  books: Pick<ReplayBooks, 'lines' | 'customers'>;
  careModel: Pick<CareModel, 'nurturedLevels'>;
  from: number;
  to: number;
  callsPerDay: number;
}

/** What a replay brought about, held against what customers really did next. */
export function measureReplay(log: ReplayLog, input: Measured): BacktestReport {
  const { books, careModel, from, to, callsPerDay } = input;
  const sent = sentMails(log);
  const book = orderBook(books.lines);
  const caredFor = new Set(
    books.customers
      .filter(({ facts }) => careModel.nurturedLevels.includes(facts.careLevel))
      .map(({ facts }) => facts.id),
  );
  return {
    ...{ from, to, callsPerDay },
    weeks: countWeeks(log, sent, input),
    mails: countMails(log, sent),
    overtaken: log.unsent.length,
    calls: countCalls(log),
    reminders: checkReminders(sent, book),
    flags: checkFlags(log.flags, book),
    silences: checkSilences({ flags: log.flags, isCaredFor: (id) => caredFor.has(id) }, book, { from, to }),
    disturbed: mostDisturbed(log, sent),
  };
}
