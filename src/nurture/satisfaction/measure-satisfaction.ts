import type { Queryable } from '../../platform/database.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { answerFigures, figuresBy, LEAST_ANSWERS } from './answer-figures.ts';
import { type AskedRow, readAsked } from './asked-store.ts';
import type { SatisfactionReport } from './satisfaction-report.ts';
import { wilson } from './wilson.ts';

/** What customers answered in the year before a day, by care level, stage and industry. */
export async function measureSatisfaction(
  { db }: { db: Queryable },
  { today: day }: { today: Day },
): Promise<SatisfactionReport> {
  const rows = await readAsked(db, { day, kind: 'question' });
  return {
    day,
    all: answerFigures(rows),
    levels: figuresBy(rows, ({ level }) => level),
    stages: figuresBy(rows, ({ stage }) => stage),
    industries: figuresBy(rows, ({ industry }) => industry),
    mended: mendedOf(await readAsked(db, { day, kind: 'after-complaint' })),
  };
}

function mendedOf(rows: readonly AskedRow[]): SatisfactionReport['mended'] {
  const answers = rows.filter(({ score }) => score !== null);
  const yes = answers.filter(({ score }) => score === 1).length;
  return {
    asked: rows.length,
    answered: answers.length,
    yes: answers.length >= LEAST_ANSWERS ? wilson(yes, answers.length) : null,
  };
}
