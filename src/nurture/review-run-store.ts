import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { customerTable } from '../customers/customer-table.ts';
import type { Queryable } from '../platform/database.ts';
import { reviewBatchTable, reviewRunTable } from './review-run-table.ts';
import { addTallies, type ReviewTally } from './review-tally.ts';

/**
 * Customers a job. Any size from 50 to 1,000 runs equally fast (the time goes into reading lines and building mails);
 * a few hundred keeps a lost batch small and the jobs few.
 */
const CUSTOMERS_A_BATCH = 250;
/** A larger base has larger batches rather than more of them: each is a job, and to hand jobs out is work too. */
const MOST_BATCHES = 1_000;

/**
 * Opens the night's review and cuts the customers into batches. A second call changes nothing; without customers
 * nothing is opened, so that a day on which the first import comes is not used up before it.
 */
export async function openReview(db: Queryable, day: string, careModelVersion: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [anyone] = await tx.select({ id: customerTable.id }).from(customerTable).limit(1);
    if (!anyone) return;
    const opened = await tx
      .insert(reviewRunTable)
      .values({ day, careModelVersion })
      .onConflictDoNothing()
      .returning();
    if (opened.length === 0) return;
    await tx.execute(sql`
      insert into review_batch (day, batch, from_customer, to_customer)
      select ${day}, n, min(id), max(id)
      from (select id, ((row_number() over (order by id)) - 1)
          / greatest(${CUSTOMERS_A_BATCH}::int, ceil((select count(*) from customer) / ${MOST_BATCHES}::numeric))::int as n
        from customer) numbered
      group by n`);
  });
}

export async function waitingBatches(db: Queryable, day: string): Promise<number[]> {
  const rows = await db
    .select({ batch: reviewBatchTable.batch })
    .from(reviewBatchTable)
    .where(and(eq(reviewBatchTable.day, day), eq(reviewBatchTable.state, 'waiting')))
    .orderBy(asc(reviewBatchTable.batch));
  return rows.map((row) => row.batch);
}

/** The batch, if nobody has done it yet. */
export async function findWaitingBatch(db: Queryable, day: string, batch: number) {
  const [row] = await db.select().from(reviewBatchTable).where(isWaiting(day, batch));
  return row;
}

/** Marks a batch done. False when somebody else did meanwhile: the caller must then undo its effects (roll back). */
export async function closeBatch(
  tx: Queryable,
  day: string,
  batch: number,
  tally: ReviewTally,
): Promise<boolean> {
  const closed = await tx
    .update(reviewBatchTable)
    .set({ state: 'done', customers: tally.customers, tally, finishedAt: sql`now()` })
    .where(isWaiting(day, batch))
    .returning({ batch: reviewBatchTable.batch });
  return closed.length === 1;
}

/** Lets the night go on without a batch. */
export async function abandonBatch(db: Queryable, day: string, batch: number): Promise<void> {
  await db
    .update(reviewBatchTable)
    .set({ state: 'given-up', finishedAt: sql`now()` })
    .where(isWaiting(day, batch));
}

/** Ends the review when no batch waits any more. Answers its tally, or null while batches wait. */
export async function closeReview(db: Queryable, day: string): Promise<ReviewTally | null> {
  const batches = await db.select().from(reviewBatchTable).where(eq(reviewBatchTable.day, day));
  if (batches.some((batch) => batch.state === 'waiting')) return null;
  const tally = addTallies(batches.flatMap((batch) => batch.tally ?? []));
  await db
    .update(reviewRunTable)
    .set({ state: 'done', tally, finishedAt: sql`now()` })
    .where(and(eq(reviewRunTable.day, day), eq(reviewRunTable.state, 'running')));
  return tally;
}

export async function findReview(db: Queryable, day: string) {
  const [row] = await db.select().from(reviewRunTable).where(eq(reviewRunTable.day, day));
  return row;
}

/** The night that looked at a customer last, and by which care model; null before the first. */
export async function lastReviewOf(
  db: Queryable,
  customerId: number,
): Promise<{ day: string; careModelVersion: number } | null> {
  const [row] = await db
    .select({ day: reviewRunTable.day, careModelVersion: reviewRunTable.careModelVersion })
    .from(reviewBatchTable)
    .innerJoin(reviewRunTable, eq(reviewRunTable.day, reviewBatchTable.day))
    .where(
      and(
        eq(reviewBatchTable.state, 'done'),
        sql`${customerId} between ${reviewBatchTable.fromCustomer} and ${reviewBatchTable.toCustomer}`,
      ),
    )
    .orderBy(desc(reviewBatchTable.day))
    .limit(1);
  return row ?? null;
}

function isWaiting(day: string, batch: number) {
  return and(
    eq(reviewBatchTable.day, day),
    eq(reviewBatchTable.batch, batch),
    eq(reviewBatchTable.state, 'waiting'),
  );
}
