import type { CoverageReport, LevelCoverage } from '../../nurture/coverage/coverage-report.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { NumberCell, Numbers } from '../charts/numbers.ts';
import { stillThere } from './still-there.ts';

export const COVERAGE_PARTS = ['levels', 'survival'] as const;
type CoveragePart = (typeof COVERAGE_PARTS)[number];

const CENTS = 100;
/** Days since the first order at which the curve is read. */
const READ_AT_DAYS = [90, 180, 270, 365, 540, 730];

interface Column {
  title: string;
  say(value: number): string;
  of(level: LevelCoverage): NumberCell;
  isInterval?: true;
}

/** The care levels in figures, or who of them is still there. Money is in whole units, shares are 0–1. */
export function coverageNumbers(
  { levels }: CoverageReport,
  part: CoveragePart,
  { speaker, currency }: { speaker: Speaker; currency: string },
): Numbers {
  const columns = part === 'levels' ? levelColumns(speaker, currency) : survivalColumns(speaker);
  const rows = part === 'levels' ? levels : levels.filter(({ survival }) => survival.length > 0);
  return {
    first: speaker.say('satisfaction:first.levels'),
    columns: columns.map(({ title, say, isInterval = false }) => ({ title, say, isInterval })),
    rows: rows.map((level) => ({
      name: speaker.say(`coverage:level.${level.level}`),
      cells: columns.map(({ of }) => of(level)),
    })),
  };
}

function levelColumns(speaker: Speaker, currency: string): readonly Column[] {
  const title = (column: string) => speaker.say(`coverage:column.${column}`);
  const count = (value: number) => speaker.number(value);
  const money = (value: number) => speaker.money(Math.round(value) * CENTS, currency);
  const share = { say: speaker.percent, isInterval: true } as const;
  return [
    { title: title('customers'), say: count, of: ({ customers }) => customers },
    { title: title('revenue'), say: money, of: ({ revenueCents }) => revenueCents / CENTS },
    {
      title: title('orders'),
      say: (value) => speaker.number(value, 1),
      of: ({ ordersAYear }) => ordersAYear,
    },
    {
      title: title('order'),
      say: money,
      of: ({ averageOrderCents }) => averageOrderCents && averageOrderCents / CENTS,
    },
    { title: title('lost'), say: count, of: ({ lostThisYear }) => lostThisYear },
    { title: title('churn'), ...share, of: ({ churn }) => churn && { ...churn, middle: churn.share } },
    {
      title: title('content'),
      ...share,
      of: ({ satisfaction }) =>
        satisfaction?.content ? { ...satisfaction.content, middle: satisfaction.content.share } : null,
    },
  ];
}

function survivalColumns(speaker: Speaker): readonly Column[] {
  return READ_AT_DAYS.map((day) => ({
    title: speaker.say('coverage:after', { count: day }),
    ...{ say: speaker.percent, isInterval: true },
    of: ({ survival }) => stillThere(survival, day),
  }));
}
