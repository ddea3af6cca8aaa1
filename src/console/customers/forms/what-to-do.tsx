import { CallForm } from './call-form.tsx';
import { CloseForm, HandForm, PeaceForm } from './standing-forms.tsx';
import type { WhatToDoProps } from './what-to-do-props.ts';
import { WriteForm } from './write-form.tsx';

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
