import type { Explanation } from '../../nurture/explain-customer.ts';
import type { Signal } from '../../signals/signal.ts';
import { explainSignal } from '../../words/explain-signal.ts';
import type { Reader } from '../console-deps.ts';

/** Of one kind: who buys two hundred products may miss twenty of them, and the one complaint must not drown in that. */
const SHOWN_OF_A_KIND = 3;

interface SignalsProps {
  reader: Reader;
  explanation: Explanation;
}

/** What was noticed: the first of every kind, the rest folded away. */
export function Signals({ reader, explanation }: SignalsProps) {
  const { speaker, supplier } = reader;
  const { decision, context } = explanation;
  const { shown, folded } = firstOfEachKind(decision.signals);
  const productName = (id: number) => context.products.get(id)?.name ?? `#${id}`;
  const list = (signals: readonly Signal[]) => (
    <ul class="reasons">
      {signals.map((signal, i) => (
        <li key={i}>{explainSignal(signal, { speaker, productName, currency: supplier.currency })}</li>
      ))}
    </ul>
  );
  return (
    <section class="part" aria-labelledby="signals">
      <h2 id="signals">{speaker.say('console:customer.signals')}</h2>
      {shown.length === 0 ? <p class="quiet">{speaker.say('console:customer.noSignals')}</p> : list(shown)}
      {folded.length === 0 ? null : (
        <details>
          <summary>{speaker.say('console:customer.moreSignals', { count: folded.length })}</summary>
          {list(folded)}
        </details>
      )}
    </section>
  );
}

function firstOfEachKind(signals: readonly Signal[]): { shown: Signal[]; folded: Signal[] } {
  const shown: Signal[] = [];
  const folded: Signal[] = [];
  for (const signal of signals) {
    const before = shown.filter(({ kind }) => kind === signal.kind).length;
    (before < SHOWN_OF_A_KIND ? shown : folded).push(signal);
  }
  return { shown, folded };
}
