import type { ComponentChildren } from 'preact';
import type { Reader } from '../console-deps.ts';
import { type Screen, Ways } from './ways.tsx';
import { You } from './you.tsx';

interface PageProps {
  reader: Reader;
  title: string;
  screen?: Screen;
  /** A file among the assets that makes the page quicker to use; it must work without. */
  script?: string;
  /** Parts of it change without loading: htmx does what their `hx-` attributes say. It must work without. */
  changes?: boolean;
  /** Something is being worked on: the page looks again until it is done, with htmx or without. */
  waits?: boolean;
  children: ComponentChildren;
}

/** The shell that every page of the console stands in. Who is not signed in gets no way round. */
export function Page({ reader, title, screen, script, changes, waits, children }: PageProps) {
  const { speaker, supplier, staff } = reader;
  return (
    <html lang={speaker.language} data-theme={staff && staff.theme !== 'system' ? staff.theme : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Rytmi`}</title>
        <link rel="icon" href="/console/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/console/assets/console.css" />
        <link rel="stylesheet" href="/console/assets/frame.css" />
        {screen === 'templates' ? <link rel="stylesheet" href="/console/assets/templates.css" /> : null}
        {screen === 'customers' || screen === 'calls' ? (
          <link rel="stylesheet" href="/console/assets/care.css" />
        ) : null}
        {screen === 'calls' ? <link rel="stylesheet" href="/console/assets/calls.css" /> : null}
        {screen === 'care-model' || screen === 'results' ? (
          <link rel="stylesheet" href="/console/assets/results.css" />
        ) : null}
        {screen === 'imports' ? <link rel="stylesheet" href="/console/assets/imports.css" /> : null}
        {changes || waits ? <Htmx /> : null}
        {waits ? <WithoutScript /> : null}
        {script ? <script type="module" src={`/console/assets/${script}`} /> : null}
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
            {staff ? <Ways reader={reader} screen={screen} /> : null}
            {staff ? <You reader={reader} staff={staff} /> : <span class="supplier">{supplier.name}</span>}
          </div>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

/** It adds no styles of its own, and the policy of the console lets it run nothing but itself. */
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, mode: 'same-origin' });

function Htmx() {
  return (
    <>
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <script type="module" src="/console/assets/htmx/htmx.min.js" />
    </>
  );
}

function WithoutScript() {
  return (
    <noscript>
      <meta http-equiv="refresh" content="2" />
    </noscript>
  );
}
