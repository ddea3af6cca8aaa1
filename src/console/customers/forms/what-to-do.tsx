import type { ListedContact } from '../../../customers/contact-list-store.ts';
import type { CustomerCard } from '../../../customers/customer-card-store.ts';
import type { WritingChoice } from '../../../nurture/write-by-hand.ts';
import type { Reader } from '../../console-deps.ts';
import { CallForm } from './call-form.tsx';
import { CloseForm, HandForm, PeaceForm } from './standing-forms.tsx';
import { WriteForm } from './write-form.tsx';

export interface WhatToDoProps {
  reader: Reader;
  card: CustomerCard;
  contacts: readonly ListedContact[];
  /** Names of people who could care for the customer. */
  people: readonly string[];
  /** The call of this customer that is still to be made. */
  openCall: number | null;
  writing: WritingChoice;
}

/** What a person can do about a customer; each opens on a press. */
export function WhatToDo(props: WhatToDoProps) {
  const { reader, card } = props;
  if (!reader.may('POST /console/customers/:id/call')) return <aside />;
  return (
    <aside class="to-do" aria-labelledby="to-do">
      <h2 id="to-do">{reader.speaker.say('customers:do')}</h2>
      {card.closedOn === null ? (
        <>
          <CallForm {...props} />
          <WriteForm {...props} />
          <PeaceForm {...props} />
          <HandForm {...props} />
        </>
      ) : null}
      <CloseForm {...props} />
    </aside>
  );
}
