import type { Decision } from '../../decisions/decision.ts';
import type { RecordedDecision } from '../../nurture/decision-store.ts';
import { dayFromIso } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { RuleList } from './rule-list.tsx';
import { sayVerdict } from './say-verdict.ts';

interface LastDecisionProps {
  reader: Reader;
  /** As it was written down that night. */
  recorded: RecordedDecision;
  now: Pick<Decision, 'verdict' | 'heldOut'>;
}

/** What a review last decided to do, as it is on record; with every rule's answer of that night where it would be different now. */
export function LastDecision({ reader, recorded, now }: LastDecisionProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`customers:decided.${key}`, values);
  const verdict = sayVerdict(recorded.verdict, reader);
  const line = say(recorded.heldOut ? 'heldOut' : 'line', {
    ...{ verdict, version: recorded.careModelVersion },
    date: speaker.date(dayFromIso(recorded.day) ?? reader.today),
  });
  const isSame = verdict === sayVerdict(now.verdict, reader) && recorded.heldOut === now.heldOut;
  if (isSame) return <p class="quiet">{line}</p>;
  return (
    <>
      <p class="quiet">{line}</p>
      <details id="decided">
        <summary>{say('rules')}</summary>
        <RuleList reader={reader} rules={recorded.rules} />
      </details>
    </>
  );
}
