import type { OpenSlot } from '../../messages/templates/open-slot.ts';
import type { Reader } from '../console-deps.ts';
import { slotAddress } from './slot-address.ts';

/** For publishers alone: lets a draft go out that somebody asked for, or the shipped template hold again. */
export function PublishForms({ reader, open }: { reader: Reader; open: OpenSlot }) {
  const say = (key: string, values = {}) => reader.speaker.say(`templates:publish.${key}`, values);
  const { draft, published, slot } = open;
  if (!reader.may('POST /console/templates/:kind/:place/publish'))
    return draft?.requestedAt ? <p class="quiet">{say('waits')}</p> : null;
  return (
    <>
      {draft?.requestedAt ? (
        <form method="post" action={`${slotAddress(slot)}/publish`} class="publish">
          <input type="hidden" name="revision" value={draft.revision} />
          <p>{say('lead', { author: draft.author })}</p>
          <button class="button" type="submit">
            {say('publish')}
          </button>
        </form>
      ) : null}
      {published ? (
        <form method="post" action={`${slotAddress(slot)}/withdraw`} class="publish">
          <button class="button plain-button" type="submit">
            {say('withdraw')}
          </button>
        </form>
      ) : null}
    </>
  );
}
