import { bandOf, HIGHEST_SCORE } from '../../signals/answer.ts';
import type { Stage } from '../../signals/stages/stage.ts';
import type { AskedRow } from './asked-store.ts';
import { meanInterval } from './mean-interval.ts';
import type { AnswerFigures, GroupFigures } from './satisfaction-report.ts';
import { wilson } from './wilson.ts';

/** From so many answers on, a mean and a share say something. */
export const LEAST_ANSWERS = 10;
/** Stages of customers that order less than they did, or nothing. */
const ORDERING_LESS: readonly (Stage | null)[] = ['fading', 'silent', 'lost'];
/** Means are shown on this scale, whichever was asked on. */
const TOP = 10;

export function answerFigures(rows: readonly AskedRow[]): AnswerFigures {
  const answers = rows.flatMap(({ scale, score }) => (score === null ? [] : [{ scale, score }]));
  const silent = rows.filter(({ score }) => score === null);
  const high = answers.filter(({ scale, score }) => bandOf(scale, score) === 'high').length;
  const enough = answers.length >= LEAST_ANSWERS;
  const marks = answers.map(({ scale, score }) => (TOP * score) / HIGHEST_SCORE[scale]);
  return {
    asked: rows.length,
    answered: answers.length,
    doubtful: silent.filter(({ doubtful }) => doubtful).length,
    answerShare: rows.length >= LEAST_ANSWERS ? wilson(answers.length, rows.length) : null,
    content: enough ? wilson(high, answers.length) : null,
    mean: enough ? meanInterval(marks, { from: 0, to: TOP }) : null,
    silent: { customers: silent.length, orderingLess: silent.filter(ordersLess).length },
    answeredOrderingLess: rows.filter((row) => row.score !== null && ordersLess(row)).length,
  };
}

function ordersLess({ stage }: AskedRow): boolean {
  return ORDERING_LESS.includes(stage);
}

/** The same for each group, most asked first. */
export function figuresBy<Name>(
  rows: readonly AskedRow[],
  nameOf: (row: AskedRow) => Name,
): GroupFigures<Name>[] {
  const groups = new Map<Name, AskedRow[]>();
  for (const row of rows) {
    const known = groups.get(nameOf(row));
    if (known) known.push(row);
    else groups.set(nameOf(row), [row]);
  }
  return [...groups]
    .map(([name, group]) => ({ name, ...answerFigures(group) }))
    .sort((a, b) => b.asked - a.asked || String(a.name).localeCompare(String(b.name)));
}
