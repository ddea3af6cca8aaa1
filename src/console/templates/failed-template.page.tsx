import type { NotPublished } from '../../messages/templates/publish-template.ts';
import type { TemplateSlot } from '../../messages/templates/template-slot.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { FaultList } from './fault-list.tsx';
import { slotAddress } from './slot-address.ts';

export type WhyFailed = NotPublished | { kind: 'not-sent'; because: string };

interface FailedTemplateProps {
  reader: Reader;
  slot: TemplateSlot;
  why: WhyFailed;
  /** What was written and stands nowhere else; null where nothing is lost. */
  unsaved: string | null;
}

/** Nothing was done, why, and the way out. */
export function FailedTemplatePage({ reader, slot, why, unsaved }: FailedTemplateProps) {
  const say = (key: string) => reader.speaker.say(`templates:failed.${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="templates">
      <h1>{say('title')}</h1>
      <p class="lead">{say(why.kind)}</p>
      {why.kind === 'faulty' ? <FaultList reader={reader} faults={why.faults} /> : null}
      {why.kind === 'not-sent' ? <p>{why.because}</p> : null}
      {unsaved === null ? null : (
        <p>
          <label for="unsaved">{say('unsaved')}</label>
          <textarea id="unsaved" class="unsaved" rows={20} readOnly spellcheck={false}>
            {unsaved}
          </textarea>
        </p>
      )}
      <p>
        <a class="button" href={slotAddress(slot)}>
          {say('back')}
        </a>
      </p>
    </Page>
  );
}
