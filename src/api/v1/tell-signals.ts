import { z } from 'zod';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { Language } from '../../shared/language.ts';
import type { Signal } from '../../signals/signal.ts';
import { explainSignal } from '../../words/explain-signal.ts';
import { speakerFor } from '../../words/speaker.ts';
import { day } from './parameters.ts';
import { SIGNAL_KINDS } from './signal-kinds.ts';

export const SIGNAL = z.strictObject({
  kind: z.enum(SIGNAL_KINDS),
  startedOn: day,
  strength: z.number().min(0).max(1),
  product: z.string().nullable().describe('The id of the product it is about, where it is about one.'),
  sentence: z.string(),
});

/** What a sentence calls a product, and what the supplier's own system does. */
export interface ToldProduct {
  externalId: string;
  name: string;
}

/** The product a signal is about; null where it is about none. */
export function productOf({ evidence }: Signal): number | null {
  return 'productId' in evidence ? evidence.productId : null;
}

/** Signals with the sentence that a person would read, as a customer’s page shows it. */
export function tellSignals(
  signals: readonly Signal[],
  { products }: { products: ReadonlyMap<number, ToldProduct> },
  { language, currency }: { language: Language; currency: string },
): z.input<typeof SIGNAL>[] {
  const speaker = speakerFor(language);
  const productName = (id: number) => products.get(id)?.name ?? `#${id}`;
  return signals.map((signal) => ({
    kind: signal.kind,
    startedOn: isoFromDay(signal.startedOn),
    strength: signal.strength,
    product: products.get(productOf(signal) ?? 0)?.externalId ?? null,
    sentence: explainSignal(signal, { speaker, productName, currency }),
  }));
}
