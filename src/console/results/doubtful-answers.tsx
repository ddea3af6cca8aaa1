import type { DoubtfulAnswer } from '../../nurture/satisfaction/doubtful-store.ts';
import { sayMark } from '../../words/say-mark.ts';
import type { Reader } from '../console-deps.ts';

/** Answers that may be a machine's, each with a button for whoever knows that a person gave it. Nothing where there are none. */
export function DoubtfulAnswers({ reader, answers }: { reader: Reader; answers: readonly DoubtfulAnswer[] }) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`satisfaction:${key}`, values);
  if (answers.length === 0) return null;
  return (
    <section class="part">
      <h2>{say('doubtfulTitle')}</h2>
      <p>{say('doubtfulLead')}</p>
      <ul class="reasons">
        {answers.map(
          ({ id, contactName, customerName, customerId, scale, score, comment, doubtful, day }) => (
            <li key={id}>
              <a href={`/console/customers/${customerId}`}>
                {say('doubtfulOne', {
                  person: contactName,
                  customer: customerName,
                  score: sayMark(scale, score, speaker),
                })}
              </a>{' '}
              <span class="quiet">{`${speaker.date(day)}, ${say(`doubt.${doubtful}`)}`}</span>
              {comment === null ? null : <blockquote>{comment}</blockquote>}
              {reader.may('POST /console/results/satisfaction/:id/confirm') ? (
                <form method="post" action={`/console/results/satisfaction/${id}/confirm`}>
                  <button type="submit" class="quiet" aria-label={`${say('confirm')}: ${customerName}`}>
                    {say('confirm')}
                  </button>
                </form>
              ) : null}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
