import type { Command } from 'commander';
import { type NamedCustomer, readContactNames } from '../nurture/customer-name-store.ts';
import { lastDecisions } from '../nurture/decision-store.ts';
import { type Explanation, explainCustomer } from '../nurture/explain-customer.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import { Mistake } from '../shared/mistake.ts';
import { speakerFor } from '../words/speaker.ts';
import { describeExplanation } from './explain/describe-explanation.ts';
import { findOneCustomer } from './find-one-customer.ts';
import { parseDay } from './parse-day.ts';

interface ExplainOptions {
  on?: string;
  language: string;
  json?: true;
}

export function registerExplain(program: Command, open: () => Promise<Deps>): void {
  program
    .command('explain')
    .description('why and why not: facts, rhythm, signals, every rule tried, the verdict')
    .argument('<customer>', 'its id in your system, or its name')
    .option('--on <day>', 'as of the morning of this day, such as 2026-11-22; today when left out')
    .option('--language <language>', LANGUAGES.join(', '), 'en')
    .option('--json', 'print it as JSON')
    .action(async (text: string, options: ExplainOptions) => explain(await open(), text, options));
}

async function explain(deps: Deps, text: string, options: ExplainOptions): Promise<void> {
  const language = parseLanguage(options.language);
  const day = options.on ? parseDay('--on', options.on) : dayInZone(deps.now(), deps.supplier.timeZone);
  const customer = await findOneCustomer(deps.db, text);
  const explanation = await explainCustomer(deps, { customerId: customer.id, day });
  if (!explanation) throw new Mistake(`Customer ${text} has just been removed.`);
  if (options.json) {
    console.log(JSON.stringify(asJson(customer, explanation), null, 2));
    return;
  }
  const [recorded] = await lastDecisions(deps.db, customer.id, isoFromDay(day), 1);
  const lines = describeExplanation({
    customer,
    explanation,
    contactNames: await readContactNames(deps.db, customer.id),
    recorded: recorded?.day === isoFromDay(day) ? recorded : null,
    speaker: speakerFor(language),
    currency: deps.supplier.currency,
  });
  console.log(lines.join('\n'));
}

function parseLanguage(text: string): Language {
  const language = LANGUAGES.find((known) => known === text);
  if (!language) throw new Mistake(`--language ${text} is not one of ${LANGUAGES.join(', ')}`);
  return language;
}

function asJson(customer: NamedCustomer, { review, decision }: Explanation) {
  const { rhythm, stage } = review;
  return {
    customer,
    day: isoFromDay(decision.day),
    stage: stage && { stage: stage.stage, since: isoFromDay(stage.since) },
    worth: review.worth,
    rhythm: { ...rhythm.order, daysSince: rhythm.daysSince },
    decision,
  };
}
