import type { Signal } from '../signals/signal.ts';

/** The products that the sentences about some signals name. */
export function productsOfSignals(signals: readonly Signal[]): number[] {
  return signals.flatMap((signal) => ('productId' in signal.evidence ? [signal.evidence.productId] : []));
}
