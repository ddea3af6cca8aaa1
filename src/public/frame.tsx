import type { ComponentChildren } from 'preact';
import type { Reader } from './public-deps.ts';

interface FrameProps {
  reader: Reader;
  title: string;
  children: ComponentChildren;
}

/** The frame of every page a customer sees: who we are, the matter, and how to reach a person. */
export function Frame({ reader, title, children }: FrameProps) {
  const { speaker, supplier } = reader;
  return (
    <html lang={speaker.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${supplier.name}`}</title>
        <link rel="stylesheet" href="/public-assets/public.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          {speaker.say('public:shell.skip')}
        </a>
        <header>
          <p class="supplier">{supplier.name}</p>
        </header>
        <main id="main">{children}</main>
        <footer>
          <p>{speaker.say('public:shell.questions', { name: supplier.senderName, phone: supplier.phone })}</p>
          <p>{`${supplier.name}, ${supplier.businessId}, ${supplier.postalAddress}`}</p>
        </footer>
      </body>
    </html>
  );
}
