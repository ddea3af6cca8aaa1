import { z } from 'zod';
import type { ReviewContext } from '../../nurture/review-context.ts';
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

/** Signals with the sentence that a person would read, as a customer’s page shows it. */
export function tellSignals(
  signals: readonly Signal[],
  { products }: Pick<ReviewContext, 'products'>,
  { language, currency }: { language: Language; currency: string },
): z.input<typeof SIGNAL>[] {
  const speaker = speakerFor(language);
  const productName = (id: number) => products.get(id)?.name ?? `#${id}`;
  return signals.map((signal) => ({
    kind: signal.kind,
    startedOn: isoFromDay(signal.startedOn),
    strength: signal.strength,
    product:
      'productId' in signal.evidence ? (products.get(signal.evidence.productId)?.externalId ?? null) : null,
    sentence: explainSignal(signal, { speaker, productName, currency }),
  }));
}
