import type { CustomerCard } from '../../customers/customer-card-store.ts';
import type { ReviewCase } from '../../decisions/review-case.ts';
import { defineStage } from '../../words/define-stages.ts';
import type { Reader } from '../console-deps.ts';

interface CustomerHeadProps {
  reader: Reader;
  card: CustomerCard;
  review: ReviewCase;
}

/** Who it is, where it stands, what it brings, and whatever keeps us away from it. */
export function CustomerHead({ reader, card, review }: CustomerHeadProps) {
  const { speaker, supplier, today } = reader;
  const say = (key: string, values = {}) => speaker.say(`customers:page.${key}`, values);
  const year = speaker.money(Math.round(review.yearValueCents / 100) * 100, supplier.currency);
  const { stage } = review;
  const { closedOn, leaveAloneUntil: until, namedPerson } = card;
  return (
    <header>
      <h1>{card.name}</h1>
      <p class="quiet">
        {stage ? (
          <>
            <span class={`stage stage-${stage.stage}`}>{speaker.say(`stages:name.${stage.stage}`)}</span>{' '}
          </>
        ) : null}
        {[card.city, card.externalId].filter(Boolean).join(' · ')} · <strong>{year}</strong> {say('aYear')}
      </p>
      {stage ? (
        <details>
          <summary>{speaker.say('stages:what')}</summary>
          <p class="quiet">{defineStage(stage.stage, review.facts.careModel.signals, speaker)}</p>
        </details>
      ) : null}
      {closedOn === null ? null : <p class="standing">{say('closed', { date: speaker.date(closedOn) })}</p>}
      {closedOn === null && until !== null && until > today ? (
        <p class="standing">{say('alone', { date: speaker.date(until) })}</p>
      ) : null}
      {namedPerson ? <p class="standing">{say('cared', { name: namedPerson })}</p> : null}
    </header>
  );
}
