import { API_SCOPES } from '../../staff/api-keys/api-scope.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { KeyTable, type KeyTableProps } from './key-table.tsx';

export interface ApiKeysPageProps extends KeyTableProps {
  /** Something done, or what was wrong, in words. */
  told: string | null;
  problem: string | null;
  /** Just made, and shown this once. */
  made: { name: string; secret: string } | null;
  /** What stood in a form sent back. */
  typed: { name?: string; scopes?: readonly string[]; expiresOn?: string };
}

/** Which other systems come in by the HTTP API, and what for. */
export function ApiKeysPage(props: ApiKeysPageProps) {
  const { reader, told, problem, made, typed } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`staff:keys.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="api-keys">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {told ? <Notice tone="good">{told}</Notice> : null}
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      {made ? (
        <Notice tone="good">
          <p>{say('shown', { name: made.name })}</p>
          <pre class="command">{made.secret}</pre>
        </Notice>
      ) : null}
      <KeyTable {...props} />
      <NewKey reader={reader} typed={typed} />
      <p class="quiet">
        <a href="/api/v1/docs">{say('docs')}</a>
      </p>
    </Page>
  );
}

function NewKey({ reader, typed }: Pick<ApiKeysPageProps, 'reader' | 'typed'>) {
  const say = (key: string) => reader.speaker.say(`staff:keys.${key}`);
  return (
    <>
      <h2 id="make">{say('make')}</h2>
      <form method="post" action="/console/api-keys" class="card narrow" aria-labelledby="make">
        <label>
          {say('name')}
          <input
            type="text"
            name="name"
            value={typed.name}
            maxLength={100}
            placeholder={say('nameHint')}
            required
          />
        </label>
        <fieldset class="roles" aria-label={say('scopes')}>
          <legend>{say('scopes')}</legend>
          {API_SCOPES.map((scope) => (
            <label key={scope} class="check">
              <input type="checkbox" name="scopes" value={scope} checked={typed.scopes?.includes(scope)} />
              <span>
                {say(`scope.${scope.replace(':', '.')}`)} <small class="quiet">{scope}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label>
          {say('expires')}
          <input type="date" name="expiresOn" value={typed.expiresOn} aria-describedby="expires-hint" />
        </label>
        <p id="expires-hint" class="quiet">
          {say('expiresHint')}
        </p>
        <button type="submit">{say('make')}</button>
      </form>
    </>
  );
}
