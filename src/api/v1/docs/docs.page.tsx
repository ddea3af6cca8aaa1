import type { ApiRoute } from '../api-route.ts';
import { PROBLEMS } from '../problem.ts';
import { TryRoute } from './try-route.tsx';

interface DocsPageProps {
  routes: readonly ApiRoute[];
  prefix: string;
}

/** Every address of the API, with a form that calls it. Without a script it is still a list to read. */
export function DocsPage({ routes, prefix }: DocsPageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API · Rytmi</title>
        <link rel="stylesheet" href={`${prefix}/docs/assets/docs.css`} />
        <script type="module" src={`${prefix}/docs/assets/try.js`} />
      </head>
      <body>
        <main>
          <h1>Rytmi API</h1>
          <p class="lead">
            Bring customers, contacts, products, orders and complaints in, and read what Rytmi found. For
            programs: <a href={`${prefix}/openapi.json`}>openapi.json</a> (OpenAPI 3.1).
          </p>
          <section class="card">
            <label>
              Your key, from <code>rytmi api-keys create</code> or the console
              <input id="key" type="password" autocomplete="off" spellcheck={false} placeholder="rytmi_…" />
            </label>
            <p class="quiet">
              It stays in this page, and is sent to this server only. What you try here really happens.
            </p>
          </section>
          {routes.map((route) => (
            <TryRoute key={route.name} route={route} prefix={prefix} />
          ))}
          <h2>Problems</h2>
          <p class="lead">
            What cannot be done is answered as <code>application/problem+json</code> (RFC 9457), with a code:
          </p>
          <div class="scrolls">
            <table>
              <tbody>
                {Object.entries(PROBLEMS).map(([code, [status, title]]) => (
                  <tr key={code} id={code}>
                    <th scope="row">
                      <code>{code}</code>
                    </th>
                    <td>{status}</td>
                    <td>{title}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </main>
      </body>
    </html>
  );
}
