import type { ComponentChildren } from 'preact';
import type { Reader } from '../console-deps.ts';

const SCREENS = [
  { name: 'today', path: '/console' },
  { name: 'calls', path: '/console/calls' },
  { name: 'customers', path: '/console/customers' },
  { name: 'incoming', path: '/console/incoming' },
  { name: 'inbox', path: '/console/inbox' },
] as const;

type Screen = (typeof SCREENS)[number]['name'];

interface PageProps {
  reader: Reader;
  title: string;
  screen?: Screen;
  /** Without the way round: for whoever may not look. */
  bare?: boolean;
  children: ComponentChildren;
}

/** The shell that every page of the console stands in. */
export function Page({ reader, title, screen, bare = false, children }: PageProps) {
  const { speaker, supplier } = reader;
  return (
    <html lang={speaker.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Rytmi`}</title>
        <link rel="icon" href="/console/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/console/assets/console.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          {speaker.say('console:shell.skip')}
        </a>
        <header class="top">
          <div class="top-inner">
            <a class="brand" href="/console">
              <img src="/console/assets/icon.svg" alt="" width="26" height="26" />
              Rytmi
            </a>
            {bare ? null : <Ways reader={reader} screen={screen} />}
            <span class="supplier">{supplier.name}</span>
          </div>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

function Ways({ reader, screen }: { reader: Reader; screen: Screen | undefined }) {
  return (
    <nav class="ways" aria-label={reader.speaker.say('console:shell.ways')}>
      {SCREENS.map(({ name, path }) => (
        <a key={name} href={path} aria-current={name === screen ? 'page' : undefined}>
          {reader.speaker.say(`console:shell.${name}`)}
        </a>
      ))}
    </nav>
  );
}
