import type { ImportReport } from '../../orders/import-report.ts';
import { sayReject } from '../../orders/say-reject.ts';
import type { Speaker } from '../../words/speaker.ts';

/** An import's report as lines for a terminal. */
export function describeReport(report: ImportReport, speaker: Speaker): string {
  const head = { run: report.runId, file: report.fileName, kind: speaker.say(`imports:kind.${report.kind}`) };
  if (report.problem) {
    const fault = speaker.say(`imports:fault.${report.problem.code}`, report.problem.values);
    return `${speaker.say('imports:report.failed', head)}\n${fault}`;
  }
  const title = report.dryRun
    ? speaker.say('imports:report.dry-run', head)
    : speaker.say('imports:report.done', { ...head, seconds: speaker.number(report.seconds, 1) });
  return [title, ...figures(report, speaker), ...created(report, speaker), ...rejects(report, speaker)].join(
    '\n',
  );
}

function figures(report: ImportReport, speaker: Speaker): string[] {
  const figure = (count: number, words: string) => `${speaker.number(count).padStart(11)}  ${words}`;
  const named = ['read', 'accepted', 'rejected', 'added', 'changed', 'unchanged', 'removed'] as const;
  return [
    ...named
      .filter((name) => name !== 'removed' || report.removed > 0)
      .map((name) => figure(report[name], speaker.say(`imports:report.${name}`))),
    ...report.leftOutBecause.map(({ because, rows }) =>
      figure(rows, speaker.say('imports:report.leftOut', { because })),
    ),
  ];
}

function created({ created }: ImportReport, speaker: Speaker): string[] {
  const { customers, products, orders } = created;
  if (customers + products + orders === 0) return [];
  const counted = (name: keyof typeof created) =>
    speaker.say(`imports:report.${name}`, { count: created[name] });
  const values = {
    customers: counted('customers'),
    products: counted('products'),
    orders: counted('orders'),
  };
  return [speaker.say('imports:report.created', values)];
}

function rejects(report: ImportReport, speaker: Speaker): string[] {
  if (report.rejects.length === 0) return [];
  const lines = report.rejects.map(
    (reject) => `  ${speaker.say('imports:line', { line: reject.line })}: ${sayReject(speaker, reject)}`,
  );
  return [...lines, speaker.say('imports:report.more', { run: report.runId })];
}
