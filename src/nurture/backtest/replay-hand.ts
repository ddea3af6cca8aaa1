import { decideCase } from '../../decisions/decide.ts';
import { openReviewCase } from '../../decisions/review-case.ts';
import { type OpenForecast, openForecast } from '../../forecast/open-forecast.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { emptyMemory } from '../../signals/history-memory.ts';
import { leaveOutProducts } from '../leave-out-products.ts';
import { openWholeBase } from '../open-whole-base.ts';
import { workOnBase } from '../work-on-base.ts';
import { addressBook } from './address-book.ts';
import { customersOf } from './customers-of.ts';
import { filterLines } from './filter-lines.ts';
import { followCall } from './follow-call.ts';
import { type GoesOn, keepDecision, noticeSilence } from './keep-decision.ts';
import { type MorningContext, morningFacts } from './morning-facts.ts';
import type { StandingForecast } from './replay-books.ts';
import type { DayActs, DayOrder, Decided, Flag, HandTask, ReplayHand, Unsent } from './replay-talk.ts';
import { type ReplayedCustomer, wake } from './replayed-customer.ts';

/** Replays every `of`th customer, day after day, through the very core that reviews at night. */
export function replayHand(task: HandTask): ReplayHand {
  const customers = customersOf(task);
  const byId = new Map(customers.map((one) => [one.customer.id, one]));
  const addresses = addressBook(customers);
  const goesOn = firstOf(task.mailDays);
  const contextOn = openMorning(task);
  return {
    learn: async (today) => learn(task, today),
    review: async (order) => {
      addresses.hear(order);
      if (order.base) for (const one of customers) one.memory = emptyMemory();
      const { coolDownDays } = task.careModel.calls;
      for (const move of order.moves) {
        const called = byId.get(move.customerId);
        if (called) followCall(called, move, { today: order.day, coolDownDays });
      }
      return reviewAll(customers, contextOn(order), goesOn);
    },
    close: async () => undefined,
  };
}

/** Which products are suggested counts for nothing in the figures of a replay, so the looking back that weighs them is left out. */
function learn({ books, careModel }: HandTask, today: Day) {
  const industries = new Map<number, string>();
  const employees = new Map<number, number>();
  for (const { facts } of books.customers) {
    if (facts.industry !== null) industries.set(facts.id, facts.industry);
    if (facts.employees !== null) employees.set(facts.id, facts.employees);
  }
  const categories = new Map<number, string>();
  for (const [id, { category }] of books.products) if (category !== null) categories.set(id, category);
  const { signals, closures } = careModel;
  const lines = filterLines(books.lines, (line) => (books.lines.days[line] as Day) < today);
  const settings = { signals, closures };
  return workOnBase({ lines, industries, employees, categories, today, settings, looksBack: false });
}

function reviewAll(customers: readonly ReplayedCustomer[], context: MorningContext, goesOn: GoesOn): DayActs {
  const decided: Decided[] = [];
  const unsent: Unsent[] = [];
  const flags: Flag[] = [];
  for (const one of customers) {
    const dropped = wake(one, context.today);
    if (dropped) unsent.push(dropped);
    if (!isWorthAsking(one, context)) continue;
    const decision = decideCase(openReviewCase(morningFacts(one, context), one.memory));
    flags.push(...noticeSilence(one, decision));
    const kept = keepDecision(one, decision, context, goesOn);
    if (kept) decided.push(kept);
  }
  return { decided, unsent, flags };
}

/** Who never bought and never complained, and whom nobody nurtures, gets nothing, whatever the rules find. */
function isWorthAsking({ growing, complaints, customer }: ReplayedCustomer, { careModel }: MorningContext) {
  if (customer.closed || !careModel.nurturedLevels.includes(customer.careLevel)) return false;
  return growing.history.items.length > 0 || complaints.length > 0;
}

function firstOf(mailDays: readonly Day[]): GoesOn {
  return (day) => mailDays.find((other) => other >= day) ?? null;
}

/** What stands still between learnings is opened once. */
function openMorning({ books, careModel }: HandTask): (order: DayOrder) => MorningContext {
  const products = leaveOutProducts(books.products, careModel.productsLeftOut);
  let learnt: ReturnType<typeof openWholeBase> | undefined;
  let standing: StandingForecast | undefined;
  let forecast: OpenForecast | null = null;
  return ({ day, base }) => {
    if (base) learnt = openWholeBase(base);
    if (!learnt) throw new Error('A replay begins with what is known of the whole base');
    const newest = books.forecasts.findLast(({ madeOn }) => madeOn <= day);
    if (newest !== standing) forecast = newest ? openForecast(newest.model) : null;
    standing = newest;
    const product = (id: number) => products.get(id);
    // Nobody called on the days that are played, and what later calls have shown was not known then.
    return { today: day, careModel, ...learnt, forecast, trust: {}, products, product };
  };
}
