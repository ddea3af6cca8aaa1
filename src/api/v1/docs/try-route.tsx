import type { ApiRoute } from '../api-route.ts';
import { exampleBody } from '../openapi/example-body.ts';

/** One address: what it does, what it needs, and a form to call it. */
export function TryRoute({ route, prefix }: { route: ApiRoute; prefix: string }) {
  const { name, method, path, scope, summary, params, query, body } = route;
  return (
    <details class="card route" id={name}>
      <summary>
        <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{`${prefix}${path}`}</code>
        <span class="quiet">{summary}</span>
      </summary>
      <p class="quiet">
        Scope <code>{scope}</code>
      </p>
      <form class="try" data-method={method} data-path={`${prefix}${path}`}>
        {Object.entries(params).map(([field, schema]) => (
          <Field key={field} field={field} about={schema.description} place="path" />
        ))}
        {Object.entries(query).map(([field, schema]) => (
          <Field key={field} field={field} about={schema.description} place="query" />
        ))}
        {body === null ? null : (
          <>
            <Field field="Idempotency-Key" about="Any text of your own; may be left out." place="header" />
            <label>
              Body
              <textarea name="body" rows={8} spellcheck={false}>
                {JSON.stringify(exampleBody(body), null, 2)}
              </textarea>
            </label>
          </>
        )}
        <button type="submit">Send</button>
        <pre class="answer" role="status" aria-label={`Answer of ${name}`} />
      </form>
    </details>
  );
}

interface FieldProps {
  field: string;
  about: string | undefined;
  place: 'path' | 'query' | 'header';
}

function Field({ field, about, place }: FieldProps) {
  return (
    <label>
      <code>{field}</code> {about ? <small class="quiet">{about}</small> : null}
      <input
        name={field}
        data-place={place}
        autocomplete="off"
        spellcheck={false}
        required={place === 'path'}
      />
    </label>
  );
}
