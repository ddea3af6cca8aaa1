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
  { name: 'audit', path: '/console/audit', route: 'GET /console/audit', label: 'staff:shell.audit' },
  { name: 'health', path: '/console/health', route: 'GET /console/health', label: 'health:title' },
] as const satisfies readonly Way[];

export type Screen = (typeof WAYS)[number]['name'] | 'me';

export function Ways({ reader, screen }: { reader: Reader; screen: Screen | undefined }) {
  return (
    <nav class="ways" aria-label={reader.speaker.say('console:shell.ways')}>
      {WAYS.filter(({ route }) => reader.may(route)).map(({ name, path, label }) => (
        <a key={name} href={path} aria-current={name === screen ? 'page' : undefined}>
          {reader.speaker.say(label)}
        </a>
      ))}
    </nav>
  );
}
