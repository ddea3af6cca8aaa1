import type { AuditEntry } from '../../staff/audit/audit-store.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../staff/audit/change-kind.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { AuditLine } from './audit-line.tsx';

interface AuditPageProps {
  reader: Reader;
  entries: readonly AuditEntry[];
  actors: readonly string[];
  by: string | null;
  kind: ChangeKind | null;
  /** The entry that the next page begins after; null on the last. */
  older: number | null;
}

/** Who changed what, the newest first. */
export function AuditPage({ reader, entries, actors, by, kind, older }: AuditPageProps) {
  const say = (key: string) => reader.speaker.say(`staff:audit.${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="audit">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <form method="get" action="/console/audit" class="filter">
        <label>
          {say('by')}
          <select name="by">
            <option value="">{say('all')}</option>
            {actors.map((name) => (
              <option key={name} value={name} selected={name === by}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('kind')}
          <select name="kind">
            <option value="">{say('all')}</option>
            {CHANGE_KINDS.map((one) => (
              <option key={one} value={one} selected={one === kind}>
                {reader.speaker.say(`staff:change.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="plain-button">
          {say('show')}
        </button>
      </form>
      {entries.length === 0 ? <p class="quiet">{say(by || kind ? 'noneFits' : 'none')}</p> : null}
      <ol class="entries">
        {entries.map((entry) => (
          <AuditLine key={entry.id} reader={reader} entry={entry} />
        ))}
      </ol>
      {older === null ? null : (
        <p>
          <a class="button plain-button" href={nextPage(by, kind, older)}>
            {say('older')}
          </a>
        </p>
      )}
    </Page>
  );
}

function nextPage(by: string | null, kind: ChangeKind | null, older: number): string {
  const query = new URLSearchParams({ ...(by && { by }), ...(kind && { kind }), before: String(older) });
  return `/console/audit?${query}`;
}
