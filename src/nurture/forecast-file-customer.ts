import { DEFAULT_CARE_MODEL } from '../decisions/care-model.ts';
import type { ProposedItem } from '../decisions/decision.ts';
import type { Facts } from '../decisions/facts.ts';
import { openReviewCase, type ReviewCase } from '../decisions/review-case.ts';
import { suggestProducts } from '../decisions/suggestions/suggest-products.ts';
import { plainForecast } from '../forecast/plain-forecast.ts';
import type { OrderFile } from '../orders/read-order-file.ts';
import { customerRhythm } from '../rhythm/customer-rhythm.ts';
import type { CustomerHistory } from '../rhythm/histories-from-columns.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { SignalKind } from '../signals/signal.ts';
import type { ReviewContext } from './review-context.ts';

export interface FileHorizons {
  itemHorizonDays: number;
  customerHorizonDays: number;
}

/** What a file says of one customer, under the ids of the file. */
export interface FileForecast {
  customer: string;
  /** Chance of an order within the customer horizon; null where nothing is known of any gap. */
  orders: number | null;
  usualGapDays: number | null;
  /** Calendar days. */
  daysSinceLast: number;
  signals: ReadonlySet<SignalKind>;
  items: readonly { product: string; probability: number }[];
  /** Best first; none for a customer that has not bought for a year. */
  suggestions: readonly ProposedItem[];
}

/** Suggestions made to a customer. */
const SUGGESTIONS = 5;
/** Who has not bought for longer is no active customer. */
const ACTIVE_DAYS = 365;

type FileContext = Pick<ReviewContext, 'base' | 'trends' | 'suggestions' | 'worth' | 'forecast'>;

/** Looks at customers of a file one by one, by the same code as the nightly review. */
export function createFileForecaster(
  context: FileContext,
  { file, on, ...horizons }: FileHorizons & { file: OrderFile; on: Day },
): (one: CustomerHistory) => FileForecast {
  return (one) => {
    const review = openReviewCase(factsOf(one, on, context));
    const { order } = review.rhythm;
    const { orders, items } = chancesOf(review, horizons);
    const daysSinceLast = on - (order.lastDay ?? on);
    return {
      customer: file.customerIds[one.customerId] ?? '',
      orders,
      usualGapDays: order.usualGapDays,
      daysSinceLast,
      signals: new Set(review.signals.map(({ kind }) => kind)),
      items: items.map(({ productId, probability }) => ({
        product: file.productIds[productId] ?? '',
        probability,
      })),
      suggestions: daysSinceLast <= ACTIVE_DAYS ? suggestProducts(review.facts) : [],
    };
  };
}

function chancesOf({ forecast, facts, rhythm }: ReviewCase, horizons: FileHorizons) {
  if (forecast) return { orders: forecast.orders?.probability ?? null, items: forecast.items };
  const { today, history, base, careModel, customer } = facts;
  const context = {
    settings: careModel.signals,
    industry: customer.industry,
    base,
    closures: base.closures,
  };
  // The review leaves out items bought once; here every item has a chance.
  const { items } = customerRhythm(history, today, context, 1);
  return plainForecast({ ...rhythm, items }, horizons);
}

/** A customer of whom only orders are known. */
function factsOf({ customerId, history }: CustomerHistory, today: Day, context: FileContext): Facts {
  return {
    today,
    customer: {
      id: customerId,
      careLevel: 'small',
      closed: false,
      industry: null,
      employees: null,
      leaveAloneUntil: null,
    },
    contacts: [],
    history,
    complaints: [],
    messages: [],
    itemWishes: [],
    calls: { openSince: null, coolDownUntil: null, leavingSince: null },
    product: () => ({ category: null, packSize: 1, left: false, replacementId: null }),
    ...context,
    careModel: { ...DEFAULT_CARE_MODEL, suggestionsPerMessage: SUGGESTIONS },
  };
}
