import type { NamedCustomer } from '../../nurture/customer-name-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';

interface CustomersPageProps {
  reader: Reader;
  /** What was searched for; null before any search. */
  text: string | null;
  found: readonly NamedCustomer[];
}

export function CustomersPage({ reader, text, found }: CustomersPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`console:customers.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="customers">
      <h1>{say('title')}</h1>
      <search>
        <form method="get" action="/console/customers" class="search">
          <label>
            {say('search')}
            <input type="search" name="q" value={text ?? ''} maxLength={200} required />
          </label>
          <button type="submit">{say('find')}</button>
        </form>
      </search>
      {text !== null && found.length === 0 ? <p class="quiet">{say('none', { text })}</p> : null}
      <ul class="mails">
        {found.map((customer) => (
          <li key={customer.id}>
            <a href={`/console/customers/${customer.id}`}>
              <span class="cell mail-subject">{customer.name}</span>
              <span class="quiet">{customer.externalId}</span>
            </a>
          </li>
        ))}
      </ul>
      {text === null ? <p class="quiet">{say('hint')}</p> : null}
    </Page>
  );
}
