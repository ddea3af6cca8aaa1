import type { LinkedItem } from '../messages/link-target-store.ts';
import { QUANTITY_DIGITS } from '../words/type-number.ts';
import { Frame } from './frame.tsx';
import type { Reader } from './public-deps.ts';

interface ReorderedPageProps {
  reader: Reader;
  items: readonly LinkedItem[];
  note: string | null;
  /** The day of the first press, spoken; null when this was it. */
  alreadyOn: string | null;
}

/** What was ordered, and how to change it. */
export function ReorderedPage({ reader, items, note, alreadyOn }: ReorderedPageProps) {
  const { speaker, supplier } = reader;
  const say = (key: string, values = {}) => speaker.say(`public:reorder.${key}`, values);
  const title = say(alreadyOn === null ? 'doneTitle' : 'alreadyTitle');
  return (
    <Frame reader={reader} title={title}>
      <h1>{title}</h1>
      <p class="lead" role="status">
        {alreadyOn === null
          ? say('doneLead', { supplier: supplier.name })
          : say('alreadyLead', { date: alreadyOn })}
      </p>
      <ul class="items">
        {items.map(({ productId, productName, quantity, unit }) => (
          <li key={productId}>
            <span class="name">{productName}</span>
            <span class="amount">
              {[speaker.number(quantity, QUANTITY_DIGITS), unit].filter(Boolean).join(' ')}
            </span>
          </li>
        ))}
      </ul>
      {note === null ? null : (
        <p>
          {say('yourNote')}: <q>{note}</q>
        </p>
      )}
      <p class="small">{say('undo', { phone: supplier.phone, mail: supplier.replyTo })}</p>
    </Frame>
  );
}
