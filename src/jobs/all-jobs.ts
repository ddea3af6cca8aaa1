import { hasWaitingDeliveries } from '../orders/shops/shop-delivery-store.ts';
import { hasDueDeliveries } from '../webhooks/claim-store.ts';
import { afterReview } from './after-review.job.ts';
import { findAlertsHere, tellOwner } from './alert.job.ts';
import { deliver } from './deliver-messages.job.ts';
import { tellTheWorld } from './deliver-webhooks.job.ts';
import { expire } from './expire.job.ts';
import { fitForecastAnew } from './fit-forecast.job.ts';
import { bringIn, giveUpFile } from './import-upload.job.ts';
import { defineJob, type Job } from './job.ts';
import { mailLetters } from './month-letter.job.ts';
import { mailLists } from './morning-list.job.ts';
import {
  countDeliveries,
  findAskedFiles,
  findReviewsToFinish,
  findWaitingBatches,
  hasStuckMessages,
  hasUnmailedReorders,
  hasUnreadMails,
} from './need-store.ts';
import { aBatch, aDay, anAlert, anUpload, nothing } from './payload.ts';
import { prune } from './prune.job.ts';
import { readMails } from './read-incoming.job.ts';
import { fetchMails } from './read-mailbox.job.ts';
import { readShopDeliveries } from './read-shops.job.ts';
import { refit } from './refit-base.job.ts';
import { openTonight } from './review.job.ts';
import { giveUpReview, review } from './review-batch.job.ts';
import {
  asManyAs,
  daily,
  everyMinutes,
  everyQuarterMinuteBell,
  forEach,
  onWorkingDays,
  weekly,
  whileTrue,
} from './schedule.ts';
import { mailReorders } from './send-reorders.job.ts';
import { sweep } from './sweep-stuck.job.ts';
import { tick } from './tick.job.ts';
import { takeFiles } from './watch-folder.job.ts';

const SUNDAY = 7;
/** Reviews fill a night; whatever is due meanwhile goes first. */
const CAN_WAIT = 10;

/** Every job there is. Times are the supplier's; each job is safe to run again and carries ids only. */
export const ALL_JOBS: readonly Job[] = [
  defineJob({
    name: 'tick',
    payload: nothing,
    when: everyQuarterMinuteBell,
    attempts: 1,
    backoffSeconds: 0,
    timeoutSeconds: 50,
    run: tick,
  }),
  defineJob({
    name: 'review',
    payload: aDay,
    when: daily('03:00'),
    attempts: 5,
    backoffSeconds: 30,
    timeoutSeconds: 600,
    run: openTonight,
  }),
  defineJob({
    name: 'review-batch',
    payload: aBatch,
    when: forEach(findWaitingBatches),
    attempts: 5,
    backoffSeconds: 10,
    timeoutSeconds: 120,
    priority: CAN_WAIT,
    run: review,
    giveUp: giveUpReview,
  }),
  defineJob({
    name: 'after-review',
    payload: aDay,
    when: forEach(findReviewsToFinish),
    attempts: 5,
    backoffSeconds: 30,
    timeoutSeconds: 300,
    run: afterReview,
  }),
  defineJob({
    name: 'deliver-messages',
    payload: nothing,
    when: asManyAs(countDeliveries),
    attempts: 8,
    // Messages keep their own retries; this job only fails where a connection was lost, and mails wait meanwhile.
    backoffSeconds: 2,
    timeoutSeconds: 600,
    run: deliver,
  }),
  defineJob({
    name: 'send-reorders',
    payload: nothing,
    when: whileTrue(hasUnmailedReorders),
    attempts: 5,
    backoffSeconds: 30,
    timeoutSeconds: 120,
    run: mailReorders,
  }),
  defineJob({
    name: 'deliver-webhooks',
    payload: nothing,
    when: whileTrue(hasDueDeliveries),
    attempts: 5,
    // Deliveries keep their own retries; this job only fails where a connection was lost.
    backoffSeconds: 10,
    timeoutSeconds: 600,
    run: tellTheWorld,
  }),
  defineJob({
    name: 'read-mailbox',
    payload: aDay,
    // Answers are read within minutes, as a person would; every try is a connection of its own.
    when: everyMinutes(2),
    attempts: 3,
    backoffSeconds: 20,
    timeoutSeconds: 600,
    run: fetchMails,
  }),
  defineJob({
    name: 'read-incoming',
    payload: nothing,
    when: whileTrue(hasUnreadMails),
    attempts: 5,
    backoffSeconds: 10,
    timeoutSeconds: 600,
    run: readMails,
  }),
  defineJob({
    name: 'import-upload',
    payload: anUpload,
    when: forEach(findAskedFiles),
    attempts: 3,
    backoffSeconds: 5,
    // Two thousand million bytes, at a tenth of the pace that is usual.
    timeoutSeconds: 3_600,
    run: bringIn,
    giveUp: giveUpFile,
  }),
  defineJob({
    name: 'read-shops',
    payload: nothing,
    when: whileTrue(hasWaitingDeliveries),
    attempts: 5,
    backoffSeconds: 10,
    timeoutSeconds: 600,
    run: readShopDeliveries,
  }),
  defineJob({
    name: 'watch-folder',
    payload: aDay,
    // A file is taken once two looks saw the same.
    when: everyMinutes(1),
    attempts: 2,
    backoffSeconds: 20,
    timeoutSeconds: 3_600,
    run: takeFiles,
  }),
  defineJob({
    name: 'morning-list',
    payload: aDay,
    when: onWorkingDays('07:30', '15:00'),
    attempts: 8,
    backoffSeconds: 60,
    timeoutSeconds: 120,
    run: mailLists,
  }),
  defineJob({
    name: 'month-letter',
    payload: aDay,
    // Every working day: the ledger knows who has had the month's letter, and on all days but the first there is nothing to do.
    when: onWorkingDays('07:45', '15:00'),
    attempts: 8,
    backoffSeconds: 60,
    timeoutSeconds: 300,
    run: mailLetters,
  }),
  defineJob({
    name: 'sweep-stuck',
    payload: nothing,
    when: whileTrue(hasStuckMessages),
    attempts: 5,
    backoffSeconds: 30,
    timeoutSeconds: 60,
    run: sweep,
  }),
  defineJob({
    name: 'expire',
    payload: aDay,
    when: everyMinutes(60),
    attempts: 5,
    backoffSeconds: 30,
    timeoutSeconds: 120,
    run: expire,
  }),
  defineJob({
    name: 'alert',
    payload: anAlert,
    when: forEach(findAlertsHere),
    attempts: 8,
    backoffSeconds: 60,
    timeoutSeconds: 120,
    run: tellOwner,
  }),
  defineJob({
    name: 'prune',
    payload: aDay,
    when: daily('04:30'),
    attempts: 3,
    backoffSeconds: 60,
    timeoutSeconds: 600,
    priority: CAN_WAIT,
    run: prune,
  }),
  defineJob({
    name: 'refit-base',
    payload: aDay,
    when: weekly(SUNDAY, '01:30'),
    attempts: 3,
    backoffSeconds: 60,
    timeoutSeconds: 1_200,
    run: refit,
  }),
  defineJob({
    name: 'fit-forecast',
    payload: aDay,
    when: weekly(SUNDAY, '02:00'),
    attempts: 3,
    backoffSeconds: 60,
    // A fit takes a minute or two; a machine with much else to do may take several times that.
    timeoutSeconds: 1_200,
    priority: CAN_WAIT,
    run: fitForecastAnew,
  }),
];
