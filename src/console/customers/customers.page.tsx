import type { ListedCustomer } from '../../nurture/customer-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { CustomerTable } from './customer-table.tsx';
import { CUSTOMERS_A_PAGE, type ListQuery, listAddress } from './list-query.ts';

interface CustomersPageProps {
  reader: Reader;
  query: ListQuery;
  customers: readonly ListedCustomer[];
  /** How many fit, on all pages. */
  total: number;
}

/** For htmx: the same page while somebody types, of which what was found is shown; what was asked before is forgotten. */
const FINDS_WHILE_TYPING = {
  'hx-get': '/console/customers',
  'hx-trigger': 'input delay:150ms, submit',
  'hx-sync': 'this:replace',
  'hx-target': '#found',
  'hx-select': '#found',
  'hx-swap': 'outerHTML',
  'hx-replace-url': 'true',
};

/** Everybody who buys. htmx fetches the same page while somebody types; without it the form does. */
export function CustomersPage({ reader, query, customers, total }: CustomersPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`customers:list.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="customers" changes>
      <h1>{say('title')}</h1>
      <search>
        <form method="get" action="/console/customers" class="finder" {...FINDS_WHILE_TYPING}>
          <label>
            <span>{say('search')}</span>
            <input
              type="search"
              name="q"
              value={query.q}
              maxLength={200}
              placeholder={say('example')}
              autocomplete="off"
              spellcheck={false}
            />
          </label>
          <input type="hidden" name="sort" value={query.sort} />
          <input type="hidden" name="way" value={query.way} />
          <button type="submit">{say('find')}</button>
        </form>
      </search>
      <div id="found">
        <p class="quiet" role="status">
          {total > 0 || query.q === '' ? say('count', { count: total }) : say('none', { text: query.q })}
        </p>
        {customers.length > 0 ? (
          <CustomerTable {...{ reader, query, customers }} />
        ) : (
          <Nothing {...{ reader, query }} />
        )}
        <Pages reader={reader} query={query} total={total} />
      </div>
    </Page>
  );
}

function Nothing({ reader: { speaker }, query }: { reader: Reader; query: ListQuery }) {
  if (query.q === '') return <p class="lead">{speaker.say('customers:list.empty')}</p>;
  return (
    <p>
      <a href="/console/customers">{speaker.say('customers:list.all')}</a>
    </p>
  );
}

function Pages({ reader: { speaker }, query, total }: { reader: Reader; query: ListQuery; total: number }) {
  const last = Math.ceil(total / CUSTOMERS_A_PAGE);
  if (last < 2) return null;
  const { page } = query;
  return (
    <nav class="pages" aria-label={speaker.say('customers:list.pages')}>
      {page > 1 ? (
        <a rel="prev" href={listAddress({ ...query, page: page - 1 })}>
          {speaker.say('customers:list.before')}
        </a>
      ) : (
        <span />
      )}
      <span class="quiet">{speaker.say('customers:list.page', { page, last })}</span>
      {page < last ? (
        <a rel="next" href={listAddress({ ...query, page: page + 1 })}>
          {speaker.say('customers:list.after')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
