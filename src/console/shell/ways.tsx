import type { Reader } from '../console-deps.ts';
import type { ConsoleRoute } from '../guard/route-roles.ts';

interface Way {
  name: string;
  path: string;
  route: ConsoleRoute;
  /** Its words. */
  label: string;
}

/** The screens in the order of a day. A reader sees those that her roles allow. */
const WAYS = [
  { name: 'today', path: '/console', route: 'GET /console', label: 'console:shell.today' },
  { name: 'calls', path: '/console/calls', route: 'GET /console/calls', label: 'console:shell.calls' },
  {
    name: 'customers',
    path: '/console/customers',
    route: 'GET /console/customers',
    label: 'console:shell.customers',
  },
  {
    name: 'incoming',
    path: '/console/incoming',
    route: 'GET /console/incoming',
    label: 'console:shell.incoming',
  },
  {
    name: 'templates',
    path: '/console/templates',
    route: 'GET /console/templates',
    label: 'templates:list.title',
  },
  {
    name: 'results',
    path: '/console/results/effect',
    route: 'GET /console/results/effect',
    label: 'results:title',
  },
  {
    name: 'care-model',
    path: '/console/care-model',
    route: 'GET /console/care-model',
    label: 'care-model:title',
  },
  { name: 'imports', path: '/console/imports', route: 'GET /console/imports', label: 'uploads:title' },
  { name: 'inbox', path: '/console/inbox', route: 'GET /console/inbox', label: 'console:shell.inbox' },
  { name: 'staff', path: '/console/staff', route: 'GET /console/staff', label: 'staff:shell.staff' },
  {
    name: 'api-keys',
    path: '/console/api-keys',
    route: 'GET /console/api-keys',
    label: 'staff:shell.keys',
  },
  { name: 'webhooks', path: '/console/webhooks', route: 'GET /console/webhooks', label: 'webhooks:shell' },
  { name: 'audit', path: '/console/audit', route: 'GET /console/audit', label: 'staff:shell.audit' },
  { name: 'health', path: '/console/health', route: 'GET /console/health', label: 'health:title' },
] as const satisfies readonly Way[];

export type Screen = (typeof WAYS)[number]['name'] | 'me';

/** What most people open once in a while. */
const RARE: ReadonlySet<Screen> = new Set([
  'imports',
  'inbox',
  'staff',
  'api-keys',
  'webhooks',
  'audit',
  'health',
]);
/** As many as stand beside each other at 1280 px, in Finnish too. */
const MOST_IN_A_ROW = 8;

export function Ways({ reader, screen }: { reader: Reader; screen: Screen | undefined }) {
  const { say } = reader.speaker;
  const all = WAYS.filter(({ route }) => reader.may(route));
  const rare = all.length > MOST_IN_A_ROW ? all.filter(({ name }) => RARE.has(name)) : [];
  const isHere = rare.some(({ name }) => name === screen);
  return (
    <nav class="ways" aria-label={say('console:shell.ways')}>
      <div class="ways-row">
        <Links ways={all.filter((way) => !rare.includes(way))} reader={reader} screen={screen} />
      </div>
      {rare.length > 0 ? (
        // Of the same name as the other menu of the header: opening one closes the other.
        <details class="more" name="top">
          <summary class={isHere ? 'more-word more-here' : 'more-word'}>{say('staff:shell.more')}</summary>
          <div class="more-menu card">
            <Links ways={rare} reader={reader} screen={screen} />
          </div>
        </details>
      ) : null}
    </nav>
  );
}

function Links({
  ways,
  reader,
  screen,
}: {
  ways: readonly (typeof WAYS)[number][];
  reader: Reader;
  screen: Screen | undefined;
}) {
  return ways.map(({ name, path, label }) => (
    <a key={name} href={path} aria-current={name === screen ? 'page' : undefined}>
      {reader.speaker.say(label)}
    </a>
  ));
}
