import { sayTemplateProblem } from '../../messages/template-problem.ts';
import type { TemplateSlot } from '../../messages/templates/template-slot.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import type { EveryoneCheck } from './check-everyone.ts';
import { FaultList } from './fault-list.tsx';
import { saySlot } from './say-slot.ts';
import { slotAddress } from './slot-address.ts';

/** The template held against everyone it could go to today: whom it fails, and whose mail looks odd. */
export function CheckPage({
  reader,
  slot,
  check,
}: {
  reader: Reader;
  slot: TemplateSlot;
  check: EveryoneCheck;
}) {
  const say = (key: string, values = {}) => reader.speaker.say(`templates:check.${key}`, values);
  const { speaker } = reader;
  const { count, faults, found, foundInAll } = check;
  const isClean = faults.length === 0 && found.length === 0;
  return (
    <Page reader={reader} title={say('title')} screen="templates">
      <p class="eyebrow">
        <a href={slotAddress(slot)}>
          {reader.speaker.say(`calls:message.kind.${slot.kind}`)}: {saySlot(slot, reader)}
        </a>
      </p>
      <h1>{say('title')}</h1>
      {faults.length > 0 ? (
        <Notice tone="care">{say('faulty')}</Notice>
      ) : (
        <p class="lead">{say('count', { count })}</p>
      )}
      <FaultList reader={reader} faults={faults} />
      {isClean && count > 0 ? <Notice tone="good">{say('clean')}</Notice> : null}
      {foundInAll > found.length ? (
        <p>{say('first', { shown: speaker.number(found.length), all: speaker.number(foundInAll) })}</p>
      ) : null}
      {found.length > 0 ? (
        <ul class="checked">
          {found.map((mail) => (
            <li key={mail.customerId}>
              <a href={`${slotAddress(slot)}?customer=${mail.customerId}`}>{mail.customer}</a>
              <span class={mail.problem ? 'label label-service' : 'label label-retention'}>
                {say(mail.problem ? 'fails' : 'odd')}
              </span>
              <span>
                {mail.problem
                  ? `${sayTemplateProblem(mail.problem, reader.speaker)}.`
                  : mail.oddities
                      .map((oddity) => say(oddity, { subject: mail.subject ?? '', contact: mail.contact }))
                      .join(' ')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Page>
  );
}
