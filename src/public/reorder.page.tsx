import type { LinkedItem } from '../messages/link-target-store.ts';
import type { Language } from '../shared/language.ts';
import { typeNumber } from '../words/type-number.ts';
import { Frame } from './frame.tsx';
import { Notice } from './notice.tsx';
import type { Reader } from './public-deps.ts';
import type { ReorderFault } from './read-reorder.ts';

interface ReorderPageProps {
  reader: Reader;
  path: string;
  customerName: string;
  items: readonly LinkedItem[];
  /** As typed, by product id; missing shows the usual quantity. */
  typed?: ReadonlyMap<number, string>;
  note?: string;
  faults?: readonly ReorderFault[];
}

/** The items of the mail with their usual quantities, to change and confirm. */
export function ReorderPage({
  reader,
  path,
  customerName,
  items,
  typed,
  note,
  faults = [],
}: ReorderPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`public:reorder.${key}`, values);
  return (
    <Frame reader={reader} title={say('title')}>
      {faults.length > 0 ? (
        <Notice kind="fault" title={say('faultTitle')}>
          <ul>
            {faults.map(({ key, values }) => (
              <li key={JSON.stringify(values)}>{say(key, values)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <h1>{say('title')}</h1>
      <p class="lead">{items.length > 0 ? say('lead', { customer: customerName }) : say('empty')}</p>
      {items.length > 0 ? (
        <form method="post" action={path}>
          <ul class="items">
            {items.map((item) => (
              <ItemRow
                key={item.productId}
                {...{ item, say, typed: typed?.get(item.productId), language: reader.speaker.language }}
              />
            ))}
          </ul>
          <label class="note">
            <span>{say('note')}</span>
            <textarea name="note" rows={3} maxLength={2000}>
              {note}
            </textarea>
          </label>
          <button type="submit">{say('confirm')}</button>
          <p class="small">{say('after')}</p>
        </form>
      ) : null}
    </Frame>
  );
}

interface ItemRowProps {
  item: LinkedItem;
  typed: string | undefined;
  language: Language;
  say: (key: string, values?: Record<string, string>) => string;
}

function ItemRow({ item, typed, language, say }: ItemRowProps) {
  return (
    <li>
      <span class="name">{item.productName}</span>
      <span class="amount">
        <input
          type="text"
          inputMode="decimal"
          name={`quantity-${item.productId}`}
          value={typed ?? typeNumber(String(item.quantity), language)}
          aria-label={say('quantityOf', { product: item.productName })}
          autoComplete="off"
          maxLength={12}
        />
        {item.unit === null ? null : <span class="unit">{item.unit}</span>}
      </span>
    </li>
  );
}
