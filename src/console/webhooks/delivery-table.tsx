import type { ListedDelivery } from '../../webhooks/manage/webhook-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { Scrolls } from '../shell/scrolls.tsx';
import { timeOf } from '../shell/time-of.ts';

interface DeliveryTableProps {
  reader: Reader;
  title: string;
  deliveries: readonly ListedDelivery[];
  mayResend?: boolean;
}

/** Nothing where there are none. */
export function DeliveryTable({ reader, title, deliveries, mayResend = false }: DeliveryTableProps) {
  const say = (key: string) => reader.speaker.say(`webhooks:${key}`);
  if (deliveries.length === 0) return null;
  return (
    <div class="wide-table">
      <h2>{title}</h2>
      <Scrolls label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('column.what')}</th>
              <th scope="col">{say('column.customer')}</th>
              <th scope="col">{say('column.when')}</th>
              <th scope="col">{say('column.where')}</th>
              <th scope="col">{say('column.state')}</th>
              <th scope="col">{say('column.tries')}</th>
              <th scope="col">{say('column.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <DeliveryRow key={delivery.id} reader={reader} delivery={delivery} mayResend={mayResend} />
            ))}
          </tbody>
        </table>
      </Scrolls>
    </div>
  );
}

function DeliveryRow({
  reader,
  delivery,
  mayResend,
}: {
  reader: Reader;
  delivery: ListedDelivery;
  mayResend: boolean;
}) {
  const say = (key: string) => reader.speaker.say(`webhooks:${key}`);
  const { id, kind, customerId, endpointId, state, attempts, lastAnswer, at } = delivery;
  return (
    <tr>
      <th scope="row">{say(`kind.${kind.replace('.', '-')}`)}</th>
      <td>
        {reader.may('GET /console/customers/:id') ? (
          <a href={`/console/customers/${customerId}`}>{customerId}</a>
        ) : (
          customerId
        )}
      </td>
      <td>{timeOf(new Date(at), reader)}</td>
      <td>{endpointId}</td>
      <td>
        {say(`state.${state}`)}
        {mayResend ? (
          <form method="post" action={`/console/webhooks/deliveries/${id}/resend`}>
            <button type="submit" class="plain-button">
              {say('do.resendOne')}
            </button>
          </form>
        ) : null}
      </td>
      <td>{reader.speaker.number(attempts)}</td>
      <td>{answered(say, lastAnswer)}</td>
    </tr>
  );
}

/** An HTTP status stands for itself. */
function answered(say: (key: string) => string, answer: string | null): string {
  if (answer === null) return '–';
  return /^\d+$/.test(answer) ? answer : say(`fault.${answer}`);
}
